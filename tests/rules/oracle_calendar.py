"""A wall calendar for the oracle: days as `date` objects, months as words such as "2025-02"; everything is looked up.

Nothing of the engine's arithmetic is used here: a month later is found by looking at the calendar, months full are counted
one after the other, days worked are a set. Working days are in `oracle_workdays`.
"""

from calendar import monthrange
from collections.abc import Set
from datetime import date, timedelta
from functools import lru_cache

FIRST, LAST = date(1980, 1, 1), date(2070, 12, 31)
CALENDAR = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
MONTHS = [f"{year}-{month:02}" for year in range(FIRST.year, LAST.year + 1) for month in range(1, 13)]
PLACE_OF_MONTH = {month: place for place, month in enumerate(MONTHS)}
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=65536)
def day_of(text: str) -> date:
    """A day written like 2026-03-02."""
    return date.fromisoformat(text)


def days(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return CALENDAR[(first - FIRST).days : (last - FIRST).days + 1]


def month_of(day: date) -> str:
    """The month a day lies in."""
    return MONTHS[(day.year - FIRST.year) * 12 + day.month - 1]


def month_before(month: str) -> str:
    """The month before a month."""
    return MONTHS[PLACE_OF_MONTH[month] - 1]


def first_of_next_month(day: date) -> date:
    """The first day of the month after the one a day lies in."""
    return date(day.year + 1, 1, 1) if day.month == 12 else date(day.year, day.month + 1, 1)


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last, both included."""
    return MONTHS[PLACE_OF_MONTH[first] : PLACE_OF_MONTH[last] + 1]


@lru_cache(maxsize=65536)
def months_later(day: date, months: int) -> date:
    """The same day number, month after month turned over; where the last month is shorter, its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_day_worked(worked: Set[date], since: date, horizon: date) -> date | None:
    """The first day worked on or after a day."""
    for day in days(since, horizon):
        if day in worked:
            return day
    return None


def first_day_full(worked: Set[date], begun: date, months: int, horizon: date) -> date | None:
    """The first day before which as many days were worked as `months` without any gap would have."""
    wanted = (months_later(begun, months) - begun).days
    worked_so_far = 0
    for day in days(begun, horizon):
        if worked_so_far >= wanted:
            return day
        if day in worked:
            worked_so_far += 1
    return None


def months_full(worked: Set[date], begun: date, on: date) -> int:
    """How many months are full on a day: one more, and one more, as long as the days worked before it allow."""
    worked_so_far = sum(day in worked for day in days(begun, on - ONE_DAY))
    months = 0
    while (months_later(begun, months + 1) - begun).days <= worked_so_far:
        months += 1
    return months


def parts_of(worked: Set[date], begun: date, before: date) -> list[tuple[date, date]]:
    """The unbroken parts of the days worked from a day to before another: first day, and the day after the last."""
    parts: list[tuple[date, date]] = []
    for day in days(begun, before - ONE_DAY):
        if day in worked:
            first = parts.pop()[0] if parts and parts[-1][1] == day else day
            parts.append((first, day + ONE_DAY))
    return parts


def sum_of_parts(worked: Set[date], begun: date, before: date) -> date:
    """The other reading of gaps: months of every part added to the first day, then the days that are left of them."""
    months, left = 0, 0
    for first, after in parts_of(worked, begun, before):
        whole = 0
        while months_later(first, whole + 1) <= after:
            whole += 1
        months += whole
        left += (after - months_later(first, whole)).days
    return months_later(begun, months) + left * ONE_DAY


def first_day_full_by_parts(worked: Set[date], begun: date, months: int, horizon: date) -> date | None:
    """The first day before which the parts add up to so many months."""
    for day in days(begun, horizon):
        if day - ONE_DAY in worked and sum_of_parts(worked, begun, day) >= months_later(begun, months):
            return day
    return None


def months_full_by_parts(worked: Set[date], begun: date, on: date) -> int:
    """How many months the parts come to on a day."""
    months = 0
    while on > begun and months_later(begun, months + 1) <= sum_of_parts(worked, begun, on):
        months += 1
    return months


def months_begun(begun: date, on: date) -> int:
    """How many firsts of a month have come since a day."""
    firsts = 0
    while begun <= on:
        begun = first_of_next_month(begun)
        if begun <= on:
            firsts += 1
    return firsts
