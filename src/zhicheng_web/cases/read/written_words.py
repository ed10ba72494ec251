"""What people wrote to each step, wherever it stands, as one expression beside the entries of a case's history."""

from typing import Any, Final

from django.db.models import Case as Choose
from django.db.models import Model, OuterRef, Subquery, TextField, When

from zhicheng_web.cases.models import Assessment, Decision, Objection, Proposal, Recognition, Remark


def of_act(table: type[Model], field: str, **when: Any) -> Subquery:
    """A field of the row that an entry's act has left: of the same number, or of the moment that `when` names."""
    found = table._default_manager.filter(case_id=OuterRef("case_id"), **(when or {"seq": OuterRef("seq")}))
    return Subquery(found.values(field)[:1])


AT: Final = OuterRef("at")
PLACES: Final = {
    "transfer": of_act(Remark, "words"),
    "correct": of_act(Remark, "words"),
    "decline_to_recommend": of_act(Assessment, "reason"),
    "raise_objection": of_act(Objection, "words", raised_at=AT),
    "dismiss_objection": of_act(Objection, "conclusion", settled_at=AT),
    "uphold_objection": of_act(Objection, "conclusion", settled_at=AT),
    "send_back": of_act(Proposal, "sent_back_reason", sent_back_at=AT),
    "refuse": of_act(Decision, "reason", decided_at=AT),
    "ask_review": of_act(Decision, "appeal", superseded_at=AT),
    "revoke": of_act(Recognition, "revocation_reason", revoked_at=AT),
}
"""Where the words of each step stand that asks for a reason in words (`Step.reason`; returns have coded reasons)."""
WRITTEN: Final = Choose(*(When(event=step, then=place) for step, place in PLACES.items()), output_field=TextField())
"""The words of an entry's act, NULL where there are none; PostgreSQL looks only where the step has put them."""
