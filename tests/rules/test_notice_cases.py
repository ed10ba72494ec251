"""The twenty-one cases that came with the specification come out as it says; `expect` names only what it asserts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.rules.test_worked_cases import asserted
from zhicheng.eligibility.check import check

CASES = [json.loads(line) for line in (Path(__file__).parent / "notice.jsonl").read_text(encoding="utf-8").splitlines()]


def test_there_are_twenty_one() -> None:
    assert len({case["id"] for case in CASES}) == 21


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_comes_out_as_the_specification_says(case: dict[str, Any]) -> None:
    assert asserted(case["expect"], check(case)) == case["expect"]
