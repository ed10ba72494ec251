"""三（二） and 四 The plan: publicity, then filing in a window that can really be reached."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.rules.plain import education, months, plain, result, title, work
from tests.rules.policies import changed, value
from zhicheng.policy.installed import find_policy, load_workday_calendar
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import day_number, iso_day

Days = tuple[str, str, str, str]


def planned(its: dict[str, Any]) -> Days:
    """First and latest start of the publicity, first and last day to file."""
    publicity, filing = its["plan"]["publicity"], its["plan"]["filing"]
    return publicity["first"], publicity["latest"], filing["first"], filing["last"]


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20")),
        (
            {"publicity": {"start": "2026-03-02", "end": "2026-03-16"}, "filing_date": "2026-03-17"},
            ("2026-03-02", "2026-03-12", "2026-03-17", "2026-03-20"),
        ),
        ({"publicity": {"end": "2026-03-16"}}, ("2026-03-02", "2026-03-12", "2026-03-17", "2026-03-20")),
        # a publicity that was begun on a Sunday stands; one that was too short ends when it should have
        (
            {"publicity": {"start": "2026-03-01", "end": "2026-03-09"}},
            ("2026-03-01", "2026-03-12", "2026-03-10", "2026-03-20"),
        ),
        (
            {"publicity": {"start": "2026-03-02", "end": "2026-03-04"}, "filing_date": "2026-03-05"},
            ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20"),
        ),
        ({"filing_date": "2026-03-18"}, ("2026-03-02", "2026-03-12", "2026-03-18", "2026-03-20")),
        ({"publicity": None}, ("2026-03-10", "2026-03-12", "2026-03-18", "2026-03-20")),
        ({"publicity": None, "filing_date": "2026-03-13"}, ("2026-03-13", "2026-06-11", "2026-06-01", "2026-06-20")),
    ],
)
def test_the_days_of_a_plan(facts: dict[str, Any], days: Days) -> None:
    assert planned(result(plain(**facts))) == days


def test_a_window_that_is_missed_is_named() -> None:
    its = result(plain(publicity=None, filing_date="2026-03-16"))
    assert re.findall("赶不上(.+?)截止", its["plan"]["reason"]) == ["2026年3月20日"]
    assert its["window"] == {"opens": "2026-03-01", "closes": "2026-03-20"}
    assert its["plan"]["window"] == {"opens": "2026-06-01", "closes": "2026-06-20"}


def test_where_submission_counts_the_publicity_may_come_after_it(tmp_path: Path) -> None:
    policy = changed(tmp_path, value("filing.gate", '"filing"', '"submission"'))
    its = result(plain(publicity=None, filing_date="2026-03-16"), policy)
    assert planned(its) == ("2026-03-16", "2026-03-16", "2026-03-16", "2026-03-20")


def test_a_plan_that_reaches_into_a_year_without_arrangement_is_provisional() -> None:
    its = result(plain(publicity=None, filing_date="2026-12-28", insurance=[months("2024-08", "2026-12")]))
    assert (its["plan"]["publicity"]["first"], its["plan"]["window"]["opens"]) == ("2026-12-28", "2027-03-01")
    assert its["plan"]["provisional"] is True
    assert its["plan"]["reason"].endswith(
        "暂定：2027年的放假安排还没有公布，法定节假日算休息，其余的日子暂按星期一至星期五上班推算，公布后可能变动。"
    )
    assert result(plain())["plan"]["provisional"] is False


@pytest.mark.parametrize(
    ("starts", "ends"), [("2026-12-24", "2026-12-31"), ("2026-12-25", "2027-01-04"), ("2027-02-04", "2027-02-15")]
)
def test_no_publicity_counts_a_day_off_by_law(starts: str, ends: str) -> None:
    """元旦 2027 is a Friday; 除夕 to 初三 are 5 to 8 February 2027."""
    days = build_timetable(find_policy("kunming/2023"), load_workday_calendar())
    assert iso_day(days.publicity_ends(day_number(starts))) == ends
    assert days.provisional_years(day_number(starts)) == ((2027,) if ends > "2027" else ())


def test_a_plan_whose_days_lie_in_a_published_year_is_certain() -> None:
    """The end of the December window: the year after it is not published, and none of its days is counted."""
    its = result(plain(publicity=None, filing_date="2026-12-01", insurance=[months("2024-08", "2026-12")]))
    assert (its["plan"]["window"]["closes"], its["plan"]["provisional"]) == ("2026-12-20", False)
    assert "暂定" not in its["plan"]["reason"]


def test_the_publicity_waits_for_the_route_and_for_the_new_post() -> None:
    facts = {
        "publicity": None,
        "target": {"level": "assistant"},
        "titles": [title("technician", "agronomy", "2020-01-01")],
        "employment": [work("2025-06-02")],
    }
    later_route = result(plain(**facts, educations=[education("bachelor", "2025-09-30")]))
    later_post = result(plain(**facts, educations=[education("bachelor", "2023-06-30")]))
    assert (later_route["route"], later_route["earliest"]) == ("bachelor", "2026-09-30")
    assert later_route["plan"]["publicity"]["first"] == "2026-09-30"
    assert (later_post["earliest"], later_post["plan"]["publicity"]["first"]) == ("2026-06-02", "2026-06-02")
