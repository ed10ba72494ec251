"""The days that decide for an employer: the starts of a publicity that still reach the window, and its days on a calendar.

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

__all__ = [
    "FilingSeason",
    "PublicityStart",
    "find_timetable_in_force",
    "find_open_or_next_window",
    "find_filing_season",
    "list_posted_starts",
    "list_publicity_starts",
    "list_publicity_cells",
]

STARTS_OFFERED = 10
"""So many days to start on are offered at first; the others on request."""


class PublicityStart(NamedTuple):
    """A day on which the notice can go up: full on `last`, to be filed from `files`, `remaining_days` before the window ends."""

    day: int
    last: int
    files: int
    remaining_days: int

    @property
    def iso(self) -> str:
        """The day as a form says it."""
        return iso_day(self.day)


def find_open_or_next_window(today: date) -> Window:
    """The window that is open, or the next."""
    return find_timetable_in_force(today).window_from(day_number(today.isoformat()))


def list_publicity_starts(filing_season: FilingSeason, all_: bool = False) -> list[PublicityStart]:
    """The days from today on which a publicity can start; the first ones and the latest, or all."""
    found: list[PublicityStart] = []
    days = find_timetable_in_force(as_date(filing_season.today))
    day = days.calendar.working_on_or_after(filing_season.today)
    while day <= filing_season.latest:
        last = days.publicity_ends(day)
        files = max(last + 1, filing_season.window.opens)
        found.append(PublicityStart(day, last, files, filing_season.window.closes - files + 1))
        day = days.calendar.working_on_or_after(day + 1)
    return found if all_ or len(found) <= STARTS_OFFERED else [*found[: STARTS_OFFERED - 1], found[-1]]


def list_posted_starts(filing_season: FilingSeason, since: date | None = None) -> list[PublicityStart]:
    """The days before today on which a notice can have gone up that still hangs today, or, if it was recorded from `since`, later
    than that; each with the window that it reaches.
    """
    first = day_number(since.isoformat()) if since else filing_season.today
    found: list[PublicityStart] = []
    days = find_timetable_in_force(as_date(filing_season.today))
    day = days.calendar.working_on_or_before(filing_season.today - 1)
    while (last := days.publicity_ends(day)) >= filing_season.today or day >= first:
        window = days.window_from(last + 1)
        files = max(last + 1, window.opens)
        found.insert(0, PublicityStart(day, last, files, window.closes - files + 1))
        day = days.calendar.working_on_or_before(day - 1)
    return found


def list_publicity_cells(start: PublicityStart, filing_season: FilingSeason) -> list[PublicityDay]:
    """The days of this start."""
    days = find_timetable_in_force(as_date(filing_season.today))
    return PublicityCalendar(days, start.day, filing_season.window, filing_season.today).list_days()
