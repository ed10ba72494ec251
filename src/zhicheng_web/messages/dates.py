"""What only dates do to cases: reminders, and the end of a grace. Done twice, it changes nothing the second time."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db.models import QuerySet

from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import STATES, Due, Role
from zhicheng_web.cases.actions.expire import expire
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.due_dates import find_day_to_act, find_hand_in_day
from zhicheng_web.cases.transition.recipients import find_holder_ids
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.messages.texts import REMINDERS, Reminder
from zhicheng_web.people.actor import SYSTEM

IN_FLIGHT_ALLOWANCE = timedelta(minutes=15)
"""How long a request that has arrived may wait for its turn (`filing_dated_by_its_act`)."""

ACTED_ON = frozenset({"out_of_turn", "busy"})
"""How a case refuses to expire on which somebody has just acted, or acts at this moment."""
LOG = logging.getLogger("zhicheng.dates")


def list_cases_waiting_for(due: Due) -> QuerySet[Case]:
    """The cases whose day is of this kind."""
    return Case.objects.filter(state__in=[state.value for state, about in STATES.items() if about.due is due])


def create_reminders(at: datetime) -> int:
    """Leave the reminders that are due; one a person for each time a case comes to a state (`outbox_once`)."""
    rows = list(build_reminder_rows(at))
    before = Outbox.objects.count()
    Outbox.objects.bulk_create(rows, ignore_conflicts=True)
    return Outbox.objects.count() - before


def build_reminder_rows(at: datetime) -> Iterator[Outbox]:
    """A row for everybody who holds a case whose day is near or past."""
    today = to_kunming_date(at)
    for template, reminder in REMINDERS.items():
        for case in list_near_cases(reminder, today):
            for person in sorted(list_reminder_recipients(case, at)):
                yield Outbox(case_id=case.pk, seq=case.version, recipient_id=person, template=template, due_at=at)


def list_near_cases(reminder: Reminder, today: date) -> Iterator[Case]:
    """The cases whose day is near enough; that of an applicant, who hands in before it, comes earlier than their case's own."""
    waiting, near = list_cases_waiting_for(reminder.due), today + timedelta(days=reminder.days)
    if reminder.due is not Due.PUBLICITY_START:
        yield from waiting.filter(due_on__lte=near)
        return
    days = waiting.exclude(due_on=None).order_by().values_list("due_on", flat=True).distinct()
    soonest = {day: find_hand_in_day(day, today) for day in days if day}
    for case in waiting.filter(due_on__in=[day for day, hand_in in soonest.items() if hand_in <= near]):
        if (find_day_to_act(case, today) or near) <= near:
            yield case


def list_reminder_recipients(case: Case, at: datetime) -> set[int]:
    """Who holds the case, the applicant too where it is they."""
    mine = case.about.held_by is Role.APPLICANT
    return {case.person_id} if mine else find_holder_ids(case, at)


def expire_graces(at: datetime) -> int:
    """四: end the cases that were not filed again in time; how many. Who came in the last minute is still worked on."""
    late = (
        list_cases_waiting_for(Due.GRACE_END)
        .filter(due_on__lt=to_kunming_date(at - IN_FLIGHT_ALLOWANCE))
        .order_by("pk")
    )
    return sum(expire_unless_changed(case, at) for case in late)


def expire_unless_changed(case: Case, at: datetime) -> bool:
    """End one, unless somebody has just acted on it; any other refusal is an error in the log, and keeps no other case."""
    try:
        expire(case, by=SYSTEM, at=at, key=expiry_key(case), version=case.version)
    except StaleVersion:
        return False
    except StepRefused as refused:
        if not {finding.key for finding in refused.findings} <= ACTED_ON:
            LOG.error("grace of case %s: %s", case.public_id, refused)
        return False
    return True


def expiry_key(case: Case) -> UUID:
    """The same key for the same act, whichever worker does it."""
    return uuid5(case.public_id, f"expire {case.version}")
