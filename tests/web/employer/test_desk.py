"""The desk: the nearest day first, every state in a group, one act a row; nothing for strangers."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.people import queries
from zhicheng_web.portal.employer.publicity_notice import build_publicity_notice
from zhicheng_web.portal.employer.queue_groups import QUEUED_STATES

STANDS: list[tuple[State, str, str, str]] = [
    (State.SUBMITTED, "02-04", "1人要审核、考核，最迟2026年2月10日（星期二）", "审核"),
    (State.SUBMITTED, "02-24", "1人要审核、考核，最迟2026年2月10日（星期二），已经超期", "审核"),
    (State.ASSESSED, "03-02", "1人要开始公示，最迟2026年3月12日（星期四）", "安排公示"),
    (State.ASSESSED, "03-13", "1人要开始公示，最迟2026年6月11日（星期四）", "安排公示"),
    (State.IN_PUBLICITY, "03-05", "现在没有要您办的申报", "查看"),
    (State.IN_PUBLICITY, "03-10", "1人要登记公示结果并上报，最迟2026年3月20日（星期五）", "登记公示结果"),
    (State.OBJECTION_OPEN, "03-06", "1人要作出异议结论，最迟2026年3月19日（星期四）", "核查异议"),
    (State.PUBLICITY_CLOSED, "03-11", "1人要上报，最迟2026年3月20日（星期五）", "上报"),
    (State.FILED, "03-11", "现在没有要您办的申报", "查看"),
    (State.RETURNED_TO_EMPLOYER, "03-13", "1人要重报，最迟2026年3月19日（星期四）", "补正"),
    (State.RETURNED_TO_APPLICANT, "03-02", "现在没有要您办的申报", "查看"),
]


def plain(html: str) -> str:
    """The text of the first heading."""
    return re.sub("<[^>]*>", "", html.split("<h1>")[1].split("</h1>")[0])


@pytest.mark.parametrize(("state", "day", "headline", "act"), STANDS)
def test_the_heading_is_the_nearest_day_and_a_row_has_one_act(
    state: State, day: str, headline: str, act: str, people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    walking.case_at(people, state)
    stand_on(day, 12)
    html = compact(wang_fang.get("employer-queue"))
    assert plain(html) == headline
    assert html.count('class="row-go"') == 1
    assert html.count(f">{act}<span") == 1


def test_every_active_state_that_an_employer_sees_is_in_a_group() -> None:
    from_table = {state for state in State if state in QUEUED_STATES}
    unseen = {State.DRAFT, State.LEFT_EMPLOYER}
    over = {State.NOT_RECOMMENDED, State.RECOGNISED, State.REFUSED, State.WITHDRAWN, State.EXPIRED, State.REVOKED}
    assert from_table == set(State) - unseen - over


def test_a_draft_is_the_applicants_own(people: Cast, wang_fang: Browser) -> None:
    walking.draft(people)
    assert wang_fang.get("employer-queue").content.decode().count('class="row-go"') == 0


def test_another_firm_sees_nothing_of_it(people: Cast, zhao_min: Browser) -> None:
    walking.submitted(people)
    assert plain(compact(zhao_min.get("employer-queue"))) == "现在没有要您办的申报"
    assert zhao_min.get("employer-queue").content.decode().count('class="row-go"') == 0


def opinions(browser: Browser) -> list[str]:
    """What the column of the engine's opinion says, row by row."""
    html = compact(browser.get("employer-queue"))
    cells = re.findall(r'data-label="系统意见">(.*?)</td>', html, re.DOTALL)
    return [re.sub("<[^>]*>", "", cell) for cell in cells]


def test_before_the_assessment_ones_own_word_is_no_lack(people: Cast, wang_fang: Browser, stand_on: Any) -> None:
    walking.submitted(people)
    assert opinions(wang_fang) == ["条件已满足等您考核确认"]


