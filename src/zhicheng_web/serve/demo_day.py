"""On which day a demonstration stands: one on which there is something to do."""

from datetime import date

from zhicheng.policy import shelf
from zhicheng.policy.windows import timetable
from zhicheng.workdays.days import day_number, iso

FULL_SWING = 2
"""Days after a window's first: publicity, filing and examination all go on."""


def day(outside: date) -> str:
    """The day of a demonstration (ISO): today if a window is open, else a day of the next window."""
    now = day_number(outside.isoformat())
    window = timetable(shelf.in_force(now), shelf.calendar()).window_from(now)
    return iso(max(now, window.opens + FULL_SWING))
