"""Attacks on 三（三）: four eyes, advice and reason, number and date."""

from datetime import date

from tests.web.attacks.registry import attack, execute
from tests.web.attacks.rows import new_decision, new_recognition
from tests.web.attacks.stages import REASON, propose
from tests.web.attacks.world import World, again, at, change
from zhicheng_web.cases.models import CaseParty, Decision, Opinion

CONFIRMS = "decision_confirms_proposal"
BY_OTHERS = ("review_by_another_examiner", "review_by_another_approver")


def decide(w: World, **changes: object) -> None:
    """The approver steps in and decides; an approver given by the attack has no side of this kind yet."""
    if "approver" not in changes:
        CaseParty.objects.create(case=w.case, person=w.approver, side="approver")
    new_decision(w, w.case, **changes).save()


@attack("recognised", "decision_one_per_case", "decision_outcome", *BY_OTHERS)
def a_second_decision(w: World) -> None:
    again(w.decision, decided_at=at("03-14"))


@attack("proposed", "decision_four_eyes", "decision_approver", "decision_approver_member")
def the_examiner_approves(w: World) -> None:
    decide(w, approver=w.examiner, approver_membership=w.examiner_as)


@attack("proposed", "decision_approver")
def an_approver_who_took_no_side(w: World) -> None:
    new_decision(w, w.case).save()


@attack("proposed", "decision_approver_member")
def an_approver_of_another_authority(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=w.stranger, side="approver")
    decide(w, approver=w.stranger, approver_membership=w.stranger_as)


@attack("proposed", "decision_examiner_member", CONFIRMS)
def the_approvers_office_written_for_the_examiner(w: World) -> None:
    decide(w, examiner_membership=w.approver_as)


@attack("proposed", "decision_examiner", "decision_examiner_member", CONFIRMS)
def an_examiner_who_never_examined(w: World) -> None:
    decide(w, examiner=w.stranger)


@attack("proposed", "decision_by_competent_authority", "decision_examiner_member", "decision_approver_member")
def decided_by_another_authority(w: World) -> None:
    decide(w, authority=w.other_county)


@attack("proposed", "decision_by_competent_authority")
def decided_for_another_employer(w: World) -> None:
    decide(w, employer=w.agency)


@attack("proposed", "decision_reason", CONFIRMS)
def refused_without_a_reason(w: World) -> None:
    decide(w, outcome="refused", clause="二（四）")


@attack("proposed", "decision_reason", CONFIRMS)
def refused_for_a_reason_of_blanks(w: World) -> None:
    decide(w, outcome="refused", clause="二（四）", reason="          ")


@attack("proposed", "decision_reason", "decision_has_advice")
def recognised_against_the_advice_without_a_reason(w: World) -> None:
    decide(w, advised="not_eligible")


@attack("proposed", "decision_refusal_clause", CONFIRMS)
def refused_under_no_clause(w: World) -> None:
    decide(w, outcome="refused", reason=REASON)


@attack("proposed", "decision_has_advice")
def an_invented_advice(w: World) -> None:
    decide(w, advised="review", reason=REASON)


@attack("proposed", "decision_has_advice", "decision_under_pinned_policy")
def decided_under_another_content_of_the_policy(w: World) -> None:
    decide(w, policy_hash="sha256:other")


@attack("proposed", "decision_under_pinned_policy")
def decided_under_another_policy(w: World) -> None:
    decide(w, policy=again(w.policy, city="530400"))


@attack("proposed", CONFIRMS)
def refused_what_was_proposed_to_be_recognised(w: World) -> None:
    decide(w, outcome="refused", clause="二（四）", reason=REASON)


@attack("proposed", CONFIRMS)
def decided_on_a_proposal_sent_back(w: World) -> None:
    change(w.proposal, sent_back_at=at("03-12", 15))
    decide(w)


@attack("recognised", CONFIRMS)
def a_proposal_sent_back_after_the_decision(w: World) -> None:
    change(w.proposal, sent_back_at=at("03-14"))


@attack("proposed", "proposal_evidence_known")
def a_system_that_nobody_asked(w: World) -> None:
    change(w.proposal, sent_back_at=at("03-12", 15))
    again(w.proposal, seq=99, evidence={"insurance.1": "believed"})


@attack("proposed", "proposal_one_standing")
def two_proposals_at_once(w: World) -> None:
    again(w.proposal, seq=99)


@attack("refiled", "decision_on_standing_filing")
def decided_on_the_filing_before_this_one(w: World) -> None:
    w.rows["verdict"] = again(w.verdict)
    w.rows["proposal"] = again_proposal(w)
    decide(w, filing_seq=w.filing.seq)


def again_proposal(w: World) -> object:
    """A proposal on the case as it was filed again."""
    return w.case.proposals.create(
        seq=99, outcome="recognised", advice=w.verdict, examiner=w.examiner, examiner_membership=w.examiner_as,
        at=at("03-20"),
    )  # fmt: skip


@attack("examined", "verdict_append_only", "verdict_is_its_answer")
def a_verdict_rewritten(w: World) -> None:
    change(w.verdict, result="review")


@attack("examined", "verdict_append_only")
def a_verdict_deleted(w: World) -> None:
    execute("DELETE FROM verdict WHERE id = %s", w.verdict.pk)


