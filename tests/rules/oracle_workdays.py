"""Working days for the oracle: the arrangements of `policies/holidays`, and the statutory days of a year without one.

A year that the State Council has not arranged yet counts the days of 全国年节及纪念日放假办法 as rest days and has no make-up
days (clauses.md, 三（二）). The lunar ones are written down here year by year, from the almanac.
"""

import tomllib
from datetime import date, timedelta
from functools import cache

from tests.rules.oracle_calendar import ONE_DAY
from tests.rules.oracle_policy import POLICIES

# 正月初一, 清明, 端午, 中秋
LUNAR = {
    2027: ((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: ((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: ((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: ((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: ((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: ((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: ((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: ((2, 8), (4, 5), (6, 10), (9, 16)),
}
SINCE_2025 = 2025  # 除夕 and 2 May are statutory days from then on


@cache
def arranged() -> tuple[frozenset[int], frozenset[date], frozenset[date]]:
    """The years arranged, their days off, and the days worked instead."""
    years, off, instead = set(), set(), set()
    for path in (POLICIES / "holidays").glob("[12]*.toml"):
        arrangement = tomllib.loads(path.read_text(encoding="utf-8"))
        years.add(arrangement["year"])
        for holiday in arrangement["holidays"]:
            day = holiday["first"]
            while day <= holiday["last"]:
                off.add(day)
                day += ONE_DAY
            instead.update(holiday.get("make_up", []))
    return frozenset(years), frozenset(off), frozenset(instead)


@cache
def statutory(year: int) -> frozenset[date]:
    """The days off that the law itself names."""
    found = {date(year, 1, 1), date(year, 5, 1), date(year, 10, 1), date(year, 10, 2), date(year, 10, 3)}
    if year >= SINCE_2025:
        found.add(date(year, 5, 2))
    if year in LUNAR:
        spring, *others = (date(year, month, day) for month, day in LUNAR[year])
        found.update(spring + timedelta(days=n) for n in (-1, 0, 1, 2))
        found.update(others)
    return frozenset(found)


def is_working_day(day: date) -> bool:
    """Whether people work on a day."""
    years, off, instead = arranged()
    if day in instead:
        return True
    if day in off or day.weekday() >= 5:
        return False
    return day.year in years or day not in statutory(day.year)


def next_working_day(day: date) -> date:
    """The first working day on or after a day."""
    while not is_working_day(day):
        day += ONE_DAY
    return day
