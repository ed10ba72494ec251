"""Whom a step is told to: the applicant, and those in whose hands the case lies now; never the person who took it."""

from datetime import datetime

from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Decision
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import list_role_holders


def create_outbox_messages(case: Case, step: str, by: Actor, at: datetime) -> None:
    """Leave a message for each of them in the outbox, made exactly once with the entry it tells of."""
    recipients = {case.person_id, *find_holder_ids(case, at)} - {by.person_id}
    Outbox.objects.bulk_create(
        Outbox(case_id=case.pk, seq=case.version, recipient_id=person, template=step, due_at=at)
        for person in sorted(recipients)
    )


def find_holder_ids(case: Case, at: datetime) -> set[int]:
    """The people who can take the next step, the applicant aside; a review is for nobody who has decided before."""
    role = STATES[State(case.state)].held_by
    organisations = {
        Role.EMPLOYER: case.employer_id,
        Role.EXAMINER: case.authority_id,
        Role.APPROVER: case.authority_id,
    }
    organisation = organisations.get(role) if role else None
    if organisation is None or role is None:
        return set()
    before = Decision.objects.filter(case=case, superseded_at__isnull=False).values_list("examiner_id", "approver_id")
    judged = {person for pair in before for person in pair} if case.filed_at else set()
    return set(list_role_holders(organisation, to_kunming_date(at), [role.value]).values_list("pk", flat=True)) - judged