def test_before_the_assessment_a_doubt_of_another_kind_is_seen(
    people: Cast, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = walking.FACTS["insurance"][0] | {"late": True}
    monkeypatch.setattr(walking, "FACTS", walking.FACTS | {"insurance": [late]})
    walking.submitted(people)
    assert opinions(wang_fang) == ["需人工判断"]


BACHELOR = walking.FACTS["educations"][0]
MASTER = BACHELOR | {"level": "master", "diploma_date": "2026-02-02", "degree_date": "2026-02-02"}
UNKNOWN_SCHOOL = BACHELOR | {"recognized": False}
BY_SKILL = {
    "educations": [UNKNOWN_SCHOOL],
    "skills": [{"level": "senior", "date": "2023-01-10"}],
    "employment": [walking.FACTS["employment"][0] | {"start": "2022-08-01"}],
}


@pytest.mark.parametrize("more", [{"educations": [BACHELOR, MASTER]}, BY_SKILL], ids=["route", "diploma"])
def test_what_has_no_say_in_the_verdict_is_nothing_to_look_at(
    more: dict[str, Any], people: Cast, wang_fang: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A master's of this month beside the bachelor's that is full; a diploma that nobody asks beside the certificate."""
    monkeypatch.setattr(walking, "FACTS", walking.FACTS | more)
    case = walking.submitted(people)
    assert opinions(wang_fang) == ["条件已满足等您考核确认"]
    assert plain(compact(wang_fang.get("employer-case", case.public_id))) == "李云：待单位审核，条件已满足"


@pytest.mark.parametrize(("day", "closes"), [("03-09", False), ("03-10", True)])
def test_a_publicity_that_runs_is_not_closed_yet(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any], day: str, closes: bool
) -> None:
    case = walking.in_publicity(people)
    stand_on(day, 12)
    page = wang_fang.get("employer-case", case.public_id)
    acts = [(one.words, one.first) for one in page.context["acts"]]
    assert (("登记公示结果", True) in acts, ("登记异议", False) in acts) == (closes, True)
    assert ("公示<time" in page.content.decode() and "次日起登记公示结果" in page.content.decode()) is not closes
    assert ("已满5个工作日" in wang_fang.get("employer-publicity").content.decode()) is closes


def test_two_of_a_name_can_be_told_apart(people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]) -> None:
    mine = walking.submitted(people)
    person = queries.create_person("李云", at=moment("01-05"), document="pass", number="E00000001")
    other = walking.submitted(people._replace(li_yun=queries.build_applicant_actor(person.pk)))
    stand_on("02-04", 12)
    names = [row.name for row in wang_fang.get("employer-queue").context["rows"]]
    assert sorted(names) == sorted(f"李云（编号{str(case.public_id)[:8].upper()}）" for case in (mine, other))
    cases = [mine, other]
    assert (
        build_publicity_notice(people.firm, cases, date(2026, 3, 2), date(2026, 3, 9)).lines[0].names
        == ["李云（机械）"] * 2
    )


@pytest.mark.parametrize(
    ("walk", "told"),
    [
        (walking.recognised, "助理工程师（机械专业），认定号2026年第1号"),
        (walking.refused, walking.REASON),
        (walking.revoked, "前不能申报"),
    ],
)
def test_hr_reads_what_was_decided(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any], walk: Callable[[Cast], Any], told: str
) -> None:
    case = walk(people)
    stand_on("04-02")
    page = wang_fang.get("employer-case", case.public_id).content.decode()
    assert ("认定结果" in page, told in page) == (True, True)


def test_a_draft_that_was_withdrawn_stays_the_applicants_own(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case, bureau = walking.take_back(people), Browser(people, people.supervisor)
    stand_on("02-05")
    for browser, page in ((wang_fang, "employer-case"), (bureau, "bureau-case")):
        assert browser.get(page, case.public_id).status_code == 404
    assert "李云" not in wang_fang.get("employer-done").content.decode()


def test_one_that_was_withdrawn_after_it_was_submitted_does_not(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.submitted(people)
    withdraw(case, **walking.act(case, people.li_yun, moment("02-05")))
    stand_on("02-05", 12)
    assert wang_fang.get("employer-case", case.public_id).status_code == 200


def test_a_new_employer_does_not_read_what_was_withdrawn_before_it_came(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.left(people)
    case = choose_employer(case, people.other_firm, **walking.act(case, people.li_yun, moment("02-05")))
    withdraw(case, **walking.act(case, people.li_yun, moment("02-05", 10)))
    stand_on("02-05", 12)
    assert zhao_min.get("employer-case", case.public_id).status_code == 404
