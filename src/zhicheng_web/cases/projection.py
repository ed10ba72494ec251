"""The policy's files and the working-day calendar as rows that guards refer to. Inserted, never edited; safe to repeat."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from zhicheng.policy.model import Policy
from zhicheng.policy.windows import timetable
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number, iso
from zhicheng_web.cases.facts import date_of
from zhicheng_web.cases.models import CalendarDay, CalendarVersion, FilingWindow, PolicyVersion

FOR_GOOD = date(9999, 12, 31)
"""The end of a period that has none yet."""
YEARS_AHEAD = 3


def policy_version(policy: Policy, calendar: Calendar, at: datetime) -> PolicyVersion:
    """The row of a policy's content; where its files have changed, a new row from that day on and the old one ends.

    Windows of the next years are added as time goes on.
    """
    with transaction.atomic():
        row = PolicyVersion.objects.filter(name=policy.id, hash=policy.hash).first() or publish(policy, date_of(at))
        add_windows(row, policy, calendar, at.year + YEARS_AHEAD)
        return row


def publish(policy: Policy, today: date) -> PolicyVersion:
    """A new row: from the policy's own day, or, where that period has a row already, from today."""
    begins = date.fromisoformat(iso(policy.in_force))
    former = PolicyVersion.objects.filter(city=policy.city, in_force_until__gte=begins).order_by("in_force_from").last()
    if former is not None:
        begins = max(begins, today, former.in_force_from + timedelta(days=1))
        former.in_force_until = begins - timedelta(days=1)
        former.save(update_fields=["in_force_until"])
    return PolicyVersion.objects.create(
        city=policy.city,
        name=policy.id,
        hash=policy.hash,
        in_force_from=begins,
        in_force_until=FOR_GOOD,
        publicity_days=policy.number("publicity.working_days"),
        posting_day_counts=policy.flag("publicity.posting_day_counts"),
        starts_on_working_day=policy.flag("publicity.starts_on_working_day"),
        grace_days=policy.number("filing.grace_working_days"),
    )


def add_windows(row: PolicyVersion, policy: Policy, calendar: Calendar, last_year: int) -> None:
    """The windows that are missing up to a year."""
    known = set(FilingWindow.objects.filter(policy=row).values_list("opens_on", flat=True))
    FilingWindow.objects.bulk_create(
        window for window in windows(row, policy, calendar, last_year) if window.opens_on not in known
    )


def windows(row: PolicyVersion, policy: Policy, calendar: Calendar, last_year: int) -> Iterator[FilingWindow]:
    """The windows of a policy, in order."""
    days = timetable(policy, calendar)
    for year in range(row.in_force_from.year, last_year + 1):
        for window in days.windows_of(year):
            opens, closes = date.fromisoformat(iso(window.opens)), date.fromisoformat(iso(window.closes))
            yield FilingWindow(policy=row, opens_on=opens, closes_on=closes)


def calendar_version(calendar: Calendar, at: datetime) -> CalendarVersion:
    """The row of a calendar's content with its days, from its first year to some years after now."""
    with transaction.atomic():
        row = CalendarVersion.objects.filter(hash=calendar.hash).first()
        if row is None:
            row = CalendarVersion.objects.create(hash=calendar.hash, imported_at=at)
            first = day_number(f"{calendar.years[0].year if calendar.years else at.year}-01-01")
            CalendarDay.objects.bulk_create(days(row, calendar, first, at.year + YEARS_AHEAD))
        return row


def days(row: CalendarVersion, calendar: Calendar, first: int, last_year: int) -> Iterator[CalendarDay]:
    """The days of a calendar with their ordinals."""
    ordinal = 0
    for day in range(first, day_number(f"{last_year}-12-31") + 1):
        working = calendar.is_working(day)
        ordinal += working
        found = date.fromisoformat(iso(day))
        yield CalendarDay(version=row, day=found, working=working, ordinal=ordinal, first=day == first)


def calendar_day(row: CalendarVersion, day: date) -> CalendarDay:
    """A day with its ordinal."""
    return CalendarDay.objects.get(version=row, day=day)
