"""Attacks past a second person: a granted title corrected, revoked or restored, the same filing returned once more."""

from datetime import date
from typing import Any

from tests.web.attacks.registry import attack
from tests.web.attacks.rows import paper
from tests.web.attacks.stages import REASON
from tests.web.attacks.world import World, again, at, change
from zhicheng_web.cases.models import CaseParty, SecondReturn, TitleChange
from zhicheng_web.ledger.chain import canonical_json
from zhicheng_web.people import queries as people

NAMES = ("李丽", "王强")
OTHERS = ("title_change_examiner", "title_change_examiner_member")
OTHER_APPROVER = ("title_change_approver", "title_change_approver_member")


def correction(w: World, **changes: Any) -> TitleChange:
    """A good proposal to correct the specialty; not saved."""
    target = {"series": "engineering", "specialty": "机械设计"}
    values = dict(
        case=w.case, seq=w.case.version, kind="correction", title="助理工程师", **target, former_title="助理工程师",
        former_series="engineering", former_specialty="机械", judged_facts=canonical_json({"target": target}),
        judged_answer=canonical_json({"title": "助理工程师", "checks": []}), reason=REASON,
        proof=paper(w, "title_change_proof"), authority=w.county, examiner=w.examiner,
        examiner_membership=w.examiner_as, examiner_name=NAMES[0], at=at("03-16"),
    )  # fmt: skip
    return TitleChange(**(values | changes))


def revocation(w: World, **changes: Any) -> TitleChange:
    """A good proposal to revoke; not saved."""
    wording = dict.fromkeys(("title", "series", "specialty", "judged_facts", "judged_answer"), "")
    return correction(w, **({"kind": "revocation", "answer_until": date(2026, 3, 23)} | wording | changes))


def decided(w: World, day: str = "03-24") -> dict[str, Any]:
    """What an approver writes."""
    by = {"approver": w.approver, "approver_membership": w.approver_as, "approver_name": NAMES[1]}
    return by | {"outcome": "approved", "decided_at": at(day), "decided_seq": w.case.version, "decision": REASON}


def appealed(w: World) -> TitleChange:
    """A correction that was approved, and that the person has asked others to look at."""
    row = correction(w, **decided(w), review_asked_at=at("03-25"), appeal=REASON)
    row.save()
    return row


def review(w: World, reviewed: TitleChange, **changes: Any) -> TitleChange:
    """Another examiner's proposal to keep a correction; not saved."""
    CaseParty.objects.get_or_create(case=w.case, person=w.other_examiner, side="examiner")
    by = {"examiner": w.other_examiner, "examiner_membership": w.other_examiner_as}
    empty = dict.fromkeys(("title", "series", "specialty", "judged_facts", "judged_answer"), "")
    values = {"kind": "keep", "seq": w.case.version - 1, "proof": None, "reviewed": reviewed, **by, **empty}
    return correction(w, **(values | changes))


@attack("recognised", "title_changed_by_two")
def a_title_of_another_name_by_nobody(w: World) -> None:
    change(w.recognition, title="医师")


@attack("recognised", "title_changed_by_two")
def a_title_revoked_by_nobody(w: World) -> None:
    change(w.recognition, revoked_at=at("04-01"), barred_until=date(2029, 4, 1), revocation_reason=REASON)


@attack("recognised", "title_changed_by_two")
def another_specialty_than_the_one_that_was_approved(w: World) -> None:
    correction(w, **decided(w)).save()
    change(w.recognition, specialty="电气")


@attack("recognised", "title_changed_by_two")
def a_correction_that_was_declined(w: World) -> None:
    correction(w, **(decided(w) | {"outcome": "declined"})).save()
    change(w.recognition, specialty="机械设计")


@attack("recognised", "title_changed_by_two")
def a_title_revoked_under_a_correction(w: World) -> None:
    correction(w, **decided(w)).save()
    change(w.recognition, revoked_at=at("03-24"), barred_until=date(2029, 4, 1), revocation_reason=REASON)


@attack("recognised", "case_revoked_with_title")
def a_case_revoked_whose_title_stands(w: World) -> None:
    heard = {"open_change_step": "revoke", "has_answered": True}
    w.advance("revoke", people.build_membership_actor(w.approver_as), at("04-01"), inputs=heard)


@attack("recognised", "title_change_one_open")
def two_proposals_on_a_title(w: World) -> None:
    correction(w).save()
    revocation(w, seq=w.case.version - 1).save()


@attack("recognised", "title_change_reason")
def a_proposal_without_a_reason(w: World) -> None:
    correction(w, reason="写错").save()


@attack("recognised", "title_change_four_eyes", *OTHER_APPROVER)
def a_correction_by_one_person(w: World) -> None:
    by = {"approver": w.examiner, "approver_membership": w.examiner_as}
    correction(w, **(decided(w) | by)).save()


@attack("recognised", "title_change_on_evidence")
def a_revocation_without_evidence(w: World) -> None:
    revocation(w, proof=None).save()


@attack("recognised", "title_change_changes")
def a_correction_of_nothing(w: World) -> None:
    target = {"series": "engineering", "specialty": "机械"}
    correction(w, specialty="机械", judged_facts=canonical_json({"target": target})).save()


@attack("recognised", "title_change_judged")
def a_title_that_the_rules_do_not_give(w: World) -> None:
    correction(w, title="医师").save()


