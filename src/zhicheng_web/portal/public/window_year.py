"""The windows of a year for the eye: a bar for each month, and a table with the last day for a publicity (四, 三（二）)."""

from datetime import date
from typing import NamedTuple

from zhicheng.policy.windows import Timetable
from zhicheng.workdays.days import day_number, iso_day

MONTHS = range(1, 13)
LONGEST = 31


class Month(NamedTuple):
    """A month of the strip; the bar and the line of today in per cent of its width."""

    number: int
    bar: str
    now: bool
    today: str


class Row(NamedTuple):
    """A window of the table; `state`: over, open, next."""

    opens: int
    closes: int
    latest: int
    state: str
    provisional: bool


def months(today: date, days: Timetable) -> list[Month]:
    """Twelve months with their windows."""
    lengths = {int(iso_day(one.opens)[5:7]): one.closes - one.opens + 1 for one in days.windows_of(today.year)}
    return [
        Month(
            month,
            percent(lengths[month]) if month in lengths else "",
            month == today.month,
            percent(today.day - 0.5) if month == today.month else "",
        )
        for month in MONTHS
    ]


def percent(days: float) -> str:
    """Days as part of a month, for an attribute.

    >>> percent(15.5)
    '50.0%'
    """
    return f"{days * 100 / LONGEST:.1f}%"


def rows(today: date, days: Timetable) -> list[Row]:
    """The windows of this year and the next."""
    now = day_number(today.isoformat())
    return [
        Row(
            one.opens,
            one.closes,
            days.latest_start(one.closes),
            "over" if one.closes < now else "open" if one.opens <= now else "next",
            days.provisional(one.opens, one.closes),
        )
        for year in (today.year, today.year + 1)
        for one in days.windows_of(year)
    ]
