"""What the command says, kept word by word: `python -m tests.cli.golden_files` writes it anew, and the change is read."""

import json
import re
from collections.abc import Callable
from typing import Final

from tests.cli.mistakes import list_with_mistakes
from tests.cli.running import GOLDEN, jsonl, shared_case, zhicheng


def of_person(name: str) -> Callable[[], str]:
    """What a person hears about one of the shared cases."""
    return lambda: without_hash(zhicheng("check", "-", stdin=jsonl(shared_case(name))).out)


def without_hash(text: str) -> str:
    """The policy's content changes more often than these words."""
    return re.sub("sha256:[0-9a-f]+", "sha256:…", text)


def of_mistakes() -> str:
    """What an office hears about a list with ten mistakes."""
    return zhicheng("check", "-", stdin=list_with_mistakes()).err


def of_records() -> str:
    """The same list for a program: every line but the one that was judged."""
    lines = zhicheng("check", "--json", "-", stdin=list_with_mistakes()).out.splitlines(keepends=True)
    return "".join(line for line in lines if "invalid" in json.loads(line))


FILES: Final[dict[str, Callable[[], str]]] = {
    "公示首日差一天.txt": of_person("bachelor-one-day-short"),
    "两条途径.txt": of_person("master-next-month"),
    "考试系列.txt": of_person("exam-series"),
    "十处错误.txt": of_mistakes,
    "十处错误.jsonl": of_records,
    "窗口2026.txt": lambda: zhicheng("windows", "2026").out,
    "说明.txt": lambda: zhicheng("check", "--help").out,
}

if __name__ == "__main__":
    for name, make in FILES.items():
        (GOLDEN / name).write_text(make(), encoding="utf-8")
