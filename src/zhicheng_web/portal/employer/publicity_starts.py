"""The days that decide for an employer: the starts of a publicity that still reach the window, and the strip of days.

三（二） publicity runs over working days; 四 filing is possible in a window. All arithmetic is the timetable's; this file
only arranges it for the eye.
"""

from datetime import date
from typing import NamedTuple

from zhicheng.policy.windows import Window
from zhicheng.workdays.days import as_date, day_number, iso_day
from zhicheng_web.portal.shared.calendar.filing_season import (
    FilingSeason,
    find_filing_season,
    find_timetable_in_force,
)
from zhicheng_web.portal.shared.calendar.publicity_calendar import PublicityCalendar, PublicityDay

__all__ = ["FilingSeason", "Start", "find_timetable_in_force", "filing_window", "find_filing_season", "starts", "strip"]

SHOWN = 10
"""So many days to start on are offered at first; the others on request."""


class Start(NamedTuple):
    """A day on which the notice can go up: full on `last`, to be filed from `files`, `left` days before the window ends."""

    day: int
    last: int
    files: int
    left: int

    @property
    def iso(self) -> str:
        """The day as a form says it."""
        return iso_day(self.day)


def filing_window(today: date) -> Window:
    """The window that is open, or the next."""
    return find_timetable_in_force(today).window_from(day_number(today.isoformat()))


def starts(around: FilingSeason, all_: bool = False) -> list[Start]:
    """The days from today on which a publicity can start; the first ones and the latest, or all."""
    found: list[Start] = []
    days = find_timetable_in_force(as_date(around.today))
    day = days.calendar.working_on_or_after(around.today)
    while day <= around.latest:
        last = days.publicity_ends(day)
        files = max(last + 1, around.window.opens)
        found.append(Start(day, last, files, around.window.closes - files + 1))
        day = days.calendar.working_on_or_after(day + 1)
    return found if all_ or len(found) <= SHOWN else [*found[: SHOWN - 1], found[-1]]


def strip(start: Start, around: FilingSeason) -> list[PublicityDay]:
    """The days of this start."""
    days = find_timetable_in_force(as_date(around.today))
    return PublicityCalendar(days, start.day, around.window, around.today).list_days()
