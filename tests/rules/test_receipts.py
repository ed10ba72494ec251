"""The same input gives the same bytes for ever: stored results are judged again under the policy they name."""

import json

import pytest

from tools.receipts import POLICY, RECEIPTS, written
from zhicheng.eligibility.check import ENGINE, check
from zhicheng.policy.installed import find_policy, load_workday_calendar

KEPT = [json.loads(line) for line in RECEIPTS.read_text(encoding="utf-8").splitlines()]


def test_receipts_are_of_this_engine_policy_and_calendar() -> None:
    """If this fails, a policy in force, a published year or the engine was changed without a new version."""
    results = [json.loads(receipt["result"]) for receipt in KEPT]
    names = {(one["engine"], one["policy_hash"], one["calendar_hash"]) for one in results}
    assert names == {(ENGINE, find_policy(POLICY).hash, load_workday_calendar().hash)}


@pytest.mark.parametrize("receipt", KEPT, ids=lambda receipt: receipt["case"]["id"])
def test_a_receipt_comes_out_again(receipt: dict[str, str]) -> None:
    assert written(check(receipt["case"], find_policy(POLICY))) == receipt["result"]  # type: ignore[arg-type]


def test_enough_is_kept() -> None:
    """Every clause of the conditions has a receipt, and every verdict."""
    assert len(KEPT) >= 30
    assert {json.loads(receipt["result"])["verdict"] for receipt in KEPT} == {
        "eligible",
        "review",
        "incomplete",
        "not_yet",
        "not_eligible",
        "out_of_scope",
    }
