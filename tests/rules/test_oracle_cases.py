"""The oracle alone on the cases that came with the specification: it answers as they say before it may judge the engine."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.rules import oracle
from tests.rules.test_worked_cases import asserted

HERE = Path(__file__).parent
NUMBERS = ("result", "measured", "required", "from")
NOT_ASSERTED = ("why", "clause", "reason")  # words, and addresses that the oracle does not know
CASES = [
    json.loads(line)
    for name in ("notice.jsonl", "second.jsonl")
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()
]


def as_json(thing: object) -> object:
    """Days as they are written in a result."""
    return thing.isoformat() if isinstance(thing, date) else thing


def as_result(answer: oracle.Answer) -> dict[str, Any]:
    """The oracle's answer in the shape of a result, as `case-format.md` has it."""
    window = answer["window"]
    told = {key: as_json(answer[key]) for key in ("verdict", "route", "level", "title", "earliest")}
    for part in ("checks", "procedure"):
        told[part] = [
            {"key": key, **dict(zip(NUMBERS, map(as_json, line), strict=True))} for key, line in answer[part].items()
        ]
    opened = window and {"opens": as_json(window[0]), "closes": as_json(window[1])}
    return {**told, "window": opened, "authority": answer["authority"], "materials": answer["materials"]}


def spoken(expected: object) -> object:
    """What a case says without its words for people."""
    if isinstance(expected, Mapping):
        return {key: spoken(value) for key, value in expected.items() if key not in NOT_ASSERTED}
    return [spoken(one) for one in expected] if isinstance(expected, list) else expected


def test_there_are_twenty_one_and_eighty_nine() -> None:
    assert len({case["id"] for case in CASES}) == 21 + 89


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_oracle_answers_as_the_specification_says(case: dict[str, Any]) -> None:
    expected = spoken(case["expect"])
    facts = {key: value for key, value in case.items() if key != "expect"}
    assert asserted(expected, as_result(oracle.judge(facts))) == expected, case["expect"].get("why")


def test_a_wrong_expectation_would_be_seen() -> None:
    case = next(case for case in CASES if case["id"] == "s2-c06-hired-this-month")
    result = as_result(oracle.judge(case))
    wrong: list[dict[str, Any]] = [
        {"verdict": "eligible"},
        {"earliest": "2026-04-02"},
        {"window": {"opens": "2026-03-01"}},
        {"checks": [{"key": "last_payer", "result": "later", "from": "2026-05-01"}]},
        {"procedure": [{"key": "publicity", "measured": 4}]},
        {"authority": {"kind": "self"}},
    ]
    assert [expected for expected in wrong if asserted(expected, result) == expected] == []
