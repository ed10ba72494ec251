"""The pages on which a granted title is corrected, revoked and reviewed: done once, by whom it waits for, with the evidence."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.walking import act, picture
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.models import Case, Recognition, TitleChange

WHY = "核实后与事实不符"
LINKS = (
    *("propose-correction", "propose-revocation", "propose-title-review", "correct", "revoke"),
    *("uphold-title-change", "undo-correction", "restore-title", "decline-title-change"),
)


def scan() -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile("核查函.png", picture(41), content_type="image/png")


def taken_once(who: Browser, page: str, case: Case, fields: dict[str, Any], after: str) -> None:
    """Shown, done, and not done again when sent again."""
    assert who.get(page, case.public_id).status_code == 200
    said = fields | {"key": str(uuid4()), "version": case.version}
    files = {"file": scan()} if fields.get("file") else {}
    assert who.post(page, case.public_id, **(said | files)).status_code == 302
    assert Case.objects.get(pk=case.pk).state == after
    files = {"file": scan()} if files else {}
    assert who.post(page, case.public_id, **(said | files)).status_code == 302
    assert Case.objects.get(pk=case.pk).version == case.version + 1


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("authority-propose-correction", {"specialty": "机械设计", "reason": WHY, "file": True}),
        ("authority-propose-revocation", {"reason": WHY, "file": True}),
    ],
)
def test_an_examiner_proposes_once(people: Cast, examiner: Browser, stand_on: Any, page: str, fields: Any) -> None:
    case = walking.recognised(people)
    stand_on("03-16")
    taken_once(examiner, page, case, fields, "recognised")
    assert (Recognition.objects.get().revoked_at, TitleChange.objects.get().reason) == (None, WHY)


def test_a_proposal_without_a_file_keeps_what_was_typed(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.recognised(people)
    stand_on("03-16")
    page = examiner.post("authority-propose-correction", case.public_id, specialty="机械设计", reason=WHY, version=7)
    text = page.content.decode()
    assert (page.status_code, "还没有选文件" in text, WHY in text, "机械设计" in text) == (422, True, True, True)


def test_an_examiner_chooses_among_the_titles_of_this_notice(people: Cast, examiner: Browser, stand_on: Any) -> None:
    """A1: what 一（三） leaves to exams or excludes is not offered."""
    case = walking.recognised(people)
    stand_on("03-16")
    form = examiner.get("authority-propose-correction", case.public_id).context["form"]
    offered = {key for key, _ in form.fields["series"].choices}
    assert {"agronomy", "mass_culture", "engineering"} <= offered
    assert offered & {"medicine", "nursing", "pharmacy", "accounting", "economics", "auditing", "statistics"} == set()


@pytest.mark.parametrize(
    ("page", "walk", "after", "day"),
    [
        ("authority-revoke", walking.revocation_proposed, "revoked", "04-01"),
        ("authority-correct", walking.correction_proposed, "recognised", "03-17"),
    ],
)
def test_an_approver_approves_in_the_examiners_words(
    people: Cast, approver: Browser, stand_on: Any, page: str, walk: Any, after: str, day: str
) -> None:
    case = walk(people)
    stand_on(day)
    proposed = TitleChange.objects.get().reason
    assert proposed in approver.get(page, case.public_id).content.decode()
    taken_once(approver, page, case, {"reason": proposed}, after)


@pytest.mark.parametrize(
    ("page", "walk", "outcome", "after"),
    [
        ("authority-uphold-title-change", walking.revocation_appealed, "keep", "revoked"),
        ("authority-undo-correction", walking.correction_appealed, "undo", "recognised"),
        ("authority-restore-title", walking.revocation_appealed, "undo", "recognised"),
    ],
)
def test_a_review_is_proposed_and_decided_by_others(
    people: Cast, stand_on: Any, page: str, walk: Any, outcome: str, after: str
) -> None:
    case = walk(people)
    stand_on("04-03")
    second = Browser(people, walking.colleague(people, "examiner"))
    taken_once(second, "authority-propose-title-review", case, {"outcome": outcome, "reason": WHY}, case.state)
    case = Case.objects.get(pk=case.pk)
    stand_on("04-07")
    taken_once(Browser(people, walking.colleague(people, "approver")), page, case, {"reason": WHY}, after)


def links(who: Browser, case: Case) -> set[str]:
    """The pages of the title to which the page of a case leads."""
    text = who.get("authority-case", case.public_id).content.decode()
    there = {"propose-title-review": "propose-review", "uphold-title-change": "uphold", "undo-correction": "undo"}
    there |= {"restore-title": "restore", "decline-title-change": "decline"}
    return {one for one in LINKS if f"/title/{there.get(one, one)}/" in text}


def test_a_case_leads_to_what_waits_and_to_nothing_else(
    people: Cast, examiner: Browser, approver: Browser, stand_on: Any
) -> None:
    """C7: what would be refused is not offered."""
    case = walking.recognised(people)
    stand_on("03-16")
    assert (links(examiner, case), links(approver, case)) == ({"propose-correction", "propose-revocation"}, set())
    case = walking.revocation_proposed(people)
    stand_on("03-31")
    assert (links(examiner, case), links(approver, case)) == (set(), {"decline-title-change"})
    assert approver.get("authority-queue").context["queue"].total == 0
    stand_on("04-01")
    assert links(approver, case) == {"decline-title-change", "revoke"}
    (row,) = approver.get("authority-queue").context["queue"].rows
    assert row.why == "撤销待复核"


def test_an_answer_is_read_by_whoever_decides(people: Cast, approver: Browser, stand_on: Any) -> None:
    case = walking.revocation_proposed(people)
    click = act(case, people.li_yun, moment("03-25"))
    answer_revocation(case, statement="证书是真的，可以再查", **click)
    stand_on("03-26")
    assert links(approver, case) == {"decline-title-change", "revoke"}
    assert "证书是真的，可以再查" in approver.get("authority-revoke", case.public_id).content.decode()


def test_a_review_waits_for_others_alone(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.revocation_appealed(people)
    stand_on("04-03")
    assert (examiner.get("authority-queue").context["queue"].total, links(examiner, case)) == (0, set())
    assert "复查由没有办过原来决定的人办理" in examiner.get("authority-case", case.public_id).content.decode()
    second = Browser(people, walking.colleague(people, "examiner"))
    (row,) = second.get("authority-queue").context["queue"].rows
    assert (row.why, links(second, case)) == ("申请复查", {"propose-title-review"})
