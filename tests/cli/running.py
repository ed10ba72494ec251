"""Runs the command as a person would, and gives back what it said."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

HOUSE = Path(__file__).parents[2]
CASES = HOUSE / "tests" / "rules" / "notice.jsonl"
GOLDEN = Path(__file__).parent / "golden"
SURROUNDINGS = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE / "src"), "LC_ALL": "C.UTF-8", "COLUMNS": "80"}


class Ran(NamedTuple):
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str


def command(*words: str) -> list[str]:
    """A command line."""
    return [sys.executable, "-P", "-m", "zhicheng", *words]


def zhicheng(*words: str, stdin: bytes = b"", folder: Path = HOUSE, env: Mapping[str, str] | None = None) -> Ran:
    """Run to the end."""
    done = subprocess.run(
        command(*words), input=stdin, capture_output=True, cwd=folder, env={**SURROUNDINGS, **(env or {})}
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def shared_cases() -> list[dict[str, Any]]:
    """The cases of the notice, without what they expect."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [{key: value for key, value in json.loads(line).items() if key != "expect"} for line in lines]


def shared_case(name: str) -> dict[str, Any]:
    """One of them."""
    return next(case for case in shared_cases() if case["id"] == name)


def jsonl(*cases: Any) -> bytes:
    """Cases, one a line."""
    return "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases).encode()
