"""Month arithmetic on every day of 1990 to 2040, against the calendar of the standard library."""

from calendar import monthrange
from datetime import date
from functools import cache

import pytest

from zhicheng.workdays.days import EPOCH
from zhicheng.workdays.months import add_months, civil_date, first_day, full_months, month_of

DAYS = range(date(1990, 1, 1).toordinal() - EPOCH, date(2041, 1, 1).toordinal() - EPOCH)
FOUR_YEARS = range(
    date(2023, 3, 1).toordinal() - EPOCH, date(2027, 3, 1).toordinal() - EPOCH
)  # one leap day, all others
ASKED = (1, 2, 6, 12, 13, 24, 36, 48, 60)  # months that the notice and its readings ask, and some others

length_of = cache(monthrange)


def on(day: int) -> date:
    """A day number as a date."""
    return date.fromordinal(day + EPOCH)


def naively_later(day: int, months: int) -> int:
    """`months` later: the same day number in the month that many pages on, or that month's last day."""
    start = on(day)
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    last = length_of(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).toordinal() - EPOCH


def test_there_are_fifty_one_years_of_days() -> None:
    assert (len(DAYS), on(DAYS[0]), on(DAYS[-1])) == (18_628, date(1990, 1, 1), date(2040, 12, 31))


def test_every_day_has_the_month_and_number_of_the_calendar() -> None:
    for day in DAYS:
        its = on(day)
        assert civil_date(day) == (its.year * 12 + its.month - 1, its.day)


def test_every_month_begins_on_its_first() -> None:
    for month in range(month_of(DAYS[0]), month_of(DAYS[-1]) + 1):
        assert on(first_day(month)) == date(month // 12, month % 12 + 1, 1)


@pytest.mark.parametrize("months", ASKED)
def test_months_later_is_the_same_day_number_or_the_last_day_of_a_shorter_month(months: int) -> None:
    for day in DAYS:
        assert add_months(day, months) == naively_later(day, months)


@pytest.mark.parametrize("months", ASKED)
def test_who_begins_later_is_never_full_earlier(months: int) -> None:
    before = add_months(DAYS[0] - 1, months)
    for day in DAYS:
        full = add_months(day, months)
        assert full >= before
        before = full


@pytest.mark.parametrize("months", ASKED)
def test_months_are_full_on_that_day_and_not_the_day_before(months: int) -> None:
    for day in DAYS:
        days = add_months(day, months) - day
        assert (full_months(day, days), full_months(day, days - 1)) == (months, months - 1)


def test_any_number_of_months_on_every_day_of_four_years() -> None:
    for day in FOUR_YEARS:
        full = [add_months(day, months) for months in range(62)]
        assert full == [naively_later(day, months) for months in range(62)]
        assert full == sorted(set(full))
        assert [full_months(day, later - day) for later in full] == list(range(62))


def test_every_day_in_between_belongs_to_the_month_it_is_in() -> None:
    for day in FOUR_YEARS:
        months = 0
        for days in range(100):
            months += naively_later(day, months + 1) - day <= days
            assert full_months(day, days) == months


def test_a_month_is_twenty_eight_to_thirty_one_days() -> None:
    assert {add_months(day, 1) - day for day in DAYS} == {28, 29, 30, 31}
