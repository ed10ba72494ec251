"""三（四）, 五（二）: a granted title is corrected or revoked by two people, the person heard, and reviewed by others."""

import json
from datetime import date
from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import EVIDENCE, FORGED, REASON, act, picture
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.actions.ask_change_review import ask_change_review
from zhicheng_web.cases.actions.correct import correct
from zhicheng_web.cases.actions.decline_change import decline_change
from zhicheng_web.cases.actions.propose_change_review import propose_change_review
from zhicheng_web.cases.actions.propose_correction import propose_correction
from zhicheng_web.cases.actions.propose_revocation import propose_revocation
from zhicheng_web.cases.actions.restore_title import restore_title
from zhicheng_web.cases.actions.revoke import revoke
from zhicheng_web.cases.actions.undo_correction import undo_correction
from zhicheng_web.cases.actions.uphold_change import uphold_change
from zhicheng_web.cases.models import Case, Paper, Recognition, TitleChange
from zhicheng_web.cases.read.titles import titles_held
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.ledger.queries import find_last_entry


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    """Why something was refused."""
    return [one.key for one in refused.value.findings]


def told(case: Case, step: str) -> set[int]:
    """Who has a message of a step."""
    return set(Outbox.objects.filter(case_id=case.pk, template=step).values_list("recipient_id", flat=True))


def propose(case: Case, people: Cast, **wanted: Any) -> Case:
    """Another wording, on evidence."""
    click = act(case, people.examiner, moment("03-16"))
    return propose_correction(case, reason=REASON, **wanted, **EVIDENCE, **click)


def test_a_slip_is_corrected_by_two_and_number_and_date_stay(people: Cast) -> None:
    case = walking.correction_proposed(people)
    assert Recognition.objects.get().specialty == "机械"
    assert told(case, "propose_correction") == {case.person_id, people.approver.person_id}
    case = correct(case, **act(case, people.approver, moment("03-16", 15)))
    title, change = Recognition.objects.get(), TitleChange.objects.get()
    assert (title.specialty, title.title, title.number, title.recognised_at) == (
        "机械设计",
        "助理工程师",
        1,
        moment("03-13"),
    )
    last = find_last_entry(case.pk)
    assert last is not None and json.loads(last.body)["note"]["former"] == {"specialty": "机械"}
    assert (change.examiner_id, change.approver_id) == (people.examiner.person_id, people.approver.person_id)
    assert change.proof is not None and change.proof.kind == "title_change_proof"
    assert json.loads(change.judged_answer)["title"] == "助理工程师"


def test_a_correction_to_another_series_takes_its_title_along(people: Cast) -> None:
    case = propose(walking.recognised(people), people, series="agronomy", specialty="农业机械化")
    correct(case, **act(case, people.approver, moment("03-16", 15)))
    title = Recognition.objects.get()
    assert (title.series, title.title, title.specialty) == ("agronomy", "助理农艺师", "农业机械化")


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ({"series": "medicine"}, "correction_to_a_title"),
        ({"series": "accounting"}, "correction_to_a_title"),
        ({"series": "nothing"}, "correction_to_a_title"),
        ({"series": "law_practice", "specialty": "律师"}, "correction_judged"),
        ({"series": "notary", "specialty": "公证"}, "correction_judged"),
        ({"specialty": "机械"}, "title_change_changes"),
        ({}, "title_change_changes"),
    ],
)
def test_a_correction_stays_within_what_the_rules_allow(people: Cast, wanted: dict[str, str], key: str) -> None:
    """A1: 医师 and 会计 are no titles of this notice; a notary needs a licence (二（六）)."""
    case = walking.recognised(people)
    with pytest.raises(StepRefused) as refused:
        propose(case, people, **wanted)
    assert keys(refused) == [key]
    assert (TitleChange.objects.count(), Paper.objects.filter(kind="title_change_proof").count()) == (0, 0)


