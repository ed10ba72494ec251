"""What people wrote to each step, wherever it stands, as one expression beside the entries of a case's history."""

from typing import Any, Final

from django.db.models import Case as Choose
from django.db.models import Model, OuterRef, Subquery, TextField, When

from zhicheng.procedure.steps import STEPS
from zhicheng.procedure.tables import complete_table
from zhicheng_web.cases.models import Assessment, Decision, Objection, Proposal, Recognition, Remark


def select_field_of_act(table: type[Model], field: str, **when: Any) -> Subquery:
    """A field of the row that an entry's act has left: of the same number, or of the moment that `when` names."""
    found = table._default_manager.filter(case_id=OuterRef("case_id"), **(when or {"seq": OuterRef("seq")}))
    return Subquery(found.values(field)[:1])


ENTRY_AT: Final = OuterRef("at")
RETURNS: Final = ("return_to_applicant", "return_to_employer")
IN_WORDS: Final = [step.key for step in STEPS if step.reason and step.key not in RETURNS]
WORDS_BY_STEP: Final = complete_table(
    IN_WORDS,
    {
        "transfer": select_field_of_act(Remark, "words"),
        "correct": select_field_of_act(Remark, "words"),
        "change_name": select_field_of_act(Remark, "words"),
        "ask_correction": select_field_of_act(Remark, "words"),
        "settle_number": select_field_of_act(Remark, "words"),
        "decline_to_recommend": select_field_of_act(Assessment, "reason"),
        "raise_objection": select_field_of_act(Objection, "words", raised_at=ENTRY_AT),
        "dismiss_objection": select_field_of_act(Objection, "conclusion", settled_at=ENTRY_AT),
        "uphold_objection": select_field_of_act(Objection, "conclusion", settled_at=ENTRY_AT),
        "send_back": select_field_of_act(Proposal, "sent_back_reason", sent_back_at=ENTRY_AT),
        "refuse": select_field_of_act(Decision, "reason", decided_at=ENTRY_AT),
        "ask_review": select_field_of_act(Decision, "appeal", superseded_at=ENTRY_AT),
        "revoke": select_field_of_act(Recognition, "revocation_reason", revoked_at=ENTRY_AT),
    },
)
"""Where the words of each step stand that asks for a reason in words (`Step.reason`; returns have coded reasons)."""
WRITTEN_WORDS: Final = Choose(
    *(When(event=step, then=place) for step, place in WORDS_BY_STEP.items()), output_field=TextField()
)
"""The words of an entry's act, NULL where there are none; PostgreSQL looks only where the step has put them."""
