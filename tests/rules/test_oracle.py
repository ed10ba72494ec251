"""Engine and oracle agree on every check of some thousand persons a run, of twenty thousand in a campaign, and on those
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
from tests.rules.parts import list_parts
from tests.rules.people import ANYBODY, forgetful_people, people
from zhicheng.eligibility.check import check
from zhicheng.policy.load import load_policy

POLICY = load_policy(Path(__file__).parents[2] / "policies" / "kunming" / "2023.toml")
PARTS, PERSONS_A_PART = 16, 1300
EVERY_RUN = 1
"""Parts of every run, which take their seconds of a processor; the others are more people of the same kinds."""


def engine(case: dict[str, Any]) -> oracle.Answer:
    """The engine's answer in the oracle's words."""
    result = check(case, POLICY, readings=False)
    window = result["window"]
    return {
        **{key: result[key] for key in ("verdict", "route", "level", "title", "materials")},
        "authority": result["authority"],
        "earliest": day(result["earliest"]),
        "window": window and (day(window["opens"]), day(window["closes"])),
        "checks": {one["key"]: line(one) for one in result["checks"]},
        "procedure": {one["key"]: line(one) for one in result["procedure"]},
        "candidates": sorted((candidate(one) for one in result["routes"]), key=str),
    }


def line(one: dict[str, Any]) -> tuple[object, ...]:
    """A finding in the oracle's order."""
    return one["result"], one["measured"], one["required"], day(one["from"])


def candidate(one: dict[str, Any]) -> tuple[object, ...]:
    """A candidate in the oracle's order."""
    its = ({"not_applicable": "unknown"}.get(one["result"], one["result"]), one["measured"], one["required"])
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
    unsure = {*answer["moot"], *(key for key, one in answer["checks"].items() if one[0] == "not_applicable")}
    checks = {key: one[:1] if key in unsure else one for key, one in answer["checks"].items()}
    return {
        **{key: one for key, one in answer.items() if key not in ("moot", "certain")},
        "checks": checks,
        "candidates": sorted(answer["candidates"], key=str),
    }


def compare(case: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """What engine and oracle say differently of a case, by the name of the check or of the part of the answer."""
    said, should_be = engine(case), judged(case)
    mine, other = {**said.pop("checks"), **said}, {**should_be.pop("checks"), **should_be}
    if case.get("target", {}).get("series") is None:  # which of the series is kindest, nothing decides: test_unknown.py
        return {} if mine["verdict"] == other["verdict"] else {"verdict": (mine["verdict"], other["verdict"])}
    if hangs_on_series_of_post(case):
        mine["candidates"], other["candidates"] = map(blur_change, (mine["candidates"], other["candidates"]))
    skipped = list_skipped(case, other)
    skipped |= {
        key
        for key in {*ROUTES} - {should_be["route"]}  # of a route not taken it is one what is told of an unknown
        if mine.get(key, ("",))[0] in ("unknown", "not_applicable")
    }
    return {
        key: (mine.get(key), other.get(key))
        for key in {**mine, **other}
        if key not in skipped and not is_same(mine.get(key), other.get(key))
    }


def hangs_on_series_of_post(case: dict[str, Any]) -> bool:
    """Whether a current post may be the new one of 二（七）. It may have begun before the old title, which speaks against the
    person: the day told with the candidate is then the engine's of that post, the oracle's of the next, and no clause
    says which. Result, verdict and earliest day are the same.
    """
    return any(
        one["work"] == "professional" and one.get("end") is None and one.get("series") is None
        for one in case.get("employment", [])
    )


def blur_change(candidates: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The candidates, that of 二（七） without the numbers of its post."""
    return [(*one[:2], one[3], *one[7:]) if one[0] == "series_change" else one for one in candidates]


def list_skipped(case: dict[str, Any], checks: dict[str, Any]) -> set[str]:
    """Checks that engine and oracle ask of different things where a fact is not stated: the engine of the credential
    that it goes by, the oracle of whatever would be best under each answer. Verdict, route and day are always compared.
    """
    skipped = set()
    if any(one.get("recognized") is None for one in case.get("educations", [])):
        skipped |= {"education_recognized", "level_asked", "insured_months", "no_such_level", "series_standard"}
    if (case.get("employer") or {}).get("uscc") is None:  # one answer to it speaks for payers and for posts
        skipped |= {"last_payer", "employed_in_kunming", "candidates"}
    if checks["verdict"] in (
        "not_eligible",
        "out_of_scope",
    ):  # which of the candidates that fail is best, nothing decides
        skipped |= {"series_standard"}
    return skipped | ({"no_such_level"} if checks.get("held", ("",))[0] == "fail" else set())


def is_same(mine: Any, other: Any) -> bool:
    """Whether two answers agree; of a check whose numbers hang on an unknown only the result is compared."""
    if isinstance(other, tuple) and other[0] == "review":
        other = other[:3]  # the engine tells besides from when nothing is left to review
    return bool(mine == other or (isinstance(other, tuple) and mine and mine[: len(other)] == other))


def agree(case: dict[str, Any]) -> None:
    """Fails where the two differ: says in what, and shows the person, a line a fact."""
    differ = compare(case)
    if differ:
        lines = [f"{key}: engine {mine}, oracle {other}" for key, (mine, other) in differ.items()]
        facts = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in case.items()]
        pytest.fail("\n".join([*lines, *facts]), pytrace=False)


@pytest.mark.parametrize("seed", list_parts(PARTS, EVERY_RUN, of_all=5))
def test_they_agree_on_a_crowd_of_people_at_the_thresholds(seed: int) -> None:
    crowd = people(seed, PERSONS_A_PART)
    for case in crowd:
        agree(case)
    assert len(crowd) == PERSONS_A_PART


@pytest.mark.parametrize(
    ("seed", "count"), [(300, 200), *(pytest.param(part, 1300, marks=pytest.mark.all) for part in (301, 302, 303))]
)
def test_they_agree_on_people_who_leave_much_out(seed: int, count: int) -> None:
    """Several facts unknown at once: which of them matter, whatever is answered to the others."""
    for case in forgetful_people(seed, count):
        agree(case)


def test_the_crowd_is_large_enough_and_meets_every_verdict_and_route() -> None:
    assert EVERY_RUN * PERSONS_A_PART >= 1_250
    assert PARTS * PERSONS_A_PART >= 20_000
    answers = [oracle.judge(case) for case in people(0, 1000)]
    assert {answer["verdict"] for answer in answers} == {*oracle.VERDICTS.values(), "out_of_scope"}
    assert {answer["route"] for answer in answers} == {*ROUTES, None}
    results = {one[0] for answer in answers for one in answer["checks"].values()}
    assert results == set(oracle.VERDICTS)


@settings(max_examples=3 * settings().max_examples)
@given(ANYBODY)
def test_they_agree_on_anybody(case: dict[str, Any]) -> None:
    agree(case)
