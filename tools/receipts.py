"""Stored results that have to come out again, byte for byte, as long as engine, policy and calendar are the same.

    python -m tools.receipts --write      stores the results anew; only with a new engine version or an unpublished policy

A receipt is a line: the case and the bytes of its result. A change of the engine that alters a receipt needs a new
version; a policy in force is never changed, a new one follows it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy, policies_folder
from zhicheng.policy.worked_cases import read_worked_cases

ROOT = Path(__file__).resolve().parents[1]
RECEIPTS = ROOT / "tests" / "rules" / "receipts" / "kunming-2023.jsonl"
POLICY = "kunming/2023"
EVERY = 7  # of the worked cases: enough to meet every clause, few enough to read a change


def written(result: dict[str, Any]) -> str:
    """The bytes of a result as text."""
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))


def cases() -> Iterator[dict[str, Any]]:
    """The cases that receipts are kept of: every eighth worked case."""
    kept = find_policy(POLICY)
    for case in read_worked_cases(policies_folder() / "kunming" / "cases", kept.notice)[::EVERY]:
        yield {"id": f"{case.clause} {case.name}", **case.facts}


def main(arguments: list[str]) -> int:
    """Store the receipts."""
    if arguments != ["--write"]:
        print(__doc__)
        return 2
    kept = find_policy(POLICY)
    lines = [json.dumps({"case": case, "result": written(check(case, kept))}, ensure_ascii=False) for case in cases()]
    RECEIPTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"已写入{len(lines)}份：{RECEIPTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