def test_nothing_is_corrected_or_revoked_that_nobody_has_proposed(people: Cast) -> None:
    case = walking.recognised(people)
    for action in (correct, revoke):
        with pytest.raises(StepRefused) as refused:
            action(case, reason=REASON, **act(case, people.approver, moment("03-16")))
        assert "change_awaits_this" in keys(refused)
    assert (Recognition.objects.get().revoked_at, Case.objects.get().state) == (None, "recognised")


def test_a_proposal_of_one_kind_is_not_approved_as_another(people: Cast) -> None:
    case = walking.correction_proposed(people)
    with pytest.raises(StepRefused) as refused:
        revoke(case, **act(case, people.approver, moment("04-01")))
    assert keys(refused) == ["change_awaits_this", "person_heard"]


def test_one_change_at_a_time(people: Cast) -> None:
    case = walking.correction_proposed(people)
    with pytest.raises(StepRefused) as refused:
        propose_revocation(case, reason=FORGED, **EVIDENCE, **act(case, people.examiner, moment("03-17")))
    assert keys(refused) == ["no_open_change"]


def test_what_is_declined_changes_nothing_and_may_be_proposed_again(people: Cast) -> None:
    case = walking.correction_proposed(people)
    case = decline_change(case, reason=REASON, **act(case, people.approver, moment("03-16", 15)))
    assert told(case, "decline_change") == {case.person_id, people.examiner.person_id}
    click = act(case, people.examiner, moment("03-17"))
    propose_correction(case, reason=REASON, specialty="机械制造", **EVIDENCE, **click)
    assert Recognition.objects.get().specialty == "机械"
    assert [one.outcome for one in TitleChange.objects.order_by("seq")] == ["declined", ""]


@pytest.mark.parametrize("without", ["reason", "data"])
def test_a_proposal_needs_a_reason_and_evidence(people: Cast, without: str) -> None:
    case = walking.recognised(people)
    given: dict[str, Any] = {"reason": REASON, **EVIDENCE} | {without: "" if without == "reason" else b""}
    for action in (propose_correction, propose_revocation):
        wanted: dict[str, Any] = {"specialty": "机械设计"} if action is propose_correction else {}
        with pytest.raises(StepRefused) as refused:
            action(case, **given, **wanted, **act(case, people.examiner, moment("03-16")))
        assert keys(refused) == ["title_change_reason" if without == "reason" else "paper_not_empty"]


def test_nobody_loses_a_title_unheard(people: Cast) -> None:
    case = walking.revocation_proposed(people)
    change = TitleChange.objects.get()
    assert (change.answer_until, change.answered_at) == (date(2026, 3, 31), None)
    assert told(case, "propose_revocation") == {case.person_id, people.approver.person_id}
    with pytest.raises(StepRefused) as refused:
        revoke(case, **act(case, people.approver, moment("03-31", 23)))
    assert [(one.key, one.from_) for one in refused.value.findings] == [("person_heard", "2026-04-01")]
    case = revoke(case, **act(case, people.approver, moment("04-01")))
    title = Recognition.objects.get()
    assert (State(case.state), title.barred_until, title.revocation_reason) == (
        State.REVOKED,
        date(2029, 4, 1),
        FORGED,
    )


def test_an_answer_is_given_once_and_ends_the_waiting(people: Cast) -> None:
    case = walking.revocation_proposed(people)
    proof: dict[str, Any] = {"file_name": "说明.png", "data": picture(77)}
    case = answer_revocation(
        case, statement="证书是真的，请再核查", **proof, **act(case, people.li_yun, moment("03-25"))
    )
    change = TitleChange.objects.get()
    assert (change.statement, change.answered_at, change.statement_proof_id is not None) == (
        "证书是真的，请再核查",
        moment("03-25"),
        True,
    )
    assert told(case, "answer_revocation") == {people.approver.person_id}
    with pytest.raises(StepRefused) as refused:
        answer_revocation(case, statement=REASON, **act(case, people.li_yun, moment("03-26")))
    assert keys(refused) == ["answer_awaited"]
    case = revoke(case, reason="核实以后仍不属实", **act(case, people.approver, moment("03-26")))
    assert Recognition.objects.get().revocation_reason == "核实以后仍不属实"


