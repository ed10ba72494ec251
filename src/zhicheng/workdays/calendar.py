"""Working days as the State Council arranges them: 三（二） publicity runs over working days, make-up days among them.

In a year whose arrangement is not known the days off by law rest (statutory.py) and the others are Monday to Friday
without make-up days; it is provisional: an answer for every day, never an error. Days are day numbers. All answers are
the arithmetic of weeks, put right by two tables: weekdays that rest, and weekends that are worked.

What an arrangement can change once it is published: a day off by law stays off; a make-up day only brings the end of a
publicity nearer and its latest start later; each further weekday off within the counted days puts either off by one
working day. So it is never less kind than the provisional answer unless it rests a weekday among the days counted.

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
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from zhicheng.workdays.months import month_of
from zhicheng.workdays.statutory import FIRST_YEAR, LAST_YEAR, Statutory

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
    statutory: Statutory | None = field(compare=False)
    names: Mapping[int, str] = field(compare=False, repr=False)
    resting_weekdays: tuple[int, ...] = field(compare=False, repr=False)
    worked_weekends: tuple[int, ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, years: Iterable[Year], statutory: Statutory | None = None) -> "Calendar":
        """The calendar of some years, in any order, and of the days off by law.

        Without `statutory` it is a calendar of the first edition, which knew arrangements alone: answers that were
        given by it name its hash, and come out again.
        """
        ordered = tuple(sorted(years))
        names = dict(statutory.name_days(FIRST_YEAR, LAST_YEAR)) if statutory else {}
        names |= {day: name for day, name in _name_days(ordered) if name != MAKE_UP or day not in names}
        contents = (ordered, statutory) if statutory else ordered
        exceptions = sorted(day for day, name in names.items() if is_weekday(day) != _is_worked(day, name))
        return cls(
            hash=f"sha256:{sha256(json.dumps(contents, ensure_ascii=False).encode()).hexdigest()}",
            years=ordered,
            statutory=statutory,
            names=MappingProxyType(names),
            resting_weekdays=tuple(day for day in exceptions if is_weekday(day)),
            worked_weekends=tuple(day for day in exceptions if not is_weekday(day)),
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
        return bool(self.provisional_years(first, last))

    def provisional_years(self, first: int, last: int) -> tuple[int, ...]:
        """The years without a published arrangement among those of the days from `first` to `last`."""
        published = {year.year for year in self.years if year.state == "published"}
        return tuple(year for year in range(month_of(first) // 12, month_of(last) // 12 + 1) if year not in published)

    def name(self, day: int) -> str | None:
        """The holiday's name on its days off, 补班 on a rest day that is worked, None on any other day."""
        return self.names.get(day)

    def _place(self, day: int) -> int:
        """How many working days there are before `day`, from the Monday before day 0."""
        rested, made_up = bisect_left(self.resting_weekdays, day), bisect_left(self.worked_weekends, day)
        return _weekdays_before(day) - rested + made_up

    def _at(self, place: int) -> int:
        """The working day that has `place` others before it."""
        begin = _weekday_at(place - len(self.worked_weekends))
        end = _weekday_at(place + len(self.resting_weekdays)) + WEEK
        return begin + bisect_right(range(begin, end), place, key=self._place) - 1


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
