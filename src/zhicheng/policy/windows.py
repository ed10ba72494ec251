"""四 When a case can be filed: the windows of the year, and the publicity of 三（二） that has to end before.

Days are day numbers; the policy gives months, days and lengths, the calendar the working days.
"""

from collections.abc import Iterator
from typing import NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.months import first_day, month_of


class Window(NamedTuple):
    """A filing window; both days belong to it."""

    opens: int
    closes: int


def windows_of(policy: Policy, calendar: Calendar, year: int) -> list[Window]:
    """The windows of a calendar year, in order."""
    return [_window(policy, calendar, year * 12 + month - 1) for month in policy.numbers("filing.months")]


def window_from(policy: Policy, calendar: Calendar, day: int) -> Window:
    """The first window that contains or follows a day."""
    return next(window for window in _windows_since(policy, calendar, month_of(day) // 12) if window.closes >= day)


def _windows_since(policy: Policy, calendar: Calendar, year: int) -> Iterator[Window]:
    while True:
        yield from windows_of(policy, calendar, year - 1 if policy.flag("filing.rolls_over") else year)
        year += 1


def _window(policy: Policy, calendar: Calendar, month: int) -> Window:
    first = first_day(month)
    closes = first + policy.number("filing.last_day") - 1
    rolls = policy.flag("filing.rolls_over")
    return Window(
        first + policy.number("filing.first_day") - 1, calendar.working_on_or_after(closes) if rolls else closes
    )


def publicity_ends(policy: Policy, calendar: Calendar, start: int) -> int:
    """三（二）: the last working day of a publicity that starts on a day."""
    counted_before = start - 1 if policy.flag("publicity.posting_day_counts") else start
    return calendar.after(counted_before, policy.number("publicity.working_days"))


def filing_from(policy: Policy, calendar: Calendar, start: int) -> int:
    """三（二）: the first day on which a case whose publicity starts on a day can be filed: the day after its end."""
    return publicity_ends(policy, calendar, start) + 1


def earliest_start(policy: Policy, calendar: Calendar, day: int) -> int:
    """The first day on or after `day` on which a notice can go up."""
    return calendar.working_on_or_after(day) if policy.flag("publicity.starts_on_working_day") else day


def latest_start(policy: Policy, calendar: Calendar, closes: int) -> int:
    """The last day on which a notice can go up so that the case can be filed on `closes`."""
    first_counted = calendar.before(closes, policy.number("publicity.working_days"))
    latest = first_counted if policy.flag("publicity.posting_day_counts") else first_counted - 1
    return calendar.working_on_or_before(latest) if policy.flag("publicity.starts_on_working_day") else latest
