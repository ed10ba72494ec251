"""Dates as text (GB/T 7408, 2026-03-02) and as day numbers (days since 1970-01-01), and months likewise (2026-02)."""

from datetime import date
from functools import lru_cache

from zhicheng.workdays.months import first_day

NEVER = 1_000_000
"""The day that never comes: an open end, a credential that is not there, a clause that time does not cure."""

UNDATED = -NEVER
"""The day of something of which nobody has said when it was."""

EPOCH = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=65536)
def day_number(text: str) -> int:
    """The day number of an ISO date; ValueError where the text is no date that exists.

    >>> day_number("1970-01-02")
    1
    """
    if len(text) != 10 or text[4] != "-" or text[7] != "-":  # week dates are ISO dates as well, but nobody's here
        raise ValueError(text)
    return date.fromisoformat(text).toordinal() - EPOCH


@lru_cache(maxsize=65536)
def iso_day(day: int) -> str:
    """The ISO date of a day number.

    >>> iso_day(1)
    '1970-01-02'
    """
    return as_date(day).isoformat()


def as_date(day: int) -> date:
    """A day number as a date.

    >>> as_date(1)
    datetime.date(1970, 1, 2)
    """
    return date.fromordinal(day + EPOCH)


@lru_cache(maxsize=4096)
def month_number(text: str) -> int:
    """The month number (year × 12 + month − 1) of an ISO month such as 2026-02; ValueError where it is none.

    >>> month_number("2026-02") - month_number("2025-12")
    2
    """
    if len(text) != 7 or text[4] != "-":
        raise ValueError(text)
    day = date.fromisoformat(f"{text}-01")
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4096)
def iso_month(month: int) -> str:
    """The ISO text of a month number."""
    return iso_day(first_day(month))[:7]
