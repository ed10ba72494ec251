"""Working days against a walk from day to day, for every day of 1990 to 2040, and the last days to post a notice."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.workdays.calendar import Calendar, Holiday, Year
from zhicheng.workdays.days import day_number, iso_day
from zhicheng.workdays.holidays import load_calendar

FOLDER = Path(__file__).parents[3] / "policies" / "holidays"
CALENDAR = load_calendar(FOLDER)
ONE_DAY = timedelta(days=1)
ARRANGED = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("2*.toml")]
LAW = tomllib.loads((FOLDER / "statutory.toml").read_text(encoding="utf-8"))
HOLIDAYS = [holiday for year in ARRANGED for holiday in year["holidays"]]
PUBLISHED = {year["year"] for year in ARRANGED if year["state"] == "published"}


def number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def name(day: date) -> str | None:
    for holiday in HOLIDAYS:
        if holiday["first"] <= day <= holiday["last"]:
            return str(holiday["name"])
        if day in holiday.get("make_up", []):
            return "补班"
    return "、".join(list_festivals(day)) or None


def list_festivals(day: date) -> Iterator[str]:
    for dated in LAW["dated"]:
        if any(first <= day < first + dated["days"] * ONE_DAY for first in dated["first"]):
            yield dated["name"]
    for fixed in LAW["fixed"]:
        if (day.month, day.day) == (fixed["month"], fixed["day"]) and day.year >= fixed["since"]:
            yield fixed["name"]


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


NAMES = {day: name(day) for day in days(date(1989, 11, 1), date(2041, 2, 28))}
WORKED = {day for day, name in NAMES.items() if name == "补班" or (name is None and day.weekday() < 5)}


def walk(day: date, step: timedelta, count: int) -> date:
    """Go on by single days until `count` working days have been met."""
    while count:
        day += step
        count -= day in WORKED
    return day


def test_every_day_of_fifty_years() -> None:
    begun, worked = number(date(1990, 1, 1)), 0
    for day in days(date(1990, 1, 1), date(2040, 12, 31)):
        at = number(day)
        assert (
            CALENDAR.is_working(at),
            CALENDAR.working_on_or_after(at),
            CALENDAR.working_on_or_before(at),
            CALENDAR.after(at, 1),
            CALENDAR.before(at, 1),
            CALENDAR.after(at, 6),
            CALENDAR.before(at, 6),
            CALENDAR.between(begun, at),
            CALENDAR.name(at),
            CALENDAR.state(at),
        ) == (
            day in WORKED,
            number(day if day in WORKED else walk(day, ONE_DAY, 1)),
            number(day if day in WORKED else walk(day, -ONE_DAY, 1)),
            number(walk(day, ONE_DAY, 1)),
            number(walk(day, -ONE_DAY, 1)),
            number(walk(day, ONE_DAY, 6)),
            number(walk(day, -ONE_DAY, 6)),
            worked,
            NAMES[day],
            "published" if day.year in PUBLISHED else "provisional",
        ), day
        worked += day in WORKED


@given(st.integers(day_number("1900-01-01"), day_number("2199-12-31")), st.integers(1, 3000))
def test_counting_on_and_back_meet(day: int, n: int) -> None:
    after, before = CALENDAR.after(day, n), CALENDAR.before(day, n)
    assert (CALENDAR.is_working(after), CALENDAR.is_working(before)) == (True, True)
    assert (CALENDAR.between(day + 1, after + 1), CALENDAR.between(before, day)) == (n, n)
    assert CALENDAR.between(day, day - n) == 0


@pytest.mark.parametrize("n", [0, -1])
def test_a_working_day_is_counted_from_one(n: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        CALENDAR.after(0, n)
    with pytest.raises(ValueError, match="counted from 1"):
        CALENDAR.before(0, n)


@pytest.mark.parametrize(
    ("closes", "posted"),
    [
        ("2026-03-20", "2026-03-12"),
        ("2026-06-20", "2026-06-11"),
        ("2026-09-20", "2026-09-11"),
        ("2026-12-20", "2026-12-11"),
    ],
)
def test_the_latest_day_to_post_in_2026(closes: str, posted: str) -> None:
    """三（二） and 四: five working days, the day of posting not counted, filing from the day after the last of them."""
    latest = day_number(posted)
    next_working = CALENDAR.after(latest, 1)
    assert iso_day(CALENDAR.before(day_number(closes), 5 + 1)) == posted
    assert CALENDAR.after(latest, 5) + 1 <= day_number(closes) < CALENDAR.after(next_working, 5) + 1


@pytest.mark.parametrize(
    ("first", "last", "provisional"),
    [
        ("2026-12-21", "2026-12-31", False),
        ("2026-12-28", "2027-01-05", True),
        ("2022-12-31", "2023-01-03", True),
        ("2023-01-01", "2026-12-31", False),
    ],
)
def test_an_answer_over_new_year_is_provisional(first: str, last: str, provisional: bool) -> None:
    assert CALENDAR.provisional(day_number(first), day_number(last)) == provisional


def test_an_estimate_is_used_and_stays_provisional() -> None:
    spring = Holiday("春节", day_number("2027-02-05"), day_number("2027-02-12"), (day_number("2027-01-31"),))
    calendar = Calendar.of([Year(2027, "provisional", "推算", None, day_number("2026-11-01"), (spring,))])
    answers = [
        (calendar.is_working(day), calendar.name(day), calendar.state(day)) for day in (spring.first, *spring.make_up)
    ]
    assert answers == [(False, "春节", "provisional"), (True, "补班", "provisional")]


def test_no_year_at_all_is_monday_to_friday() -> None:
    calendar = Calendar.of([])
    week = [calendar.is_working(day_number(f"2026-10-0{day}")) for day in range(1, 8)]
    assert (week, calendar.state(day_number("2026-10-01"))) == (
        [True, True, False, False, True, True, True],
        "provisional",
    )


def test_the_hash_names_the_contents_in_any_order() -> None:
    years = CALENDAR.years
    law = CALENDAR.statutory
    assert Calendar.of(reversed(years), law) == Calendar.of(years, law) == CALENDAR
    assert Calendar.of(years[:-1], law) != CALENDAR
    assert Calendar.of([]).hash == "sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
