"""The same input gives the same bytes for ever: stored results are judged again under the policy they name."""

import json
from pathlib import Path

import pytest

from tools.receipts import EDITIONS, POLICY, RECEIPTS, STORED, judge_by_edition, written
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


WHEELS = sorted(EDITIONS.glob("*.whl"))


@pytest.mark.parametrize("wheel", WHEELS, ids=lambda wheel: wheel.name)
def test_a_receipt_of_a_former_edition_comes_out_again_under_its_own_engine(wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    lines = (STORED / version / "kunming-2023.jsonl").read_text(encoding="utf-8").splitlines()
    receipts = [json.loads(line) for line in lines]
    again = judge_by_edition(wheel, tmp_path, [receipt["case"] for receipt in receipts])
    assert again == [receipt["result"] for receipt in receipts]
    assert {json.loads(result)["engine"] for result in again} == {f"zhicheng/{version}"}


def test_every_former_edition_that_has_receipts_is_there() -> None:
    former = {folder.name for folder in STORED.iterdir() if folder.name != RECEIPTS.parent.name}
    assert former == {wheel.name.split("-")[1] for wheel in WHEELS} != set()
