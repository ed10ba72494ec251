"""Rows of what becomes of a granted title: how a proposal is made, and how a second person decides it (三（四）, 五（二）)."""

from typing import Any

from zhicheng_web.cases.actions._decision import NO_ID
from zhicheng_web.cases.models import Case, Paper, Recognition, TitleChange
from zhicheng_web.cases.papers.attach import create_paper_row
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper
from zhicheng_web.cases.read.title_changes import find_title_standing
from zhicheng_web.cases.transition import names
from zhicheng_web.cases.transition.authorised import Act

Kind, Outcome = TitleChange.Kind, TitleChange.Outcome


def create_title_change(case: Case, act: Act, kind: str, **fields: Any) -> TitleChange:
    """Write a proposal on the title of a case, beside the wording that stands."""
    now, by = Recognition.objects.get(case=case), act["by"]
    return TitleChange.objects.create(
        case=case,
        seq=case.version,
        kind=kind,
        former_series=now.series,
        former_title=now.title,
        former_specialty=now.specialty,
        authority_id=case.authority_id or NO_ID,
        examiner_id=by.person_id,
        examiner_membership_id=by.membership_id or NO_ID,
        examiner_name=names.find_person_name(by.person_id),
        at=act["at"],
        **fields,
    )


def attach_proof(case: Case, act: Act, kind: str, file_name: str, clean: CleanPaper | None) -> Paper | None:
    """Put the evidence of an act into the case; None where none was given."""
    return create_paper_row(case, kind, file_name, clean, act) if clean is not None else None


def note_proof(proof: Paper | None) -> dict[str, str]:
    """What the entry of an act says of its evidence: the hash."""
    return {"added": proof.sha256} if proof is not None else {}


def decide_title_change(case: Case, act: Act, outcome: str, words: str) -> TitleChange:
    """Write the second person's decision on the proposal that is open; the proposal's own reason where no words are given.

    LookupError: nothing is proposed, which the guards of every such step have asked.
    """
    change, by = find_title_standing(case.pk).proposed, act["by"]
    if change is None:
        raise LookupError(f"nothing is proposed on the title of case {case.public_id}")
    change.outcome, change.decided_at, change.decided_seq = outcome, act["at"], case.version
    change.approver_id, change.approver_membership_id = by.person_id, by.membership_id or NO_ID
    change.approver_name = names.find_person_name(by.person_id)
    change.decision = words.strip() or change.reason
    change.save(
        update_fields=[
            *("outcome", "decided_at", "decided_seq", "approver", "approver_membership", "approver_name", "decision")
        ]
    )
    return change
