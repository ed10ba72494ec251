"""Publicity and filing on pages: only what was shown is confirmed, days that work, a result for each person."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils.html import strip_tags

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng.workdays.days import iso_day
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.models import Case, Filing, Publicity
from zhicheng_web.portal.employer.publicity_starts import (
    find_filing_season,
    list_posted_starts,
    list_publicity_cells,
    list_publicity_starts,
)

Stand = Callable[..., Any]


def said(case: Case, start: str, shown: str | None = None, **more: Any) -> dict[str, Any]:
    """What the form of publicity carries."""
    one = str(case.public_id)
    days = {"start": start, "start-on-page": shown or start}
    return days | {"case": [one], "case-on-page": [one], f"version-{one}": case.version} | more


def state(case: Case) -> str:
    """Where a case stands now."""
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def test_the_days_that_work_end_with_the_latest_and_step_over_make_up_days_and_holidays() -> None:
    around = find_filing_season(date(2026, 6, 8))
    found = [
        (one.iso, iso_day(one.last), iso_day(one.files), one.remaining_days) for one in list_publicity_starts(around)
    ]
    assert found == [
        ("2026-06-08", "2026-06-15", "2026-06-16", 5),
        ("2026-06-09", "2026-06-16", "2026-06-17", 4),
        ("2026-06-10", "2026-06-17", "2026-06-18", 3),
        ("2026-06-11", "2026-06-18", "2026-06-19", 2),
    ]


def test_no_start_counts_new_year_s_day_and_the_notice_is_marked(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    """A2: 元旦 2027 is a Friday, and its year is not arranged."""
    around = find_filing_season(date(2026, 12, 21))
    ends = {one.iso: iso_day(one.last) for one in list_publicity_starts(around, all_=True)}
    assert [ends[day] for day in ("2026-12-24", "2026-12-25", "2026-12-31")] == [
        "2026-12-31",
        "2027-01-04",
        "2027-01-08",
    ]
    assert "2027-01-01" not in ends
    case = walking.assessed(people)
    stand_on("12-21")
    notice = "/employer/publicity/notice/?start={}&case={}"
    page = strip_tags(compact(wang_fang.client.get(notice.format("2026-12-25", case.public_id))))
    assert "2027年1月4日（星期一）（暂定），张贴次日起5个工作日" in page
    page = strip_tags(compact(wang_fang.client.get(notice.format("2026-12-24", case.public_id))))
    assert "暂定" not in page


def test_after_the_latest_day_the_next_window_is_planned() -> None:
    around = find_filing_season(date(2026, 6, 12))
    assert (iso_day(around.window.opens), iso_day(around.latest)) == ("2026-09-01", "2026-09-11")
    assert around.missed is not None
    assert iso_day(around.missed.closes) == "2026-06-20"


def test_the_strip_shows_make_up_days_as_working_days_and_holidays_as_rest() -> None:
    around = find_filing_season(date(2026, 2, 11))
    start = next(one for one in list_publicity_starts(around, all_=True) if one.iso == "2026-02-11")
    kinds = {one.day.isoformat(): (one.kind, one.above, one.below) for one in list_publicity_cells(start, around)}
    assert iso_day(start.last) == "2026-02-25"
    assert kinds["2026-02-14"] == ("count", "补班", "第3日")
    assert kinds["2026-02-16"][::2] == ("rest", "休")
    assert kinds["2026-02-25"] == ("count", "三", "第5日")
    assert len(kinds) % 14 == 0


def test_only_a_plan_that_was_shown_is_confirmed(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    changed = wang_fang.post("employer-publicity", **said(case, "2026-03-04", shown="2026-03-02"))
    assert (changed.status_code, state(case)) == (200, "assessed")
    assert changed.content.decode().count("您改了开始的日子或公示的人。") == 1
    assert changed.content.decode().count('name="start-on-page" value="2026-03-04"') == 1
    done = wang_fang.post("employer-publicity", **said(case, "2026-03-04", place="一楼大厅"))
    assert (done.status_code, state(case)) == (200, "in_publicity")
    row = Publicity.objects.get(case=case)
    assert (row.start_on, row.last_on, row.place) == (date(2026, 3, 4), date(2026, 3, 11), "一楼大厅")


def test_a_notice_that_hangs_already_is_offered_from_its_real_day(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    """A7: nobody has to invent a later day for what they have posted already."""
    case = walking.assessed(people)
    stand_on("03-04")
    days = [one.iso for one in list_posted_starts(find_filing_season(date(2026, 3, 4)))]
    assert days == ["2026-02-26", "2026-02-27", "2026-02-28", "2026-03-02", "2026-03-03"]
    looked = compact(wang_fang.post("employer-publicity", **said(case, "2026-03-03"), look="1"))
    assert looked.count("<details open") == strip_tags(looked).count("确认1人已在3月3日张贴") == 1
    done = compact(wang_fang.post("employer-publicity", **said(case, "2026-03-03")))
    assert strip_tags(done).count("1人的公示已在3月3日张贴") == 1
    assert Publicity.objects.get(case=case).start_on == date(2026, 3, 3)


def test_no_day_before_the_check_is_offered(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    walking.assessed(people)
    stand_on("02-05")
    page = compact(wang_fang.get("employer-publicity"))
    assert re.findall(r'id="s(2026-02-0\d)"', page.split("<details")[1].split("</details>")[0]) == ["2026-02-04"]


def test_the_days_to_put_right_are_those_that_can_have_been(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.in_publicity(people)
    stand_on("03-04")
    page = compact(wang_fang.get("employer-posting-day", case.public_id))
    offered = re.findall(r'name="start" value="(.*?)"', page)
    assert offered == ["2026-02-26", "2026-02-27", "2026-02-28", "2026-03-02", "2026-03-03", "2026-03-04"]
    assert page.count("3月3日张贴，3月10日满</label>") == page.count("3月9日满（现在登记的）</label>") == 1
    assert " checked" not in page


def test_nobody_chosen_is_said_and_looking_changes_nothing(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    fields = said(case, "2026-03-04")
    nobody = wang_fang.post("employer-publicity", **(fields | {"case": [], "case-on-page": []}))
    assert nobody.content.decode().count("还没有选要公示的人。请至少选一人，再确认。") == 1
    looked = wang_fang.post("employer-publicity", **fields, look="1", place="大厅")
    assert (state(case), looked.content.decode().count('value="大厅"')) == ("assessed", 1)


@pytest.mark.parametrize("start", ["2026-03-01", "2026-03-07", "2026-03-13", "", "不是日子"])
def test_a_day_that_does_not_work_starts_nothing(start: str, people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    assert wang_fang.post("employer-publicity", **said(case, start)).status_code == 200
    assert state(case) == "assessed"


def test_the_notice_has_names_and_days_and_no_number(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    html = wang_fang.get("employer-notice", start="2026-03-02", case=str(case.public_id)).content.decode()
    sheet = re.sub("<[^>]*>", "", html.split("<article")[1].split("</article>")[0])
    told = "拟推荐李云同志考核认定助理工程师，现予公示。"
    assert (sheet.count(told), sheet.count("2026年3月2日（星期一）至2026年3月9日（星期一）")) == (1, 1)
    assert re.findall(r"\d{15,}", sheet) == []


@pytest.mark.parametrize(
    ("query", "status"), [({}, 404), ({"start": "2026-03-02"}, 404), ({"start": "x", "case": "y"}, 400)]
)
def test_a_notice_of_nobody_is_no_page(query: dict[str, str], status: int, wang_fang: Browser) -> None:
    assert wang_fang.get("employer-notice", **query).status_code == status


@pytest.mark.parametrize(
    ("walk", "refused", "printed"),
    [
        (walking.submitted, ("2026-03-02",), ()),
        (
            walking.assessed,
            ("2026-02-07", "2026-02-03", "2025-03-03", "2027-12-31"),
            ("2026-02-04", "2026-02-05", "2026-03-02"),
        ),
        (walking.in_publicity, ("2026-03-03", "2026-02-05"), ("2026-03-02",)),
    ],
)
def test_a_notice_is_of_a_day_that_can_be_planned_or_is_recorded(
    walk: Callable[[Cast], Case],
    refused: tuple[str, ...],
    printed: tuple[str, ...],
    people: Cast,
    wang_fang: Browser,
    stand_on: Stand,
) -> None:
    """附件1 is for no day and nobody that only an address names."""
    case = walk(people)
    stand_on("02-05")
    for page in ("employer-notice", "employer-notice-print"):
        answers = {day: wang_fang.get(page, start=day, case=str(case.public_id)) for day in (*refused, *printed)}
        assert [day for day, answer in answers.items() if answer.status_code == 200] == list(printed)


def test_a_stranger_publicises_closes_and_files_nothing(people: Cast, zhao_min: Browser, stand_on: Stand) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    one = str(case.public_id)
    assert zhao_min.get("employer-notice", start="2026-03-02", case=one).status_code == 404
    zhao_min.post("employer-publicity", **said(case, "2026-03-02"))
    zhao_min.post("employer-close", **attested(case))
    zhao_min.post("employer-file", **said(case, ""))
    assert state(case) == "assessed"


def report(answer: Any) -> list[str]:
    """The last column of a report, its line of each person."""
    return re.findall(r'data-label="说明">(.*?)</td>', answer.content.decode(), re.DOTALL)


def attested(*cases: Case, result: str = "none", **more: Any) -> dict[str, Any]:
    """What the form of results carries."""
    fields: dict[str, Any] = {}
    for case in cases:
        fields |= {f"result-{case.public_id}": result, f"version-{case.public_id}": case.version}
    return fields | more


def test_closing_before_the_last_day_is_over_is_refused_for_that_person(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-09")
    answer = wang_fang.post("employer-close", **attested(case))
    assert report(answer) == ["公示到2026年3月9日（星期一）才满（三（二））。2026年3月10日（星期二）起可以办理。"]
    stand_on("03-10")
    assert report(wang_fang.post("employer-close", **attested(case, words="张贴在一楼"))) == [""]
    row = Publicity.objects.get(case=case)
    assert (state(case), row.words, row.attested_by_id) == (
        "publicity_closed",
        "张贴在一楼",
        people.wang_fang.person_id,
    )
    page = compact(wang_fang.get("employer-case", case.public_id))
    assert "公示期间没有收到异议。张贴在一楼（王芳证实）" in strip_tags(page)


def test_no_result_is_chosen_before_and_each_person_has_their_own(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    """B4: one press attests nothing for people whom nobody has looked at."""
    case = walking.in_publicity(people)
    stand_on("03-10")
    page = compact(wang_fang.get("employer-close"))
    assert (page.count(f'name="result-{case.public_id}"'), page.count(" checked")) == (3, 0)
    linked = compact(wang_fang.get("employer-close", **{f"result-{case.public_id}": "none"}))
    assert linked.count(" checked") == 0
    assert "由您（王芳）证实" in page
    nobody = wang_fang.post("employer-close", **attested(case, result=""), words="没有异议")
    assert (nobody.status_code, nobody.content.decode().count("还没有选。请给至少一人选")) == (422, 1)
    assert nobody.content.decode().count('value="没有异议"') == 1
    assert wang_fang.post("employer-close", **attested(case, result="later")).status_code == 422
    assert report(wang_fang.post("employer-close", **attested(case, result="settled"))) == [
        "还没有登记收到的异议（三（二））。请逐人选择公示期间有没有收到异议；收到过的，先登记，查清以后再登记结果。"
    ]
    assert state(case) == "in_publicity"


def test_filing_shows_the_authority_with_its_clause_and_files_once(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.closed(people)
    stand_on("03-11")
    page = wang_fang.get("employer-file").content.decode()
    assert page.count('data-label="报给谁">五华区人力资源和社会保障局<small>') == 1
    assert page.count("由五华区人力资源和社会保障局认定（三（三））。") == 1
    fields = said(case, "") | {"key": "6a1f0b4e-0000-4000-8000-000000000001"}
    for _ in range(2):
        assert report(wang_fang.post("employer-file", **fields)) == ["五华区人力资源和社会保障局"]
    assert [row.filing_on for row in Filing.objects.filter(case=case)] == [date(2026, 3, 11)]


def test_a_filing_outside_the_window_or_too_late_is_refused_with_the_reason(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.closed(people)
    stand_on("03-21")
    assert wang_fang.get("employer-file").content.decode().count("上报所选的人") == 0
    outside = report(wang_fang.post("employer-file", **said(case, "")))
    assert outside == ["申报窗口2026年6月1日（星期一）才开放（四）。窗口开放后再上报，公示结果一直有效。"]
    stand_on("03-11")
    fields = said(case, "") | {f"version-{case.public_id}": case.version - 1}
    late = report(wang_fang.post("employer-file", **fields))
    start = "您已在另一个页面办理了“登记公示结果”（3月10日09:00）。"
    assert (late, state(case)) == ([start], "publicity_closed")
    assert wang_fang.post("employer-file").status_code == 422


def test_a_returned_case_is_filed_again_when_every_fault_has_an_answer(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.returned_to_employer(people)
    stand_on("03-13")
    page = wang_fang.get("employer-refile", case.public_id).content.decode()
    assert page.count("还没有补正") == 3
    words = {"answer-insurance_unclear": "原件清晰，已核对"}
    some = wang_fang.post("employer-refile", case.public_id, **words, version=case.version)
    assert (some.status_code, some.content.decode().count("原件清晰，已核对</textarea>")) == (422, 1)
    words |= {"answer-service_differs": "登记表无误", "answer-assessment_unclear": "见评议原件"}
    done = wang_fang.post("employer-refile", case.public_id, **words, version=case.version)
    assert (done.status_code, state(case)) == (302, "filed")
    assert [row.filing_on for row in Filing.objects.filter(case=case)] == [date(2026, 3, 10)] * 2


RESTARTS: list[tuple[str, Callable[[Cast], Case], str]] = [
    ("employer-settle", walking.objected, "异议成立的，"),
    ("employer-return", walking.in_publicity, "退回以后，"),
    ("employer-left", walking.in_publicity, "登记以后，"),
]


@pytest.mark.parametrize(("page", "walk", "when"), RESTARTS)
def test_a_page_that_voids_the_publicity_says_so_before_one_presses(
    page: str, walk: Callable[[Cast], Case], when: str, people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walk(people)
    stand_on("03-06")
    words = re.sub("<[^>]*>", "", wang_fang.get(page, case.public_id).content.decode())
    assert words.count(f"{when}3月2日张贴的公示作废") == 1
    dates = "重新数满5个工作日（三（二））。要赶3月20日关闭的窗口，最晚2026年3月12日（星期四）重新开始。"
    assert words.count(dates) == (0 if page == "employer-left" else 1)


def test_nothing_is_said_of_a_publicity_where_none_hangs(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    assert wang_fang.get("employer-return", case.public_id).content.decode().count("作废") == 0


WORK, PAID = walking.FACTS["employment"][0], walking.FACTS["insurance"][0]
SHORT = {"employment": [WORK | {"start": "2025-03-05"}]}
"""Twelve months are full on 5 March."""
LATE = {"insurance": [PAID | {"from": "2025-10"}]}
"""Six months are full on 1 April, if they are paid on."""
AHEAD: list[tuple[dict[str, Any], str, str, str, str]] = [
    (SHORT, "03-02", "2026-03-02", "时间未到1项要您看", "建议2026年3月5日（星期四）开始公示"),
    (SHORT, "03-02", "2026-03-05", "可以申报现在还不满，到那天就满", ""),
    (LATE, "03-02", "2026-03-02", "时间未到1项要您看", "2026年6月1日至2026年6月20日上报"),
    (LATE, "03-13", "2026-03-13", "可以申报现在还不满，到那天就满", ""),
    ({}, "03-02", "2026-03-02", "可以申报", ""),
]


def opinion(html: str) -> str:
    """What the engine says of the one person on the page."""
    cell = html.split('data-label="系统意见">')[1].split("</td>")[0]
    return re.sub('<span class="hidden">.*?</span>|<[^>]*>', "", cell)


@pytest.mark.parametrize(("more", "today", "start", "said_", "way"), AHEAD)
def test_before_a_publicity_one_learns_what_will_hold_at_the_filing_after_it(
    more: dict[str, Any],
    today: str,
    start: str,
    said_: str,
    way: str,
    people: Cast,
    wang_fang: Browser,
    stand_on: Stand,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The desk says 时间未到 as of the assessment; nobody is chosen for a publicity that would be in vain."""
    monkeypatch.setattr(walking, "FACTS", walking.FACTS | more)
    walking.assessed(people)
    stand_on(today)
    html = compact(wang_fang.get("employer-publicity", start=start))
    assert opinion(html) == said_
    assert html.count("<h1>安排公示：0人</h1>") == html.count('<h2 id="unmet-') == bool(way)
    assert html.count('<li class="check"') == bool(way)
    assert way in html


def test_hr_may_publicise_whom_the_engine_does_not_see_there_yet(
    people: Cast, wang_fang: Browser, stand_on: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "FACTS", walking.FACTS | LATE)
    case = walking.assessed(people)
    stand_on("03-02")
    looked = compact(wang_fang.post("employer-publicity", **said(case, "2026-03-03"), look="1"))
    assert (looked.count("要不要一起公示由您决定"), looked.count(f'value="{case.public_id}" checked')) == (1, 1)
    wang_fang.post("employer-publicity", **said(case, "2026-03-03"))
    assert state(case) == "in_publicity"


def test_no_day_is_offered_on_which_an_upheld_objection_had_not_taken_the_last_notice_down(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.objected(people)
    click = walking.act(case, people.wang_fang, moment("03-06"))
    settle_objection(case, outcome="upheld", conclusion=walking.REASON, **click)
    stand_on("03-10")
    offered = [one.iso for one in wang_fang.get("employer-publicity").context["posted_starts"]]
    assert sorted(offered) == ["2026-03-06", "2026-03-09"]