@pytest.mark.parametrize("walk", [walking.revoked, walking.corrected])
def test_a_review_is_asked_once_within_its_days(people: Cast, walk: Any) -> None:
    case = walk(people)
    last = {"revoked": "05-01", "recognised": "04-15"}[case.state]
    too_late = {"revoked": "05-02", "recognised": "04-16"}[case.state]
    with pytest.raises(StepRefused) as refused:
        ask_change_review(case, reason=REASON, **act(case, people.li_yun, moment(too_late)))
    assert keys(refused) == ["change_reviewable"]
    case = ask_change_review(case, reason=REASON, **EVIDENCE, **act(case, people.li_yun, moment(last, 23)))
    with pytest.raises(StepRefused) as refused:
        ask_change_review(case, reason=REASON, **act(case, people.li_yun, moment(last, 23, 30)))
    assert keys(refused) == ["change_reviewable"]
    assert TitleChange.objects.get().appeal_proof_id is not None


def test_a_review_is_made_by_other_people(people: Cast) -> None:
    case = walking.revocation_appealed(people)
    with pytest.raises(StepRefused) as refused:
        propose_change_review(case, outcome="keep", reason=REASON, **act(case, people.examiner, moment("04-03")))
    assert keys(refused) == ["not_judged_before"]
    case = walking.review_proposed(case, people, "keep", "04-03")
    with pytest.raises(StepRefused) as refused:
        uphold_change(case, **act(case, people.approver, moment("04-07")))
    assert keys(refused) == ["not_judged_before"]
    case = uphold_change(case, **act(case, walking.colleague(people, "approver"), moment("04-07")))
    assert (case.state, Recognition.objects.get().revoked_at) == ("revoked", moment("04-01"))
    with pytest.raises(StepRefused) as refused:
        ask_change_review(case, reason=REASON, **act(case, people.li_yun, moment("04-08")))
    assert keys(refused) == ["change_reviewable"]


def test_a_title_that_is_given_back_stands_from_its_own_day_and_bars_from_nothing(people: Cast) -> None:
    case = walking.review_proposed(walking.revocation_appealed(people), people, "undo", "04-03")
    case = restore_title(case, **act(case, walking.colleague(people, "approver"), moment("04-07")))
    title = Recognition.objects.get()
    assert (State(case.state), title.revoked_at, title.barred_until, title.revocation_reason) == (
        State.RECOGNISED,
        None,
        None,
        "",
    )
    assert (title.recognised_at, title.number) == (moment("03-13"), 1)
    assert titles_held.find_bar_end(case.person_id) is None


def test_a_correction_that_is_undone_gives_the_former_words_back(people: Cast) -> None:
    case = walking.review_proposed(walking.correction_appealed(people), people, "undo", "03-18")
    undo_correction(case, **act(case, walking.colleague(people, "approver"), moment("03-19")))
    assert Recognition.objects.get().specialty == "机械"


def test_while_a_review_is_open_nothing_new_is_proposed(people: Cast) -> None:
    case = walking.correction_appealed(people)
    with pytest.raises(StepRefused) as refused:
        propose_revocation(case, reason=FORGED, **EVIDENCE, **act(case, people.examiner, moment("03-18")))
    assert keys(refused) == ["no_open_change"]


def test_a_review_ends_in_one_of_two_ways(people: Cast) -> None:
    case = walking.revocation_appealed(people)
    with pytest.raises(StepRefused) as refused:
        walking.review_proposed(case, people, "correction", "04-03")
    assert keys(refused) == ["review_outcome"]