@attack("examined", "verdict_is_its_answer")
def a_verdict_that_says_otherwise_than_its_answer(w: World) -> None:
    again(w.verdict, result="not_eligible")


@attack("examined", "opinion_deviation_reason")
def an_opinion_against_the_advice_without_a_reason(w: World) -> None:
    Opinion.objects.create(
        case=w.case, seq=99, key="bachelor", clause="二（二）4", advice="pass", opinion="fail", reason=" 不 ",
        by=w.examiner, at=at("03-12"),
    )  # fmt: skip


@attack("proposed", "decision_dated_by_its_act")
def a_decision_dated_back(w: World) -> None:
    decide(w, decided_at=at("03-01"))


@attack("proposed", "recognition_by_decision")
def a_title_dated_three_days_later(w: World) -> None:
    decide(w)
    new_recognition(w, w.case, recognised_at=at("03-16")).save()


@attack("proposed", "recognition_by_decision")
def a_title_without_a_decision(w: World) -> None:
    new_recognition(w, w.case).save()


@attack("examined", "recognition_by_decision")
def a_title_on_a_refusal(w: World) -> None:
    propose(w, "refused")
    execute("SET CONSTRAINTS ALL DEFERRED")
    decide(w, outcome="refused", clause="二（四）", reason=REASON)
    new_recognition(w, w.case).save()


@attack("proposed", "recognition_by_decision")
def a_title_given_by_another_authority(w: World) -> None:
    decide(w)
    new_recognition(w, w.case, authority=w.other_county).save()


@attack("recognised", "recognition_by_decision")
def a_decision_redated_under_its_title(w: World) -> None:
    change(w.decision, decided_at=at("03-12", 18))


@attack("recognised", "recognition_one_per_case")
def a_second_title(w: World) -> None:
    again(w.recognition, number=2)


@attack("recognised", "number_without_gap")
def number_three_without_two(w: World) -> None:
    change(w.recognition, number=3)


@attack("second", "number_without_gap")
def number_three_after_one(w: World) -> None:
    new_recognition(w, w.case, number=3).save()


@attack("second", "number_once")
def number_one_twice(w: World) -> None:
    new_recognition(w, w.case, number=1).save()


@attack("second", "number_without_gap", "case_recognised_has_title")
def number_one_deleted_under_two(w: World) -> None:
    new_recognition(w, w.case, number=2).save()
    execute("DELETE FROM recognition WHERE id = %s", w.first.pk)


@attack("recognised", "revocation_reason", "title_changed_by_two")
def revoked_without_a_reason(w: World) -> None:
    change(w.recognition, revoked_at=at("05-01"), barred_until=date(2029, 5, 1))


def review(w: World, examiner: str, approver: str) -> None:
    """Propose once more and decide; both have taken their sides."""
    for name, side in ((examiner, "examiner"), (approver, "approver")):
        CaseParty.objects.get_or_create(case=w.case, person=w.rows[name], side=side)
    by = {"examiner": w.rows[examiner], "examiner_membership": w.rows[f"{examiner}_as"]}
    proposal = w.case.proposals.create(seq=99, outcome="recognised", advice=w.verdict, at=at("03-17"), **by)
    by |= {"approver": w.rows[approver], "approver_membership": w.rows[f"{approver}_as"]}
    new_decision(w, w.case, decided_at=at("03-18"), proposal=proposal, **by).save()


@attack("reviewed", "review_by_another_examiner")
def a_review_examined_by_who_examined_before(w: World) -> None:
    review(w, "examiner", "other_approver")


@attack("reviewed", "review_by_another_approver")
def a_review_decided_by_who_decided_before(w: World) -> None:
    review(w, "other_examiner", "approver")


@attack("reviewed", "review_once", *BY_OTHERS)
def a_second_review(w: World) -> None:
    again(w.decision, decided_at=at("03-14"), superseded_at=at("03-17"), appeal=REASON)


@attack("recognised", "review_of_refusal_with_reason", "case_state_has_decision")
def a_review_of_a_title(w: World) -> None:
    change(w.decision, superseded_at=at("03-16"), appeal=REASON)


@attack("refused", "review_of_refusal_with_reason", "case_state_has_decision")
def a_review_for_a_reason_of_blanks(w: World) -> None:
    change(w.decision, superseded_at=at("03-16"), appeal="        ")


@attack("refused", "case_state_has_decision")
def a_refusal_set_aside_behind_the_cases_back(w: World) -> None:
    change(w.decision, superseded_at=at("03-16"), appeal=REASON)


@attack("reviewed", "case_state_has_decision", "case_state_is_ledger_head")
def refused_again_on_the_decision_that_was_set_aside(w: World) -> None:
    change(w.case, state="refused")


def set_aside(w: World) -> Decision:
    """The refusal that is reviewed."""
    return Decision.objects.get(case=w.case, superseded_at__isnull=False)


@attack("reviewed", "appeal_stays")
def an_appeal_rewritten(w: World) -> None:
    change(set_aside(w), appeal="后来又写了另外几句")


@attack("reviewed", "appeal_stays")
def the_reasons_of_a_refusal_rewritten_in_review(w: World) -> None:
    change(set_aside(w), reason="后来又写了另外几句")


@attack("reviewed", "appeal_stays")
def an_appeal_removed(w: World) -> None:
    execute("DELETE FROM decision WHERE id = %s", set_aside(w).pk)