@attack("recognised", "title_change_judged")
def a_series_that_was_not_judged(w: World) -> None:
    correction(w, series="agriculture").save()


@attack("recognised", "title_change_judged")
def a_series_outside_this_notice(w: World) -> None:
    checks = [{"key": "series_in_scope", "result": "fail"}]
    correction(w, judged_answer=canonical_json({"title": None, "checks": checks})).save()


@attack("recognised", "title_change_decided_whole")
def a_decision_of_nobody(w: World) -> None:
    correction(w, outcome="approved").save()


@attack("recognised", "title_change_has_term")
def a_revocation_without_a_term(w: World) -> None:
    revocation(w, answer_until=None).save()


@attack("recognised", "title_change_person_heard")
def a_revocation_within_the_term(w: World) -> None:
    revocation(w, **decided(w, "03-23")).save()


@attack("recognised", "title_change_answer_with_words")
def an_answer_without_words(w: World) -> None:
    revocation(w, answered_at=at("03-17")).save()


@attack("recognised", "title_change_review_with_words")
def a_review_of_a_change_that_nobody_has_decided(w: World) -> None:
    correction(w, review_asked_at=at("03-17"), appeal=REASON).save()


@attack("recognised", "title_change_examiner", "title_change_examiner_member")
def a_proposal_of_a_stranger(w: World) -> None:
    correction(w, examiner=w.stranger, examiner_membership=w.stranger_as).save()


@attack("recognised", "title_change_approver", "title_change_approver_member")
def an_approval_of_a_stranger(w: World) -> None:
    by = {"approver": w.stranger, "approver_membership": w.stranger_as}
    correction(w, **(decided(w) | by)).save()


@attack("recognised", "title_change_examiner_member")
def a_proposal_for_another_authority(w: World) -> None:
    correction(w, authority=w.other_county).save()


@attack("recognised", "title_change_approver_member")
def an_approval_as_a_member_of_another_unit(w: World) -> None:
    correction(w, **(decided(w) | {"approver_membership": w.hr_as})).save()


@attack("recognised", "title_change_stays")
def a_proposal_rewritten(w: World) -> None:
    row = correction(w)
    row.save()
    change(row, reason="后来又写了另外几句")


@attack("again", "title_change_reviewed_once")
def a_second_review_of_a_title(w: World) -> None:
    first = appealed(w)
    by = {"approver": w.other_approver, "approver_membership": w.other_approver_as}
    CaseParty.objects.get_or_create(case=w.case, person=w.other_approver, side="approver")
    row = review(w, first, **(decided(w, "03-27") | by))
    row.save()
    again(row, seq=w.case.version - 2)


@attack("again", "title_reviewed_by_others")
def a_title_reviewed_by_who_corrected_it(w: World) -> None:
    review(w, appealed(w), examiner=w.examiner, examiner_membership=w.examiner_as).save()


@attack("again", "title_review_fits")
def a_review_that_nobody_has_asked_for(w: World) -> None:
    row = correction(w, **decided(w))
    row.save()
    review(w, row).save()


@attack("again", "title_review_fits")
def a_review_that_gives_another_wording(w: World) -> None:
    review(w, appealed(w), kind="undo", title="助理工程师", series="engineering", specialty="电气").save()


def asked(w: World, **changes: Any) -> SecondReturn:
    """A good asking for a second return; not saved."""
    values = dict(
        case=w.case, seq=w.case.version, faults=[{"code": "insurance_unclear", "words": ""}], reason=REASON,
        authority=w.county, examiner=w.examiner, examiner_membership=w.examiner_as, at=at("03-18"),
    )  # fmt: skip
    return SecondReturn(**(values | changes))


def agreed(w: World) -> dict[str, Any]:
    """What an approver answers."""
    by = {"approver": w.approver, "approver_membership": w.approver_as}
    return by | {"agreed": True, "answered_at": at("03-19"), "answered_seq": w.case.version, "answer": REASON}


@attack("refiled", "filing_returned_once")
def a_second_return_without_consent(w: World) -> None:
    again(w.round, seq=w.case.version, at=w.round.at)


@attack("examined", "second_return_one_open")
def two_askings_for_a_second_return(w: World) -> None:
    asked(w).save()
    asked(w, seq=w.case.version - 1).save()


@attack("examined", "second_return_reason")
def a_second_return_without_a_reason(w: World) -> None:
    asked(w, reason="忘了").save()


@attack("examined", "second_return_four_eyes", "second_return_approver")
def a_second_return_agreed_to_by_who_asks(w: World) -> None:
    asked(w, **(agreed(w) | {"approver": w.examiner, "approver_membership": w.examiner_as})).save()


@attack("examined", "second_return_answered_whole")
def an_agreement_of_nobody(w: World) -> None:
    asked(w, agreed=True).save()


@attack("examined", "second_return_examiner")
def a_second_return_asked_for_by_a_stranger(w: World) -> None:
    asked(w, examiner=w.stranger, examiner_membership=w.stranger_as).save()


@attack("examined", "second_return_approver")
def a_second_return_agreed_to_by_a_stranger(w: World) -> None:
    asked(w, **(agreed(w) | {"approver": w.stranger, "approver_membership": w.stranger_as})).save()


@attack("examined", "second_return_stays")
def an_asking_rewritten(w: World) -> None:
    row = asked(w)
    row.save()
    change(row, reason="后来又写了另外几句")
