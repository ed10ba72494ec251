"""Stored results that have to come out again, byte for byte, as long as engine, policy and calendar are the same.

    python -m tools.receipts --write      stores the results anew; only with a new engine version or an unpublished policy

A receipt is a line: the case and the bytes of its result. A change of the engine that alters a receipt needs a new
version; a policy in force is never changed, a new one follows it.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhicheng import __version__
from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy, policies_folder
from zhicheng.policy.worked_cases import read_worked_cases

ROOT = Path(__file__).resolve().parents[1]
EDITIONS = ROOT / "editions"
"""The engines of former versions, each as the wheel it was published in (docs/decisions/0020)."""
STORED = ROOT / "tests" / "rules" / "receipts"
RECEIPTS = STORED / __version__ / "kunming-2023.jsonl"
POLICY = "kunming/2023"
EVERY = 5  # of the worked cases: enough to meet every clause and verdict, few enough to read a change


def written(result: dict[str, Any]) -> str:
    """The bytes of a result as text."""
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))


def cases() -> Iterator[dict[str, Any]]:
    """The cases that receipts are kept of: every eighth worked case."""
    kept = find_policy(POLICY)
    for case in read_worked_cases(policies_folder() / "kunming" / "cases", kept.notice)[::EVERY]:
        yield {"id": f"{case.clause} {case.name}", **case.facts}


def judge_by_edition(wheel: Path, folder: Path, cases: list[dict[str, Any]]) -> list[str]:
    """The results of an engine of another version, each as text, judged in a process of its own.

    `folder` is where the wheel is unpacked: an engine reads its policies from beside itself.
    """
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    lines = "\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    command = [sys.executable, "-I", "-X", "utf8", "-c", RUN_EDITION, str(folder)]
    ran = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    return ran.stdout.splitlines()


RUN_EDITION = """
import sys
sys.path.insert(0, sys.argv[1])
import json
from zhicheng.eligibility.check import check
for line in sys.stdin:
    print(json.dumps(check(json.loads(line)), ensure_ascii=False, separators=(",", ":")))
"""


def main(arguments: list[str]) -> int:
    """Store the receipts."""
    if arguments != ["--write"]:
        print(__doc__)
        return 2
    kept = find_policy(POLICY)
    RECEIPTS.parent.mkdir(exist_ok=True)
    lines = [json.dumps({"case": case, "result": written(check(case, kept))}, ensure_ascii=False) for case in cases()]
    RECEIPTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"已写入{len(lines)}份：{RECEIPTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
