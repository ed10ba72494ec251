"""Every other reading that the specification declares, tried on the case that turns on it: what it gives instead."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.rules import oracle
from tests.rules.oracle_policy import DEFAULTS, read_otherwise, read_policy
from tests.rules.oracle_readings import ALTERNATIVES, readings
from zhicheng.eligibility.check import check

HERE = Path(__file__).parent
CASES = {
    case["id"]: case
    for name in ("notice.jsonl", "second.jsonl")
    for case in map(json.loads, (HERE / name).read_text(encoding="utf-8").splitlines())
}
PLAIN = CASES["bachelor-plain"]
COLLEGE = {**PLAIN["educations"][0], "level": "junior_college", "degree_date": None}
MASTER = {**PLAIN["educations"][0], "level": "master", "diploma_date": "2025-07-01", "degree_date": "2025-07-01"}
NOTARY = {"kind": "notary", "date": "2025-06-02"}


def changed(case: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """A case with other facts; an object is changed field by field."""
    return {
        **case,
        **{key: {**case[key], **to} if isinstance(to, dict) else to for key, to in changes.items()},
    }


def spell(start: str, end: str | None = None, **changes: Any) -> dict[str, Any]:
    """The plain post at another time."""
    return {**PLAIN["employment"][0], "start": start, "end": end, **changes}


def of_series(series: str, **changes: Any) -> dict[str, Any]:
    """The plain case in another series."""
    return changed(PLAIN, target={"series": series}, **changes)


GAP = [spell("2024-09-01", "2025-01-31"), spell("2025-03-01")]
SHORT_OF_A_DAY = changed(PLAIN, filing_date="2025-09-29", publicity=None, employment=GAP)
ENDS_IN_AUGUST = changed(SHORT_OF_A_DAY, insurance=[{**PLAIN["insurance"][0], "to": "2025-08"}])
SENIOR_SCHOOL = changed(CASES["s2-h05-college-stage-unknown"], target={"school_stage": "senior"})
CERTIFICATE = changed(CASES["senior-worker-24"], target={"series": "library"})
COACH = of_series("sports_coaching", educations=[COLLEGE])
TURNING = [
    ("education.asked_of_every_route", True, CASES["senior-worker-24"], "eligible", "not_eligible"),
    ("insurance.master_exempt", "always", CASES["s2-d01-master-holding-technician"], "not_yet", "eligible"),
    ("insurance.run_ends_before", 0, PLAIN, "eligible", "review"),
    ("insurance.run_ends_before", 2, CASES["s2-c01-unposted-six"], "review", "eligible"),
    ("insurance.unposted_months", 0, CASES["s2-c01-unposted-six"], "review", "not_yet"),
    ("service.cut_off", "publicity_end", CASES["bachelor-one-day-short"], "not_yet", "eligible"),
    ("service.gaps", "whole_months", ENDS_IN_AUGUST, "eligible", "not_yet"),
    (
        "service.series",
        "target",
        changed(PLAIN, employment=[spell("2024-08-01", series="archives")]),
        "eligible",
        "not_eligible",
    ),
    ("service.without_record", "review", CASES["s2-f03-neither-record"], "not_eligible", "review"),
    ("standards.title_step", "require", CASES["junior-college-36"], "eligible", "not_eligible"),
    ("standards.technician_education", "notice", CASES["s2-h01-college-technician"], "eligible", "not_eligible"),
    ("standards.education_floor", "ignore", CASES["s2-h03-college-at-a-university"], "review", "eligible"),
    ("standards.education_floor", "review", SENIOR_SCHOOL, "not_eligible", "review"),
    ("standards.shorter", "standard", COACH, "not_yet", "eligible"),
    ("standards.longer", "standard", CASES["s2-h11-crafts-between-two-months"], "review", "not_yet"),
    ("standards.no_technician", "closed", CASES["s2-h07-museum-secondary-60"], "review", "not_eligible"),
    ("standards.master_series", (), of_series("archives", educations=[MASTER]), "review", "eligible"),
    ("standards.senior_worker", "every_series", CERTIFICATE, "review", "eligible"),
    ("standards.service_from_licence", (), of_series("notary", licences=[NOTARY]), "not_yet", "eligible"),
]


@pytest.mark.parametrize(
    ("key", "alternative", "case", "now", "then"), TURNING, ids=[f"{one[0]}={one[1]}" for one in TURNING]
)
def test_the_other_reading_gives_another_verdict(
    key: str, alternative: object, case: dict[str, Any], now: str, then: str
) -> None:
    assert oracle.judge(case)["verdict"] == now
    assert oracle.judge(case, read_otherwise(read_policy(), key, alternative))["verdict"] == then
    assert (key, alternative, then) in [one[:3] for one in readings(case)]


@pytest.mark.parametrize("case", [one[2] for one in TURNING], ids=[f"{one[0]}={one[1]}" for one in TURNING])
def test_the_engine_tells_the_same_readings(case: dict[str, Any]) -> None:
    tried = {repr_of(one) for one in ALTERNATIVES}
    said = {
        (one["key"], repr(as_value(one["alternative"])), one["verdict"], one["earliest"])
        for one in check(case)["readings"]
        if (one["key"], repr(as_value(one["alternative"]))) in tried
    }
    assert said == {(key, repr(as_value(to)), then, day and day.isoformat()) for key, to, then, day in readings(case)}


def as_value(value: object) -> object:
    """A list as the oracle writes it."""
    return tuple(value) if isinstance(value, list) else value


def test_every_declared_alternative_has_its_case() -> None:
    assert {one[:2] for one in map(repr_of, TURNING)} == {repr_of(one) for one in ALTERNATIVES}
    untried = {
        "standards.master_months",
        "publicity.posting_day_counts",
        "publicity.starts_on_working_day",
        "filing.rolls_over",
    }
    assert {key for key, _ in ALTERNATIVES} | untried == set(DEFAULTS)


def repr_of(one: tuple[Any, ...]) -> tuple[str, str]:
    """Key and alternative, comparable."""
    return str(one[0]), repr(one[1])


def test_days_of_the_other_readings() -> None:
    policy = read_policy()
    gap = oracle.judge(ENDS_IN_AUGUST, read_otherwise(policy, "service.gaps", "whole_months"))
    crafts = oracle.judge(
        CASES["s2-h11-crafts-between-two-months"], read_otherwise(policy, "standards.longer", "standard")
    )
    posted = oracle.judge(CASES["s2-c01-unposted-six"], read_otherwise(policy, "insurance.unposted_months", 0))
    assert gap["earliest"] == date(2025, 10, 1)
    assert crafts["earliest"] == date(2026, 8, 1)
    assert posted["earliest"] == date(2026, 9, 1)
