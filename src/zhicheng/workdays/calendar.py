"""Working days as the State Council arranges them: 三（二） publicity runs over working days, make-up days among them.

A year whose arrangement is not known is computed as plain Monday to Friday and is provisional: an answer for every
day, never an error. Days are day numbers. All answers come from one table of the known years' working days, with
arithmetic before and after it.

>>> from zhicheng.workdays.days import day_number, iso_day
>>> dragon_boat = Holiday("端午节", day_number("2026-06-19"), day_number("2026-06-21"), ())
>>> known = Calendar.of([Year(2026, "published", "…", None, day_number("2025-11-04"), (dragon_boat,))])
>>> iso_day(known.working_on_or_after(day_number("2026-06-19")))
'2026-06-22'

With five days of publicity (a number of the policy, here an argument), the day of posting not counted and filing from
the day after the last of them, the latest day to post for a window that closes on 2026-06-20:

>>> iso_day(known.before(day_number("2026-06-20"), 5 + 1))
'2026-06-11'
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from zhicheng.workdays.months import first_day, month_of

State = Literal["published", "provisional"]

WEEK: Final = 7
MONDAY_TO_FRIDAY: Final = 5
SINCE_MONDAY: Final = 3  # day 0, 1970-01-01, was a Thursday
MAKE_UP: Final = "补班"


class Holiday(NamedTuple):
    """One holiday of an arrangement: its days off, the last included, and the rest days worked in exchange."""

    name: str
    first: int
    last: int
    make_up: tuple[int, ...]


class Year(NamedTuple):
    """The arrangement of one year and where it is from; `issued` is a day number."""

    year: int
    state: State
    title: str
    number: str | None
    issued: int
    holidays: tuple[Holiday, ...]


def is_weekday(day: int) -> bool:
    """Whether the day is a Monday, Tuesday, Wednesday, Thursday or Friday."""
    return (day + SINCE_MONDAY) % WEEK < MONDAY_TO_FRIDAY


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are working days. Two calendars are equal when their contents are; `hash` names the contents."""

    hash: str
    years: tuple[Year, ...] = field(compare=False)
    working_days: tuple[int, ...] = field(compare=False, repr=False)  # of `begin` ≤ day < `end`
    begin: int = field(compare=False)
    end: int = field(compare=False)
    names: Mapping[int, str] = field(compare=False, repr=False)

    @classmethod
    def of(cls, years: Iterable[Year]) -> "Calendar":
        """The calendar of some years, in any order."""
        ordered = tuple(sorted(years))
        names = dict(_name_days(ordered))
        begins = [first_day(year.year * 12) for year in ordered]
        begin = min([*begins, *names], default=0)
        end = first_day(ordered[-1].year * 12 + 12) if ordered else 0
        return cls(
            hash=f"sha256:{sha256(json.dumps(ordered, ensure_ascii=False).encode()).hexdigest()}",
            years=ordered,
            working_days=tuple(day for day in range(begin, end) if _is_worked(day, names.get(day))),
            begin=begin,
            end=end,
            names=MappingProxyType(names),
        )

    def is_working(self, day: int) -> bool:
        """Whether the day is worked."""
        return _is_worked(day, self.names.get(day))

    def working_on_or_after(self, day: int) -> int:
        """The day itself where it is worked, else the next working day."""
        return self._at(self._place(day))

    def working_on_or_before(self, day: int) -> int:
        """The day itself where it is worked, else the working day before."""
        return self._at(self._place(day + 1) - 1)

    def after(self, day: int, n: int) -> int:
        """The n-th working day after `day`, which is not counted. ValueError where n < 1."""
        return self._at(self._place(day + 1) + _check_count(n) - 1)

    def before(self, day: int, n: int) -> int:
        """The n-th working day before `day`, which is not counted. ValueError where n < 1."""
        return self._at(self._place(day) - _check_count(n))

    def between(self, first: int, end: int) -> int:
        """How many working days there are from `first` to before `end`; none where `end` is not later."""
        return max(self._place(end) - self._place(first), 0)

    def state(self, day: int) -> State:
        """Whether the arrangement of the day's year is published.

        An arrangement may also move the last days of the December before it; they count as known with their own year.
        """
        return "provisional" if self.provisional(day, day) else "published"

    def provisional(self, first: int, last: int) -> bool:
        """Whether an answer over the days from `first` to `last` rests on a year that is not published."""
        published = {year.year for year in self.years if year.state == "published"}
        return not published.issuperset(range(month_of(first) // 12, month_of(last) // 12 + 1))

    def name(self, day: int) -> str | None:
        """The holiday's name on its days off, 补班 on a rest day that is worked, None on any other day."""
        return self.names.get(day)

    def _place(self, day: int) -> int:
        """How many working days lie between the table's begin and `day`; less than nothing before it."""
        if day < self.begin:
            return _weekdays_before(day) - _weekdays_before(self.begin)
        if day < self.end:
            return bisect_left(self.working_days, day)
        return len(self.working_days) + _weekdays_before(day) - _weekdays_before(self.end)

    def _at(self, place: int) -> int:
        """The working day that has `place` others between the table's begin and itself."""
        if place < 0:
            return _weekday_at(_weekdays_before(self.begin) + place)
        if place < len(self.working_days):
            return self.working_days[place]
        return _weekday_at(_weekdays_before(self.end) + place - len(self.working_days))


def _name_days(years: Iterable[Year]) -> Iterator[tuple[int, str]]:
    for holiday in (holiday for year in years for holiday in year.holidays):
        yield from ((day, holiday.name) for day in range(holiday.first, holiday.last + 1))
        yield from ((day, MAKE_UP) for day in holiday.make_up)


def _is_worked(day: int, name: str | None) -> bool:
    return name == MAKE_UP or (name is None and is_weekday(day))


def _check_count(n: int) -> int:
    if n < 1:
        raise ValueError(f"a working day is counted from 1, not {n}")
    return n


def _weekdays_before(day: int) -> int:
    """How many days from Monday to Friday there are before `day`, from the Monday before day 0."""
    weeks, rest = divmod(day + SINCE_MONDAY, WEEK)
    return weeks * MONDAY_TO_FRIDAY + min(rest, MONDAY_TO_FRIDAY)


def _weekday_at(place: int) -> int:
    """The weekday that has `place` others before it, from the Monday before day 0."""
    weeks, rest = divmod(place, MONDAY_TO_FRIDAY)
    return weeks * WEEK + rest - SINCE_MONDAY
