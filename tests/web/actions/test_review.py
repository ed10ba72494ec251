"""Who was refused asks once for a review; other people examine and decide, and everything before stays on record."""

from datetime import date
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import Cast, moment, officer
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case, Decision, Filing, Paper, Recognition
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.people.actor import Actor

RECOGNISE = ProposedOutcome(Outcome.RECOGNISED)


def reviewed(people: Cast) -> Case:
    """Refused on 13 March, the review asked for on the 16th."""
    case = walking.refused(people)
    return ask_review(case, reason=REASON, **act(case, people.li_yun, moment("03-16")))


def second_pair(people: Cast) -> tuple[Actor, Actor]:
    """Another examiner and another approver of the same authority."""
    return officer("白雪", "bai-xue", people.wuhua, "examiner"), officer("马林", "ma-lin", people.wuhua, "approver")


def test_other_people_decide_anew(people: Cast) -> None:
    case, (examiner, approver) = reviewed(people), second_pair(people)
    assert (case.state, case.due_on) == (
        "in_examination",
        date(2026, 4, 7),
    )  # 15 working days; Tomb-Sweeping Day within
    case = propose(case, RECOGNISE, answers={}, **act(case, examiner, moment("03-17")))
    case = recognise(case, **act(case, approver, moment("03-18")))
    assert list(Decision.objects.order_by("pk").values_list("outcome", "appeal", "superseded_at")) == [
        ("refused", REASON, moment("03-16")),
        ("recognised", "", None),
    ]
    assert (Recognition.objects.get().number, Filing.objects.get().filing_on) == (1, date(2026, 3, 10))


def test_who_had_a_part_in_the_refusal_has_none_in_the_review(people: Cast) -> None:
    case, (examiner, _) = reviewed(people), second_pair(people)
    with pytest.raises(StepRefused) as examining:
        propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-17")))
    case = propose(case, RECOGNISE, answers={}, **act(case, examiner, moment("03-17")))
    with pytest.raises(StepRefused) as deciding:
        recognise(case, **act(case, people.approver, moment("03-18")))
    assert keys(examining) == keys(deciding) == ["not_judged_before"]


def test_a_refusal_is_reviewed_once_with_a_reason_and_not_beside_another_case(people: Cast) -> None:
    case = walking.refused(people)
    with pytest.raises(StepRefused) as silent:
        ask_review(case, reason="不服", **act(case, people.li_yun, moment("03-16")))
    assert keys(silent) == ["review_of_refusal_with_reason"]
    start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("03-16"), key=uuid4())
    with pytest.raises(StepRefused) as beside:
        ask_review(case, reason=REASON, **act(case, people.li_yun, moment("03-16")))
    assert keys(beside) == ["one_active_case"]


def test_a_review_may_be_returned_or_go_to_another_authority(people: Cast) -> None:
    case = reviewed(people)
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-17")))
    assert (case.state, case.authority) == ("filed", people.guandu)


def test_a_review_that_is_returned_is_filed_again_as_any(people: Cast) -> None:
    case, (examiner, _) = reviewed(people), second_pair(people)
    click = act(case, examiner, moment("03-17"))
    case = return_to_employer(case, faults=[Fault("service_differs", "起始月份不符")], **click)
    assert case.state == "returned_to_employer"


def test_the_reviewer_sees_the_decision_the_reason_and_no_old_opinion(people: Cast) -> None:
    case = reviewed(people)
    seen = CaseFile(case, [entry.event for entry in list_case_entries(case.pk)])
    assert seen.set_aside is not None
    assert (seen.set_aside.appeal, seen.set_aside.reason, seen.decision) == (REASON, REASON, None)
    assert (seen.proposal, seen.opinions) == (None, {})


def test_a_review_brings_its_evidence_to_whoever_decides_again(people: Cast) -> None:
    """1.11: the typical reason is a proof that was not there."""
    case = walking.refused(people)
    click = act(case, people.li_yun, moment("03-16"))
    ask_review(case, reason=REASON, file_name="查询结果.png", data=walking.picture(55), **click)
    paper = Paper.objects.get(kind="appeal_proof")
    assert (paper.case_id, paper.name) == (case.pk, "查询结果.png")


def test_a_review_is_asked_for_within_its_days(people: Cast) -> None:
    case = walking.refused(people)
    with pytest.raises(StepRefused) as late:
        ask_review(case, reason=REASON, **act(case, people.li_yun, moment("04-13")))
    assert [(one.key, one.reason) for one in late.value.findings] == [
        ("review_in_time", "申请复查的期限到2026年4月12日（星期日）已满（三（三））。")
    ]
    assert ask_review(case, reason=REASON, **act(case, people.li_yun, moment("04-12"))).state == "in_examination"
