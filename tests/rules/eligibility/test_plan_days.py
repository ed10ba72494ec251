"""三（二） and 四 Every day of a plan, for whoever has posted and whoever has not, also where only the submission is dated."""

from pathlib import Path
from typing import Any

import pytest

from tests.rules.plain import education, kunming, months, plain, result, title, work
from tests.rules.policies import changed, value
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.plan import find_plan_days
from zhicheng.eligibility.rules.judge import judge
from zhicheng.policy.installed import load_workday_calendar
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import iso_day

UNPOSTED: dict[str, Any] = {"publicity": None, "filing_date": "2026-02-10"}
MARCH, JUNE, SEPTEMBER = "03-01", "06-01", "09-01"
TEACHING: dict[str, Any] = {
    "target": {"series": "school_teaching", "school_stage": "primary"},
    "licences": [{"kind": "school_teacher", "date": "2026-06-10"}],
    "employment": [work("2024-08-01", series="school_teaching")],
}
CHANGING: dict[str, Any] = {
    "titles": [title("technician", "agronomy", "2020-06-10")],
    "employment": [work("2022-08-01", "2025-07-31"), work("2025-08-01")],
}
LATER_MONTHS = {"insurance": [months("2025-10", "2026-01")]}


def list_days(policy: Policy, facts: dict[str, Any]) -> tuple[str, ...]:
    """First, advised and latest start, its end, first and advised filing, the window; handed in when, by when."""
    book = codebook(policy)
    read = read_case(plain(**facts), book)
    timetable = build_timetable(policy, load_workday_calendar())
    found = find_plan_days(read, judge(read.person, *book.terms), book.terms.kindest, timetable)
    own = [found.hand_in.advised, found.hand_in.latest, found.hand_in.window.opens] if found.hand_in else []
    days = (*found[1:7], found.window.opens, *own)
    return tuple(iso_day(day)[5:] for day in days)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, ("03-02", "03-02", "03-12", "03-09", "03-10", "03-10", MARCH)),
        ({"publicity": {"end": "2026-03-16"}}, ("03-02", "03-02", "03-12", "03-16", "03-17", "03-17", MARCH)),
        # on a Sunday: anew
        ({"publicity": {"start": "2026-03-01"}}, ("03-02", "03-02", "03-12", "03-09", "03-10", "03-10", MARCH)),
        # it stands, and its window has passed
        (
            {"publicity": {"start": "2026-03-13", "end": "2026-03-20"}, "filing_date": "2026-03-21"},
            ("03-13", "03-13", "06-11", "03-20", JUNE, JUNE, JUNE),
        ),
        # the employer's promised days decide when to post, and so when to file
        (
            UNPOSTED,
            ("02-10", "02-24", "03-12", "03-02", MARCH, "03-03", MARCH, "03-05", "03-05", MARCH),
        ),
        (
            {**UNPOSTED, "filing_date": "2026-03-04"},
            ("03-04", "03-11", "03-12", "03-18", "03-12", "03-19", MARCH, "03-05", "03-05", MARCH),
        ),
        (
            {**UNPOSTED, "filing_date": "2026-03-12"},
            ("03-12", "03-12", "03-12", "03-19", "03-20", "03-20", MARCH, "05-15", "06-04", JUNE),
        ),
        # full in the middle of the window
        (
            {**UNPOSTED, "employment": [work("2025-03-06")]},
            ("03-06", "03-06", "03-12", "03-13", "03-14", "03-14", MARCH, "02-28", "03-05", MARCH),
        ),
        # all else holds later: the months of insurance, the licence in the middle of a window
        (
            {**UNPOSTED, **LATER_MONTHS},
            ("02-10", "05-22", "06-11", "05-29", JUNE, JUNE, JUNE, "05-15", "06-04", JUNE),
        ),
        (
            {**UNPOSTED, **TEACHING},
            ("02-10", "05-22", "06-11", "05-29", "06-10", "06-10", JUNE, "05-15", "06-04", JUNE),
        ),
        # the diploma leads higher than the change of series, whose months have to be full by the cut-off too
        (
            {**CHANGING, "target": {"level": "assistant"}, "educations": [education("bachelor", "2025-09-10")]},
            ("09-10", "09-10", "09-11", "09-17", "09-18", "09-18", SEPTEMBER),
        ),
        (CHANGING, ("08-03", "08-24", "09-11", "08-31", SEPTEMBER, SEPTEMBER, SEPTEMBER)),
    ],
)
def test_the_days_of_a_plan(facts: dict[str, Any], days: tuple[str, ...]) -> None:
    assert list_days(kunming(), facts) == days


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, ("03-02", "03-02", "03-12", "03-09", "03-10", "03-10", MARCH)),
        (UNPOSTED, ("02-10", "02-24", "03-12", "03-02", MARCH, MARCH, MARCH, "03-05", "03-05", MARCH)),
        (
            {**UNPOSTED, "employment": [work("2025-03-06")]},
            ("03-06", "03-06", "03-12", "03-13", "03-06", "03-06", MARCH, "02-28", "03-05", MARCH),
        ),
    ],
)
def test_where_the_submission_is_dated_the_publicity_is_not_waited_for(
    tmp_path: Path, facts: dict[str, Any], days: tuple[str, ...]
) -> None:
    assert list_days(changed(tmp_path, value("filing.gate", '"filing"', '"submission"')), facts) == days


@pytest.mark.parametrize(
    ("filing_date", "provisional"),
    [
        ("2024-09-10", False),
        ("2026-12-03", False),
        ("2026-12-05", True),  # this window can be reached, and the one after it by the promise, in a year to come
    ],
)
def test_a_plan_may_change_where_a_day_of_it_lies_in_a_year_without_an_arrangement(
    filing_date: str, provisional: bool
) -> None:
    since = {"educations": [education("bachelor", "2020-06-30")], "employment": [work("2020-08-01")]}
    case = plain(publicity=None, filing_date=filing_date, insurance=[months("2024-01", "2026-12")], **since)
    assert result(case)["plan"]["provisional"] is provisional
