"""The pages of the authority: done once, refused in words with nothing lost, closed to strangers, too late."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.ended import back_after
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case, Decision, Recognition, ReturnRound
from zhicheng_web.portal.authority.pages.steps import PAGES_BESIDE_PAPERS
from zhicheng_web.portal.authority.step_addresses import AUTHORITY_STEP_PAGES

WHY = "核实后与事实不符"
AGREE = {"outcome": "recognised"}
REFUSING = {"reason": WHY, "remedy": "可以申请复核，或在6月窗口重新申报。"}
EXAMINER: list[tuple[str, Callable[[Cast], Case], dict[str, Any], str]] = [
    ("authority-accept", walking.filed, {}, "in_examination"),
    ("authority-examine", walking.in_examination, AGREE, "proposed"),
    (
        "authority-return",
        walking.in_examination,
        {"reason": ["insurance_unclear", "assessment_unclear"]},
        "returned_to_employer",
    ),
    ("authority-take-on", walking.filed, {}, "filed"),
    ("authority-assign", walking.in_examination, {"to": "nobody", "reason": WHY}, "in_examination"),
    (
        "authority-ask-second-return",
        walking.told_before,
        {"reason": ["insurance_unclear"], "why": WHY},
        "in_examination",
    ),
]
APPROVER: list[tuple[str, Callable[[Cast], Case], dict[str, Any], str]] = [
    ("authority-recognise", walking.proposed, {}, "recognised"),
    ("authority-refuse", walking.proposed_to_refuse, REFUSING, "refused"),
    ("authority-send-back", walking.proposed, {"reason": WHY}, "in_examination"),
    ("authority-correct", walking.correction_proposed, {"reason": WHY}, "recognised"),
    ("authority-agree-second-return", walking.second_return_asked, {"reason": WHY}, "returned_to_employer"),
    ("authority-decline-second-return", walking.second_return_asked, {"reason": WHY}, "in_examination"),
    ("authority-decline-title-change", walking.correction_proposed, {"reason": WHY}, "recognised"),
]
OF_THE_BUREAU = {"authority-ask-transfer"}
"""What is asked of the bureau, which answers: tests/web/actions/test_asked_transfers.py."""
OF_TITLES = {
    *("authority-propose-correction", "authority-propose-revocation", "authority-propose-title-review"),
    *("authority-revoke", "authority-uphold-title-change", "authority-undo-correction", "authority-restore-title"),
}
"""The pages of a granted title that ask for evidence, or for other days and people: tests/web/authority/test_titles.py."""


def state(case: Case) -> str:
    """Where a case stands now."""
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def taken_once(who: Browser, page: str, case: Case, fields: dict[str, Any], after: str) -> None:
    """Shown, done, and not done again when sent again."""
    assert who.get(page, case.public_id).status_code == 200
    said = fields | {"key": str(uuid4()), "version": case.version}
    assert (who.post(page, case.public_id, **said).status_code, state(case)) == (302, after)
    assert who.post(page, case.public_id, **said).status_code == 302
    assert Case.objects.get(pk=case.pk).version == case.version + 1


@pytest.mark.parametrize(("page", "walk", "fields", "after"), EXAMINER)
def test_the_examiner_takes_a_step_once(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, examiner: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on("03-17")
    taken_once(examiner, page, case, fields, after)


@pytest.mark.parametrize(("page", "walk", "fields", "after"), APPROVER)
def test_the_approver_takes_a_step_once(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, approver: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on("03-17")
    taken_once(approver, page, case, fields, after)


TRANSFER = ("authority-transfer", walking.misrouted, {"reason": WHY}, "filed")


def test_every_step_of_an_officer_is_taken_from_its_page_here() -> None:
    pages = {page for page, _ in AUTHORITY_STEP_PAGES.values()} | {one.address for one in PAGES_BESIDE_PAPERS.values()}
    assert {row[0] for row in (*EXAMINER, *APPROVER, TRANSFER)} | OF_TITLES | OF_THE_BUREAU == pages


@pytest.mark.parametrize(
    ("page", "walk", "fields", "after"), [TRANSFER, *(row for row in APPROVER if "reason" in row[2])]
)
def test_a_reason_comes_back_after_the_session_has_ended(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, stand_on: Any, request: Any
) -> None:
    case = walk(people)
    stand_on("03-17")
    actor = people.guandu_examiner if page == "authority-transfer" else people.approver
    who = request.getfixturevalue("elsewhere" if page == "authority-transfer" else "approver")
    text = back_after(who, people.account(actor), page, case.public_id, **fields)
    assert [text.count(value) for value in fields.values()] == [1] * len(fields)
    assert ("您刚才填写的内容已放回这一页" in text, state(case)) == (True, case.state)


@pytest.mark.parametrize(("page", "walk", "fields", "after"), EXAMINER)
def test_another_district_finds_no_page_and_changes_nothing(
    page: str, walk: Any, fields: dict[str, Any], after: str, people: Cast, elsewhere: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on("03-16")
    assert elsewhere.get(page, case.public_id).status_code == 404
    assert elsewhere.post(page, case.public_id, **fields, version=case.version).status_code == 404
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_case_of_another_district_does_not_exist(
    people: Cast, elsewhere: Browser, examiner: Browser, stand_on: Any
) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    assert examiner.get("authority-case", case.public_id).status_code == 200
    assert elsewhere.get("authority-case", case.public_id).status_code == 404


def test_examining_without_an_opinion_is_told_and_loses_nothing(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    page = examiner.post("authority-examine", case.public_id, reason="写了一半的理由", version=case.version)
    assert page.status_code == 422
    text = page.content.decode()
    assert text.count("还没有选意见。请选择拟同意认定或拟不予认定。") == 2
    assert "写了一半的理由" in text


def test_a_refusal_without_a_reason_is_told_under_the_clause(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    said = {"outcome": "refused", "clause": "二（二）4", "opinion-bachelor": "fail", "version": case.version}
    page = examiner.post("authority-examine", case.public_id, **said)
    assert page.status_code == 422
    assert "还没有写理由" in page.content.decode()
    assert state(case) == "in_examination"


def test_a_refusal_is_asked_for_its_clause_and_reason_at_the_fields(
    people: Cast, examiner: Browser, stand_on: Any
) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    asked = ["拟不予认定的，请选择依据的条款。", "拟不予认定的，请写明理由，至少6个字。"]
    page = examiner.post("authority-examine", case.public_id, outcome="refused", version=case.version)
    text = page.content.decode()
    assert (page.status_code, [text.count(words) for words in asked]) == (422, [2, 2])
    assert "不予认定的依据（拟不予认定时必选）" in text
    page = examiner.post(
        "authority-examine", case.public_id, outcome="refused", reason="材料不实", version=case.version
    )
    assert [page.content.decode().count(words) for words in asked] == [2, 0]
    assert "材料不实" in page.content.decode()


def test_a_second_tab_is_told_who_was_first(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16", 10, 32)
    late = {"reason": ["insurance_unclear"], "version": case.version}
    assert examiner.post("authority-examine", case.public_id, **AGREE, version=case.version).status_code == 302
    page = examiner.post("authority-return", case.public_id, **late)
    assert page.status_code == 409
    assert "您已在另一个页面办理了“提交复核”（3月16日10:32）。" in page.content.decode()


def test_the_examiner_does_not_approve(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.proposed(people)
    stand_on("03-16")
    assert examiner.get("authority-recognise", case.public_id).status_code == 404
    assert examiner.post("authority-recognise", case.public_id, version=case.version).status_code == 404
    assert state(case) == "proposed"


def test_a_title_has_its_number_and_its_day(people: Cast, approver: Browser, stand_on: Any) -> None:
    case = walking.proposed(people)
    stand_on("03-16")
    approver.post("authority-recognise", case.public_id, version=case.version)
    title = Recognition.objects.get(case=case)
    assert (title.title, title.number) == ("助理工程师", 1)
    assert Decision.objects.get(case=case).outcome == "recognised"
    page = approver.get("authority-case", case.public_id).content.decode()
    assert "助理工程师（机械专业），认定号2026年第1号" in page


def test_a_return_lists_everything_at_once(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    said = {"reason": ["insurance_unclear", "service_differs"], "words-service_differs": "起始月份不符"}
    examiner.post("authority-return", case.public_id, **said, version=case.version)
    reasons = ReturnRound.objects.get(case=case).reasons
    assert [(one["code"], one["clause"]) for one in reasons] == [
        ("insurance_unclear", "二（二）"),
        ("service_differs", "二（四）"),
    ]


def test_a_transfer_leaves_this_authority(people: Cast, examiner: Browser, elsewhere: Browser, stand_on: Any) -> None:
    case = walking.misrouted(people)
    stand_on("03-16")
    said = {"to": str(people.wuhua.public_id), "reason": "单位的管理归属地是五华区", "version": case.version}
    said |= {"key": str(uuid4())}
    assert elsewhere.post("authority-transfer", case.public_id, **said).url == f"/authority/?after={case.public_id}"
    assert elsewhere.get("authority-case", case.public_id).status_code == 404
    assert examiner.get("authority-case", case.public_id).status_code == 200
    assert elsewhere.post("authority-transfer", case.public_id, **said).url == f"/authority/?after={case.public_id}"


def test_against_the_rules_an_authority_sends_nothing_elsewhere(people: Cast, examiner: Browser, stand_on: Any) -> None:
    """A8: the page offers nothing, and says who may."""
    case = walking.filed(people)
    stand_on("03-16")
    assert examiner.get("authority-transfer", case.public_id).status_code == 302
    assert "/transfer/" not in examiner.get("authority-case", case.public_id).content.decode()
    said = {"to": str(people.guandu.public_id), "reason": "单位的管理归属地是官渡区", "version": case.version}
    assert examiner.post("authority-transfer", case.public_id, **said).status_code == 422
    assert Case.objects.get(pk=case.pk).authority == people.wuhua


def test_words_for_a_case_that_has_gone_elsewhere_come_back_with_who_sent_it(
    people: Cast, examiner: Browser, approver: Browser, elsewhere: Browser, stand_on: Any
) -> None:
    case = walking.filed(people)
    stand_on("03-16", 10, 32)
    sent = walking.act(case, people.supervisor, moment("03-16", 10, 32))
    transfer(case, people.guandu, reason="单位的管理归属地是官渡区", **sent)
    typed = {"reason": ["insurance_unclear"], "words-insurance_unclear": "缺2月的<b>证明</b>", "version": case.version}
    page = examiner.post("authority-return", case.public_id, **typed)
    text = page.content.decode()
    assert page.status_code == 409
    assert "和志明已在3月16日10:32办理了“移送其他部门”。现在由官渡区人力资源和社会保障局办理。" in text
    assert ("缺2月的&lt;b&gt;证明&lt;/b&gt;" in text, "李云" in text, "insurance_unclear" in text) == (
        True,
        False,
        False,
    )
    looked = approver.get("authority-case", case.public_id)
    assert (looked.status_code, "现在由官渡区人力资源和社会保障局办理" in looked.content.decode()) == (404, True)


def test_a_stranger_learns_nothing_of_a_case_that_was_sent_away(
    people: Cast, elsewhere: Browser, stand_on: Any
) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    for page in (elsewhere.get("authority-case", case.public_id), elsewhere.post("authority-return", case.public_id)):
        assert (page.status_code, "没有找到这一页" in page.content.decode()) == (404, True)


def test_the_queue_shows_what_waits(people: Cast, examiner: Browser, approver: Browser, stand_on: Any) -> None:
    walking.filed(people)
    stand_on("03-11")
    page = examiner.get("authority-queue")
    assert (page.context["queue"].total, [case.person.name for case in page.context["queue"].page]) == (1, ["李云"])
    assert approver.get("authority-queue").context["queue"].total == 0
    assert [case.person.name for case in examiner.get("authority-queue", q="没有这个人").context["queue"].page] == []


def test_the_queue_asks_few_questions(people: Cast, examiner: Browser, stand_on: Any) -> None:
    walking.filed(people)
    stand_on("03-11")
    examiner.get("authority-queue")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        examiner.get("authority-queue")
    assert len(asked) <= 10
