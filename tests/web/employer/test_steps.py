"""Each page that takes a step: done, refused in words with nothing lost, closed to strangers, too late."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import BACKEND, Browser
from zhicheng_web.cases.actions.take_back import take_back
from zhicheng_web.cases.models import Assessment, Case, Objection, ReturnRound
from zhicheng_web.portal.employer.pages.case import EMPLOYER_STEP_PAGES

ALL = ["lawful", "true", "complete", "valid"]
"""Ticked for every paper of the case: see `filled`."""
ASSESSED = {
    "checked": ALL,
    "character": "作风踏实，乐于带新人",
    "ability": "能独立设计零件并出图",
    "achievements": "参与三个项目，改进夹具一项",
    "annual_review": "qualified",
    "major_relation": "same",
    "obeys": "yes",
    "competent": "yes",
}
WHY = "谈话核实后，与事实不符"
MARKUP = 9
"""Longer than the values of radio buttons and boxes, shorter than what people type here."""
SHORT = ("qualified", "same", "yes", "dismissed", "upheld", "2026-03-04")
"""Values of radio buttons."""
ANSWERS = {
    "answer-insurance_unclear": "原件已在窗口核对过",
    "answer-service_differs": "登记表写的是报到的那一天",
    "answer-assessment_unclear": "考核由生产部和人事部共同进行",
}

PAGES: list[tuple[str, Callable[[Cast], Case], dict[str, Any], str]] = [
    ("employer-assess", walking.submitted, ASSESSED, "assessed"),
    ("employer-decline", walking.submitted, {"reason": WHY}, "not_recommended"),
    ("employer-return", walking.submitted, {"reason": ["identity_unclear"]}, "returned_to_applicant"),
    ("employer-objection", walking.in_publicity, {"raised_by": "张三", "words": WHY}, "objection_open"),
    ("employer-settle", walking.objected, {"outcome": "dismissed", "conclusion": WHY}, "in_publicity"),
    ("employer-settle", walking.objected, {"outcome": "upheld", "conclusion": WHY}, "assessed"),
    ("employer-posting-day", walking.in_publicity, {"start": "2026-03-04", "reason": WHY}, "in_publicity"),
    ("employer-left", walking.submitted, {}, "left_employer"),
    ("employer-recall", walking.filed, {}, "publicity_closed"),
    ("employer-refile", walking.returned_to_employer, ANSWERS, "filed"),
]
ELSEWHERE = {
    "employer-enclose": "test_enclose.py",
    "employer-publicity": "test_publicity.py",
    "employer-close": "test_publicity.py",
    "employer-file": "test_filing.py",
    **dict.fromkeys(("employer-agency-check", "employer-agency-papers", "employer-stamp"), "test_dispatch.py"),
}
"""Pages of steps that take a file, or several cases at once: the tests that take them."""
DAYS = {"employer-refile": "03-13"}
"""Pages that are looked at on another day than 10 March."""


def filled(fields: dict[str, Any], case: Case) -> dict[str, Any]:
    """The fields of a form for a case: the four checks are asked of each paper."""
    ticks = {f"checked-{one.public_id}": fields["checked"] for one in case.papers.all()} if "checked" in fields else {}
    return {name: value for name, value in fields.items() if name != "checked"} | ticks


def shows(text: str, said: dict[str, Any]) -> bool:
    """Whether a page shows everything that was typed and ticked, and nothing else ticked."""
    typed = [value for value in said.values() if isinstance(value, str) and len(value) > MARKUP]
    ticked = sum(len(value) if isinstance(value, list) else value in SHORT for value in said.values())
    return [text.count(value) for value in typed] == [1] * len(typed) and text.count(" checked") == ticked


def state(case: Case) -> str:
    """Where a case stands now."""
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def test_every_step_of_an_employer_is_taken_from_its_page_here_or_there() -> None:
    assert {row[0] for row in PAGES} | set(ELSEWHERE) == {page for page, *_ in EMPLOYER_STEP_PAGES.values()}
    texts = {page: Path(__file__).with_name(file).read_text(encoding="utf-8") for page, file in ELSEWHERE.items()}
    assert [page for page, text in texts.items() if f'"{page}"' not in text] == []


@pytest.mark.parametrize(("page", "walk", "fields", "after"), PAGES)
def test_a_step_is_taken_once_even_when_sent_twice(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on(DAYS.get(page, "03-10"), 11)
    assert wang_fang.get(page, case.public_id).status_code == 200
    said = filled(fields, case) | {"key": str(uuid4()), "version": case.version}
    first = wang_fang.post(page, case.public_id, **said)
    assert (first.status_code, state(case)) == (302, after)
    version = Case.objects.get(pk=case.pk).version
    again = wang_fang.post(page, case.public_id, **said)
    assert again.status_code == 302
    assert Case.objects.get(pk=case.pk).version == version == case.version + 1


@pytest.mark.parametrize(("page", "walk", "fields", "after"), PAGES)
def test_a_stranger_finds_no_page_and_changes_nothing(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, zhao_min: Browser
) -> None:
    case = walk(people)
    assert zhao_min.get(page, case.public_id).status_code == 404
    assert zhao_min.post(page, case.public_id, **fields, version=case.version).status_code == 404
    assert state(case) == case.state


@pytest.mark.parametrize(("page", "walk", "fields", "after"), PAGES)
def test_a_second_tab_is_told_who_was_first_and_keeps_what_was_typed(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on(DAYS.get(page, "03-10"), 11)
    answer = wang_fang.post(page, case.public_id, **filled(fields, case), version=case.version - 1)
    text = answer.content.decode()
    assert (answer.status_code, state(case)) == (409, case.state)
    assert text.count("没有提交：这件刚被办过") == 1
    assert shows(text, filled(fields, case))


BAD: list[tuple[str, Callable[[Cast], Case], dict[str, Any], list[str]]] = [
    (
        "employer-assess",
        walking.submitted,
        ASSESSED | {"checked": ["lawful"], "character": "", "competent": "no"},
        [
            "身份证件：还没有确认真实、完整、有效。核对后勾选；不能确认的，请退回本人补正。",
            "社会保险缴费证明：还没有确认真实、完整、有效。核对后勾选；不能确认的，请退回本人补正。",
            "请写品德方面的评议。",
            "一（二）规定这样的人员不得申报。属实的，请改走“不予推荐”并写明理由；选错了，请改选。",
        ],
    ),
    (
        "employer-assess",
        walking.submitted,
        ASSESSED | {"annual_review": "unqualified"},
        ["一（二）规定这样的人员不得申报。属实的，请改走“不予推荐”并写明理由；选错了，请改选。"],
    ),
    (
        "employer-decline",
        walking.submitted,
        {"reason": "不行"},
        ["您写了2个字，请至少写6个字，写清楚是什么事。"],
    ),
    (
        "employer-return",
        walking.submitted,
        {"words-identity_unclear": "第二页"},
        ["还没有选退回原因。请把要改的一次全部勾上，让本人一次改好。"],
    ),
    (
        "employer-objection",
        walking.in_publicity,
        {"raised_by": "张三", "words": " "},
        ["请写明异议内容，至少6个字。"],
    ),
    (
        "employer-settle",
        walking.objected,
        {"conclusion": "查过了，属实，见谈话记录"},
        ["请选择异议是否成立。"],
    ),
]


@pytest.mark.parametrize(("page", "walk", "fields", "errors"), BAD)
def test_what_is_wrong_is_said_on_top_and_at_the_field_and_nothing_typed_is_lost(
    page: str, walk: Any, fields: dict[str, Any], errors: list[str], people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on("03-10", 11)
    answer = wang_fang.post(page, case.public_id, **filled(fields, case), version=case.version)
    text = answer.content.decode()
    assert (answer.status_code, state(case)) == (422, case.state)
    assert [text.count(error) for error in errors] == [2] * len(errors)
    kept = [value for value in fields.values() if isinstance(value, str) and len(value) > 3]
    assert [text.count(value) >= 1 for value in kept] == [True] * len(kept)


def test_an_assessment_is_written_down_as_it_was_said(people: Cast, wang_fang: Browser, stand_on: Any) -> None:
    case = walking.submitted(people)
    wang_fang.post("employer-assess", case.public_id, **filled(ASSESSED, case), version=case.version)
    row = Assessment.objects.get(case=case)
    said = (row.recommended, row.lawful, row.true, row.complete, row.valid, row.character, row.ability)
    assert said == (True, True, True, True, True, ASSESSED["character"], ASSESSED["ability"])
    rest = (row.achievements, row.annual_review, row.refuses_assignment, row.not_competent)
    assert rest == (ASSESSED["achievements"], "qualified", False, False)


def test_all_reasons_of_a_return_are_kept_at_once(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    fields = {
        "reason": ["identity_unclear", "insurance_differs"],
        "words-insurance_differs": "缺2月",
    }
    wang_fang.post("employer-return", case.public_id, **fields, version=case.version)
    assert ReturnRound.objects.get(case=case).reasons == [
        {
            "code": "identity_unclear",
            "clause": "一（一）",
            "words": "身份证件不清晰、不完整或已过期",
            "paper": "identity_document",
        },
        {
            "code": "insurance_differs",
            "clause": "二（二）",
            "words": "填写的参保月份或缴费单位与证明不一致：缺2月",
            "field": "insurance",
            "paper": "insurance_record",
        },
    ]


def test_words_beside_a_reason_that_is_not_ticked_are_asked_about(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    for reason in (["identity_unclear"], []):
        fields = {"reason": reason, "words-major_wrong": "应为机械工程"}
        answer = wang_fang.post("employer-return", case.public_id, **fields, version=case.version)
        words = next(one.words for one in answer.context["form"].reasons if one.code == "major_wrong")
        page = answer.content.decode()
        assert (answer.status_code, f"“{words}”写了说明，却没有勾选" in page, "应为机械工程" in page) == (
            422,
            True,
            True,
        )
    assert not ReturnRound.objects.filter(case=case).exists()


def test_who_objected_is_kept_apart_and_an_upheld_objection_voids_the_publicity(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., datetime]
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-05")
    wang_fang.post("employer-objection", case.public_id, raised_by="张三", words=WHY, version=case.version)
    fields = {"outcome": "upheld", "conclusion": "谈话核实，属实", "version": case.version + 1}
    wang_fang.post("employer-settle", case.public_id, **fields)
    rows = Objection.objects.values_list("raised_by", "words", "state", "conclusion")
    assert list(rows) == [("张三", WHY, "upheld", "谈话核实，属实")]
    assert [one.state for one in case.publicities.all()] == ["void"]


def test_several_objections_are_settled_one_by_one(people: Cast, wang_fang: Browser, stand_on: Any) -> None:
    case = walking.objected_twice(people)
    stand_on("03-06")
    page = wang_fang.get("employer-settle", case.public_id).content.decode()
    assert (page.count("第1件，"), page.count("第2件，"), page.count(" checked")) == (1, 1, 0)
    said = {"outcome": "withdrawn", "conclusion": WHY, "version": case.version}
    missing = wang_fang.post("employer-settle", case.public_id, **said)
    assert missing.content.decode().count("请选择这是哪一件异议的结论。") == 2
    assert wang_fang.post("employer-settle", case.public_id, **said, objection="2").status_code == 302
    assert list(Objection.objects.order_by("pk").values_list("state", flat=True)) == ["open", "withdrawn"]
    late = wang_fang.post("employer-settle", case.public_id, **said | {"version": case.version + 1}, objection="2")
    assert late.content.decode().count("这件异议已经有结论") == 1


def test_after_being_told_who_was_first_the_same_words_can_be_sent(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    late = wang_fang.post("employer-decline", case.public_id, reason=WHY, version=case.version - 1)
    fresh = late.content.decode().split('name="version" value="')[1].split('"')[0]
    assert wang_fang.post("employer-decline", case.public_id, reason=WHY, version=fresh).status_code == 302
    assert state(case) == "not_recommended"


def test_words_for_a_case_that_its_applicant_took_back_come_back(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: Any
) -> None:
    case = walking.submitted(people)
    stand_on("02-06")
    take_back(case, **walking.act(case, people.li_yun, moment("02-06", 8, 5)))
    page = wang_fang.post("employer-decline", case.public_id, reason=WHY, version=case.version)
    text = page.content.decode()
    assert (page.status_code, WHY in text) == (409, True)
    assert "李云已在2月6日08:05办理了“取回修改”。" in text
    assert (wang_fang.get("employer-case", case.public_id).status_code, "现在由" in text) == (404, False)
    page = zhao_min.post("employer-decline", case.public_id, reason=WHY, version=case.version)
    assert (page.status_code, WHY in page.content.decode()) == (404, False)


@pytest.mark.parametrize(("page", "walk", "fields", "after"), PAGES)
def test_what_was_typed_comes_back_after_signing_in_again(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on(DAYS.get(page, "03-10"), 11)
    address = reverse(page, args=[case.public_id])
    wang_fang.client.get(address)
    del wang_fang.client.cookies["sessionid"]
    said = filled(fields, case)
    gone = wang_fang.client.post(address, said, headers={"referer": f"http://testserver{address}"})
    assert (gone.status_code, state(case)) == (302, case.state)
    wang_fang.client.force_login(people.account(people.wang_fang), backend=BACKEND)
    text = wang_fang.client.get(address).content.decode()
    assert shows(text, said)
    assert text.count("您刚才填写的内容已放回这一页") == (1 if fields else 0)


def test_before_recommending_what_leads_nowhere_is_said(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    warned = "按填写的内容，上报了也认定不了"
    assert warned not in wang_fang.get("employer-assess", case.public_id).content.decode()
    target = case.facts["target"] | {"series": "accounting"}
    walking.rewrite(case, facts=case.facts | {"target": target})
    assert warned in wang_fang.get("employer-assess", case.public_id).content.decode()


def test_hr_is_told_where_a_case_has_gone_that_left(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    left = wang_fang.post("employer-left", case.public_id, version=case.version)
    page = wang_fang.client.get(left.headers["Location"]).content.decode()
    assert "已办：这件申报离开了您的工作台" in page


def test_who_may_not_be_recommended_is_named_by_the_answer(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    page = wang_fang.post("employer-assess", case.public_id, **filled(ASSESSED | {"obeys": "no"}, case))
    (said,) = page.context["form"].errors["obeys"]
    assert said.startswith("不服从工作安排：一（二）规定这样的人员不得申报。")


def test_a_page_whose_step_is_over_leads_to_the_case(people: Cast, wang_fang: Browser) -> None:
    case = walking.in_publicity(people)
    there = reverse("employer-case", args=[case.public_id])
    for page in ("assess", "settle", "recall", "refile", "decline"):
        assert wang_fang.get(f"employer-{page}", case.public_id).headers["Location"] == there, page
