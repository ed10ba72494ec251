"""Who gets a message of a step: the applicant, and those who hold the case now; never the person who took it."""

from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from zhicheng.procedure.handling_steps import HANDLING_STEPS
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Role
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Decision
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.officers.handlers import HANDLER_COLUMNS, find_handler
from zhicheng_web.cases.transition.lane_inputs import REMINDER
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.ledger.queries import find_last_entry, parse_entry_body
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.leave_covers import list_stand_ins
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import list_bureaus, list_role_holders


def create_outbox_messages(case: Case, step: str, by: Actor, at: datetime) -> None:
    """Leave a message for each of them in the outbox, made exactly once with the entry it tells of."""
    if step in HANDLING_EVENTS:
        leave_messages(case, step, find_handlers_in_note(case) - {by.person_id}, at)
        return
    lane = find_other_lane_ids(case, by, at)
    applicant: set[int] = set() if step in WITHIN_OFFICE else {case.person_id}
    holders = {*find_holder_ids(case, at), *find_title_officers(case, step, at)}
    others = lane if step == REMINDER else {*applicant, *holders, *lane}
    leave_messages(case, step, others - {by.person_id}, at)


def leave_messages(case: Case, step: str, recipients: set[int], at: datetime) -> None:
    """A message of the last entry for each of them."""
    Outbox.objects.bulk_create(
        Outbox(case_id=case.pk, seq=case.version, recipient_id=person, template=step, due_at=at)
        for person in sorted(recipients)
    )


def find_handlers_in_note(case: Case) -> set[int]:
    """三（三） who handles the case by its last entry, and who did before."""
    last = find_last_entry(case.pk)
    note = parse_entry_body(last)["note"] if last else {}
    named = [note[key] for key in ("handler", "former_handler") if note.get(key)]
    return set(Person.objects.filter(public_id__in=named).values_list("pk", flat=True)) if named else set()


def find_other_lane_ids(case: Case, by: Actor, at: datetime) -> set[int]:
    """三（二） the people of the other unit of a dispatched worker, who read what this one has done."""
    if case.agency_id is None or by.role is not Role.EMPLOYER:
        return set()
    other = case.employer_id if find_acting_lane(case, by) is Lane.AGENCY else case.agency_id
    holders = list_role_holders(other, to_kunming_date(at), [Role.EMPLOYER.value])
    return set(holders.values_list("pk", flat=True)) - {case.person_id}


HANDLING_EVENTS: Final = tuple(step.key for step in HANDLING_STEPS)
"""Of these only the officers are told whom they concern."""
FINISHED_ROUND: Final = "finished"
"""In the note of an act that only saves: everything of a return is put right, and whoever holds the case goes on."""
WITHIN_OFFICE: Final = (
    "ask_second_return",
    "decline_second_return",
    "propose_decline",
    "ask_transfer",
    "decline_transfer",
)
"""What two people of an office ask of each other: the applicant is told of what comes of it."""
NEXT_OFFICER: Final = {
    "appeal_decline": Role.BUREAU,
    "ask_transfer": Role.BUREAU,
    "ask_second_return": Role.APPROVER,
    "propose_correction": Role.APPROVER,
    "propose_revocation": Role.APPROVER,
    "answer_revocation": Role.APPROVER,
    "decline_change": Role.EXAMINER,
    "ask_change_review": Role.EXAMINER,
    "propose_change_review": Role.APPROVER,
}
"""Who acts next after a step on a title that was granted: the state of the case names nobody."""


def find_title_officers(case: Case, step: str, at: datetime) -> set[int]:
    """The officers who can take the next step on a granted title."""
    role = NEXT_OFFICER.get(step)
    if role is None:
        return set()
    places = list_bureaus() if role is Role.BUREAU else [case.authority_id or 0]
    on = to_kunming_date(at)
    return {person.pk for place in places for person in list_role_holders(place, on, [role.value])}


def find_holder_ids(case: Case, at: datetime) -> set[int]:
    """The people who can take the next step, the applicant aside; of an authority the one who handles the case, where
    somebody does.
    """
    handler, role = find_handler(case, to_kunming_date(at)), case.about.held_by
    if handler is not None and role is not None and role in HANDLER_COLUMNS:
        stand_ins = list_stand_ins(handler.pk, case.authority_id or 0, role.value, to_kunming_date(at))
        return {handler.pk, *stand_ins}
    reviewed = case.decisions.filter(superseded_at__isnull=False).first() if case.filed_at else None
    found = who_can_act(case, to_kunming_date(at), reviewed)
    return set(found.values_list("pk", flat=True)) if found is not None else set()


def who_can_act(case: Case, on: date, reviewed: Decision | None) -> QuerySet[Person] | None:
    """The people who can take the next step on a day; None where that is the applicant, or nobody has to.

    `reviewed`: the decision that a review has set aside; the two people who made it have no part in the review.
    """
    role = case.about.held_by
    where = {Role.EMPLOYER: case.employer_id, Role.EXAMINER: case.authority_id, Role.APPROVER: case.authority_id}
    if role is None or role not in where:
        return None
    judged = (reviewed.examiner_id, reviewed.approver_id) if reviewed else ()
    return list_role_holders(where[role] or 0, on, [role.value]).exclude(pk__in=judged)
