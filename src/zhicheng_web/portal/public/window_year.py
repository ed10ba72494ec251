"""The windows of a year for the eye: a bar for each month, and a table with the last day for a publicity (四, 三（二）)."""

from datetime import date
from typing import NamedTuple

from zhicheng.policy.windows import Timetable
from zhicheng.workdays.days import day_number, iso_day

MONTH_NUMBERS = range(1, 13)
LONGEST_MONTH_DAYS = 31


class MonthBar(NamedTuple):
    """A month of the year's bar chart; the bar and the line of today in per cent of its width."""

    number: int
    bar: str
    now: bool
    today: str


class WindowRow(NamedTuple):
    """A window of the table."""

    opens: int
    closes: int
    latest: int
    is_over: bool
    is_open: bool
    provisional: bool


def list_month_bars(today: date, days: Timetable) -> list[MonthBar]:
    """Twelve months with their windows."""
    lengths = {int(iso_day(one.opens)[5:7]): one.closes - one.opens + 1 for one in days.windows_of(today.year)}
    return [
        MonthBar(
            month,
            format_month_share(lengths[month]) if month in lengths else "",
            month == today.month,
            format_month_share(today.day - 0.5) if month == today.month else "",
        )
        for month in MONTH_NUMBERS
    ]


def format_month_share(days: float) -> str:
    """Days as part of a month, for an attribute.

    >>> format_month_share(15.5)
    '50.0%'
    """
    return f"{days * 100 / LONGEST_MONTH_DAYS:.1f}%"


def list_window_rows(today: date, days: Timetable) -> list[WindowRow]:
    """The windows of this year and the next."""
    now = day_number(today.isoformat())
    return [
        WindowRow(
            one.opens,
            one.closes,
            days.latest_start(one.closes),
            one.closes < now,
            one.opens <= now <= one.closes,
            bool(days.provisional_years(days.latest_start(one.closes), one)),
        )
        for year in (today.year, today.year + 1)
        for one in days.windows_of(year)
    ]
