"""三（二）, 四 Windows and publicity under every reading of the policy, against days counted one by one."""

from itertools import product
from pathlib import Path

import pytest

from tests.rules.policies import Change, changed, value
from zhicheng.policy.installed import load_workday_calendar
from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.days import day_number, iso_day

CALENDAR = load_workday_calendar()
YEAR = range(day_number("2026-01-01"), day_number("2027-01-01"))
OTHERWISE = {
    "posting_day_counts": value("publicity.posting_day_counts", "false", "true"),
    "any_day": value("publicity.starts_on_working_day", "true", "false"),
    "cut_off_at_end": value("service.cut_off", '"publicity_start"', '"publicity_end"'),
}
READINGS = [
    tuple(name for name, there in zip(OTHERWISE, present, strict=True) if there)
    for present in product((False, True), repeat=len(OTHERWISE))
]


def days_of(folder: Path, *changes: Change) -> Timetable:
    """The timetable of a changed policy."""
    return Timetable(changed(folder, *changes), CALENDAR)


def last_day(start: int, posting_day_counts: bool) -> int:
    """The fifth working day, counted one by one."""
    day, counted = start - 1 if posting_day_counts else start, 0
    while counted < 5:
        day += 1
        counted += CALENDAR.is_working(day)
    return day


@pytest.mark.parametrize("reading", READINGS, ids="、".join)
def test_publicity_on_every_day_of_a_year(tmp_path: Path, reading: tuple[str, ...]) -> None:
    days = days_of(tmp_path, *(OTHERWISE[name] for name in reading))
    posting = "posting_day_counts" in reading
    ends = {day: last_day(day, posting) for day in range(YEAR.start - 60, YEAR.stop + 60)}
    starts = [day for day in ends if "any_day" in reading or CALENDAR.is_working(day)]
    passes = {day: ends[day] if "cut_off_at_end" in reading else day for day in starts}
    assert [days.publicity_ends(day) for day in YEAR] == [ends[day] for day in YEAR]
    assert {days.count_publicity_days(day, ends[day]) for day in YEAR} == {5}
    assert [days.earliest_start(day) for day in YEAR] == [
        next(start for start in starts if passes[start] >= day) for day in YEAR
    ]
    assert [days.latest_start(day) for day in YEAR] == [
        max(start for start in starts if ends[start] < day) for day in YEAR
    ]


def test_windows_of_a_year(tmp_path: Path) -> None:
    found = [(iso_day(window.opens), iso_day(window.closes)) for window in days_of(tmp_path).windows_of(2026)]
    assert found == [(f"2026-{month}-01", f"2026-{month}-20") for month in ("03", "06", "09", "12")]


def test_a_window_that_rolls_over_closes_on_a_working_day(tmp_path: Path) -> None:
    days = days_of(tmp_path, value("filing.rolls_over", "false", "true"))
    june = Window(day_number("2026-06-01"), day_number("2026-06-22"))  # the 20th is in the Dragon Boat holiday
    assert [days.window_from(day_number(day)) for day in ("2026-05-31", "2026-06-20", "2026-06-22")] == [june] * 3
    assert days.window_from(day_number("2026-06-23")).opens == day_number("2026-09-01")


@pytest.mark.parametrize(
    ("rolls_over", "start", "closes", "years"),
    [
        ("false", "2024-12-28", None, ()),
        ("false", "2037-12-01", None, (2037,)),
        ("false", "2037-12-28", None, (2037, 2038)),  # its days are counted into the next year
        ("false", "2024-12-01", "2038-03-20", ()),  # the window closes on the twentieth, whatever day that is
        ("true", "2024-12-01", "2038-03-20", (2038,)),
        ("true", "2024-12-01", "2024-12-20", ()),
        ("true", "2024-12-01", None, ()),
    ],
)
def test_the_years_of_which_a_publicity_counts_days_that_may_still_change(
    tmp_path: Path, rolls_over: str, start: str, closes: str | None, years: tuple[int, ...]
) -> None:
    changes = () if rolls_over == "false" else (value("filing.rolls_over", "false", rolls_over),)
    window = Window(day_number("2024-12-01"), day_number(closes)) if closes else None
    assert days_of(tmp_path, *changes).provisional_years(day_number(start), window) == years


def working_days_between(first: int, last: int) -> int:
    """The working days after one day and before another, counted one by one."""
    return sum(CALENDAR.is_working(day) for day in range(first + 1, last))


def test_the_employer_has_the_days_that_are_promised(tmp_path: Path) -> None:
    days = days_of(tmp_path)
    posted = {day: days.posted_after_review(day) for day in YEAR}
    handed_in = {day: days.handed_in_before(day) for day in YEAR}
    assert {(CALENDAR.is_working(day), working_days_between(got, day)) for got, day in posted.items()} == {(True, 4)}
    assert {(CALENDAR.is_working(day), working_days_between(day, due)) for due, day in handed_in.items()} == {(True, 4)}


def test_where_nothing_is_promised_the_notice_goes_up_on_the_day_itself(tmp_path: Path) -> None:
    days = days_of(tmp_path, value("promise.employer_review", "5", "0"))
    assert [days.handed_in_before(day) for day in YEAR] == [*YEAR]
    assert [days.posted_after_review(day) for day in YEAR] == [CALENDAR.working_on_or_after(day) for day in YEAR]
