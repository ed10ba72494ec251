"""Engine and oracle agree on every check of ten thousand persons a run, of twenty thousand with `--all`, and on those
Hypothesis thinks of.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.rules import oracle
from tests.rules.oracle_routes import ROUTES
from tests.rules.people import ANYBODY, people
from zhicheng.eligibility.check import check
from zhicheng.policy.load import load_policy

POLICY = load_policy(Path(__file__).parents[2] / "policies" / "kunming" / "2023.toml")
PARTS, PERSONS_A_PART = 8, 2600
EVERY_RUN = 4
"""Parts of every run; the others are more people of the same kinds."""


def engine(case: dict[str, Any]) -> oracle.Answer:
    """The engine's answer in the oracle's words."""
    result = check(case, POLICY)
    window = result["window"]
    return {
        "verdict": result["verdict"],
        "route": result["route"],
        "level": result["level"],
        "earliest": day(result["earliest"]),
        "window": window and (day(window["opens"]), day(window["closes"])),
        "checks": {one["key"]: (one["result"], one["measured"], one["required"]) for one in result["checks"]},
        "candidates": sorted((candidate(one) for one in result["routes"]), key=str),
    }


def candidate(one: dict[str, Any]) -> tuple[object, ...]:
    """A candidate in the oracle's order."""
    its = (one[key] for key in ("result", "measured", "required"))
    return (
        one["route"],
        one["level"] or "",
        day(one["since"]),
        *its,
        day(one["from"]),
        one["verdict"],
        day(one["earliest"]),
    )


def day(text: str | None) -> date | None:
    """A date of a result."""
    return date.fromisoformat(text) if text else None


def judged(case: dict[str, Any]) -> oracle.Answer:
    """The oracle's answer, its candidates in a fixed order."""
    answer = oracle.judge(case)
    return {**answer, "candidates": sorted(answer["candidates"], key=str)}


def agree(case: dict[str, Any]) -> None:
    """Fails where the two differ: says in what, and shows the person, a line a fact."""
    said, should_be = engine(case), judged(case)
    if said != should_be:
        mine, other = {**said.pop("checks"), **said}, {**should_be.pop("checks"), **should_be}
        differ = [key for key in {**mine, **other} if mine.get(key) != other.get(key)]
        lines = [f"{key}: engine {mine.get(key)}, oracle {other.get(key)}" for key in differ]
        facts = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in case.items()]
        pytest.fail("\n".join([*lines, *facts]), pytrace=False)


@pytest.mark.parametrize(
    "seed", [*range(EVERY_RUN), *(pytest.param(part, marks=pytest.mark.all) for part in range(EVERY_RUN, PARTS))]
)
def test_they_agree_on_a_crowd_of_people_at_the_thresholds(seed: int) -> None:
    crowd = people(seed, PERSONS_A_PART)
    for case in crowd:
        agree(case)
    assert len(crowd) == PERSONS_A_PART


def test_the_crowd_is_large_enough_and_meets_every_verdict_and_route() -> None:
    assert EVERY_RUN * PERSONS_A_PART >= 10_000
    assert PARTS * PERSONS_A_PART >= 20_000
    answers = [oracle.judge(case) for case in people(0, 1000)]
    assert {answer["verdict"] for answer in answers} == {*oracle.VERDICTS.values(), "out_of_scope"}
    assert {answer["route"] for answer in answers} == {*ROUTES, None}
    results = {result for answer in answers for result, _, _ in answer["checks"].values()}
    assert results == set(oracle.VERDICTS)


@settings(max_examples=3 * settings().max_examples)
@given(ANYBODY)
def test_they_agree_on_anybody(case: dict[str, Any]) -> None:
    agree(case)
