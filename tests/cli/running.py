"""Runs the command as a person would, and gives back what it said."""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack, chdir
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from zhicheng.cli import main

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
    """Run to the end, in this process, with streams as a pipe gives them."""
    streams = [TextIOWrapper(BytesIO(given), encoding="utf-8") for given in (stdin, b"", b"")]
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, {**SURROUNDINGS, **(env or {})}))
        stack.enter_context(chdir(folder))
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            stack.enter_context(patch.object(sys, name, stream))
        status = ended(words)
        for stream in streams[1:]:
            stream.flush()
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams[1:])
    return Ran(status, out, err)


def ended(words: tuple[str, ...]) -> int:
    """The status with which a command ends, or with which the parser ends it."""
    try:
        return main(words)
    except SystemExit as end:
        return int(end.code or 0)


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
