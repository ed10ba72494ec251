"""The policy's files and the working-day calendar as rows that guards refer to. Inserted, never edited; safe to repeat."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db import connection, transaction

from zhicheng.policy.model import Policy
from zhicheng.policy.windows import build_timetable
from zhicheng.procedure.move import StepRefused
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.words import format_day_with_weekday
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import CalendarDay, CalendarVersion, FilingWindow, PolicyVersion
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.wordings import Wording

OPEN_END = date(9999, 12, 31)
"""The end of a period that has none yet."""
YEARS_AHEAD = 3
POLICY_LOCK_KEY: Final = 0x7A63  # an advisory lock of ours
UNKNOWN_DAY_WORDING: Final = Wording(
    "三（二）", "工作日历里没有{}这一天，不能计算工作日", "请选择近期的日子；日子无误的，请联系市人社局补录工作日历。"
)


def ensure_policy_version(policy: Policy, calendar: Calendar, at: datetime) -> PolicyVersion:
    """The row of a policy's content; where its files have changed, a new row from that day on and the old one ends.

    Windows of the next years are added as time goes on.
    """
    with transaction.atomic():
        row = find_policy_version(policy) or create_policy_version(policy, to_kunming_date(at))
        add_filing_windows(row, policy, calendar, at.year + YEARS_AHEAD)
        return row


def find_policy_version(policy: Policy) -> PolicyVersion | None:
    """The row of a policy's content."""
    return PolicyVersion.objects.filter(name=policy.id, hash=policy.hash).first()


def create_policy_version(policy: Policy, today: date) -> PolicyVersion:
    """A new row: from the policy's own day, or, where that period has a row already, from today. One at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POLICY_LOCK_KEY])
    by_another = find_policy_version(policy)
    if by_another is not None:
        return by_another
    begins = as_date(policy.in_force)
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
        in_force_until=OPEN_END,
        publicity_days=policy.number("publicity.working_days"),
        posting_day_counts=policy.flag("publicity.posting_day_counts"),
        starts_on_working_day=policy.flag("publicity.starts_on_working_day"),
        grace_days=policy.number("filing.grace_working_days"),
    )


def add_filing_windows(row: PolicyVersion, policy: Policy, calendar: Calendar, last_year: int) -> None:
    """The windows that are missing up to a year."""
    known = set(FilingWindow.objects.filter(policy=row).values_list("opens_on", flat=True))
    FilingWindow.objects.bulk_create(
        window for window in build_filing_windows(row, policy, calendar, last_year) if window.opens_on not in known
    )


def build_filing_windows(
    row: PolicyVersion, policy: Policy, calendar: Calendar, last_year: int
) -> Iterator[FilingWindow]:
    """The windows of a policy, in order."""
    days = build_timetable(policy, calendar)
    for year in range(row.in_force_from.year, last_year + 1):
        for window in days.windows_of(year):
            opens, closes = as_date(window.opens), as_date(window.closes)
            yield FilingWindow(policy=row, opens_on=opens, closes_on=closes)


def ensure_calendar_version(calendar: Calendar, at: datetime) -> CalendarVersion:
    """The row of a calendar's content with its days, from its first year to some years after now.

    Days of the next years are added as time goes on.
    """
    with transaction.atomic():
        row, _ = CalendarVersion.objects.get_or_create(hash=calendar.hash, defaults={"imported_at": at})
        last = CalendarDay.objects.filter(version=row).order_by("day").last()
        until = date(at.year + YEARS_AHEAD, 12, 31)
        if last is None or last.day < until:
            CalendarDay.objects.bulk_create(build_calendar_days(until, row, calendar, last), ignore_conflicts=True)
        return row


def build_calendar_days(
    until: date, row: CalendarVersion, calendar: Calendar, last: CalendarDay | None
) -> Iterator[CalendarDay]:
    """The days of a calendar with their ordinals: those after the last that is there already, or all."""
    ordinal = last.ordinal if last else 0
    first = day_number(last.day.isoformat()) + 1 if last else find_first_calendar_day(calendar, until)
    for day in range(first, day_number(until.isoformat()) + 1):
        working = calendar.is_working(day)
        ordinal += working
        yield CalendarDay(
            version=row, day=as_date(day), working=working, ordinal=ordinal, first=last is None and day == first
        )


def find_first_calendar_day(calendar: Calendar, until: date) -> int:
    """The first day of the first published year; without any, of the year in which the calendar came to be used."""
    year = calendar.years[0].year if calendar.years else until.year - YEARS_AHEAD
    return day_number(f"{year}-01-01")


def find_calendar_day(row: CalendarVersion, day: date) -> CalendarDay:
    """A day with its ordinal. Raises StepRefused where the calendar does not reach so far."""
    found = CalendarDay.objects.filter(version=row, day=day).first()
    if found is None:
        day_words = format_day_with_weekday(day_number(day.isoformat()))
        raise StepRefused(
            [
                build_failed_finding(
                    "calendar_day_unknown",
                    UNKNOWN_DAY_WORDING._replace(sentence=UNKNOWN_DAY_WORDING.sentence.format(day_words)),
                )
            ]
        )
    return found
