"""三（二） and 四 The plan: publicity, then filing in a window that can really be reached."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.rules.plain import education, months, plain, result, title, work
from tests.rules.policies import changed, value

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
    assert result(plain())["plan"]["provisional"] is False


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
