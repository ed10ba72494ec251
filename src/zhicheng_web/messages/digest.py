"""The list of the morning: on working days from nine, one text to each who acts for an office of how much waits for them and
what is late; to HR where a day is near.

They are not sent every case by itself: theirs come by the dozen, and the queue holds them. Made twice, it changes
nothing the second time (`digest_once`); a channel that is away is tried again until noon.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from django.db.models import Count, Min, Q

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day_seen_on
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.read.queries import list_overdue_cases, list_waiting_cases
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.models import Digest
from zhicheng_web.messages.channels.adapters import ADAPTERS
from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent
from zhicheng_web.messages.contacts import list_outside_contacts
from zhicheng_web.messages.outside_texts import SUBJECT, say_where
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import build_membership_actor, list_members_in_roles

FROM, UNTIL = time(9), time(12)
READERS: Final = (Role.EMPLOYER, Role.EXAMINER, Role.APPROVER, Role.BUREAU)
NEAR: Final = timedelta(days=3)
"""HR is written to from so many days before the nearest day on: for them cases are not the work of every morning."""


class Waiting(NamedTuple):
    """What waits for somebody: cases, of these late, the nearest day."""

    cases: int
    late: int
    nearest: date | None


def send_digests(at: datetime) -> int:
    """Make what has not been made today, send what has not been sent; how many were sent now."""
    here = at.astimezone(KUNMING)
    today = here.date()
    if not FROM <= here.time() < UNTIL or not load_current_calendar().is_working(day_number(today.isoformat())):
        return 0
    Digest.objects.bulk_create(build_digests(today), ignore_conflicts=True)
    return sum(send_digest(row, at) for row in Digest.objects.filter(day=today, sent_at=None).order_by("pk"))


def build_digests(today: date) -> Iterator[Digest]:
    """One for each person of an office for whom something waits and who can be reached outside the portal."""
    made = set(Digest.objects.filter(day=today).values_list("recipient_id", flat=True))
    waiting: dict[int, list[Waiting]] = {}
    for membership in list_members_in_roles([role.value for role in READERS], today):
        if membership.person_id not in made and list_outside_contacts(membership.person_id):
            found = count_waiting(build_membership_actor(membership), today)
            waiting.setdefault(membership.person_id, []).append(found)
    for person, parts in sorted(waiting.items()):
        cases = sum(part.cases for part in parts)
        if cases:
            nearest = min((part.nearest for part in parts if part.nearest), default=None)
            late = sum(part.late for part in parts)
            yield Digest(recipient_id=person, day=today, cases=cases, late=late, nearest=nearest)


def count_waiting(actor: Actor, today: date) -> Waiting:
    """What waits for an officer; for HR what is near or late; for the bureau what is late anywhere."""
    if actor.role is Role.BUREAU:
        late = list_overdue_cases(actor, today).count()
        return Waiting(late, late, None)
    found = list_waiting_cases(actor, today).order_by()
    if actor.role is Role.EMPLOYER:
        found = found.filter(due_on__lte=today + NEAR)
    counted = found.aggregate(cases=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)), nearest=Min("due_on"))
    return Waiting(counted["cases"], counted["late"], counted["nearest"])


def send_digest(row: Digest, at: datetime) -> bool:
    """Send one by the first channel that takes it; whether one did."""
    for contact in list_outside_contacts(row.recipient_id):
        try:
            ADAPTERS[contact.channel].send(contact.address, SUBJECT, word_digest(row), f"zhicheng-digest-{row.pk}")
        except (AddressRefused, MessageNotSent) as fault:
            Digest.objects.filter(pk=row.pk).update(fault=f"{contact.channel}: {fault}"[:200])
        else:
            return Digest.objects.filter(pk=row.pk, sent_at=None).update(sent_at=at, channel=contact.channel) == 1
    return False


def word_digest(row: Digest) -> str:
    """It in words: numbers and a day, no name.

    >>> from zhicheng.workdays.days import as_date
    >>> row = Digest(cases=12, late=2, nearest=as_date(day_number("2026-03-05")), day=as_date(day_number("2026-03-09")))
    >>> word_digest(row).partition("。")[0]
    '有12件申报等您办理，其中2件已过期限，最早的是3月5日'
    """
    if row.cases == row.late:
        return f"有{row.late}件申报已过期限，请尽快处理。{say_where()}"
    late = f"，其中{row.late}件已过期限" if row.late else ""
    nearest = f"，最早的是{format_day_seen_on(row.nearest, row.day)}" if row.nearest else ""
    return f"有{row.cases}件申报等您办理{late}{nearest}。{say_where()}"
