"""Budgets of size: how long files and functions may be, so that any of them can be held in the head.

Figures of the best-kept code bases of this field; complexity, imports inside functions and star imports are ruff's.
"""

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.measuring import HOUSE, Size, files, functions_of

OURS = ("src/**/*.py", "tools/**/*.py", "bench/**/*.py", "zc")
TESTS = ("tests/**/*.py",)


class Budget(NamedTuple):
    """What a set of sizes may be: half of them, all but one in twenty, each of them. None: not limited."""

    name: str
    median: int | None
    p95: int | None
    longest: int | None


FILES = Budget("文件行数", 70, 200, 400)
FUNCTIONS = Budget("函数行数", 8, 30, None)
TEST_FILES = Budget("测试文件行数", None, None, 400)


def main() -> int:
    """Print the figures; 1 when a budget is exceeded, with the names of what exceeds it."""
    ours, tests = sorted(paths(OURS)), sorted(paths(TESTS))
    functions = [size for path in ours for size in functions_of(path)]
    measured = ((FILES, files(ours)), (FUNCTIONS, functions), (TEST_FILES, files(tests)))
    complaints = [line for budget, sizes in measured for line in judge(budget, sizes)]
    print(*complaints, sep="\n")
    return 1 if any(line.startswith("✗") for line in complaints) else 0


def paths(patterns: tuple[str, ...]) -> Iterator[Path]:
    """The files that count; first migrations are written by Django, and nobody has to hold them in the head."""
    found = (path for pattern in patterns for path in HOUSE.glob(pattern))
    return (path for path in found if path.parent.name != "migrations")


def judge(budget: Budget, sizes: list[Size]) -> Iterator[str]:
    """One line of figures, then one line for each thing that exceeds the budget."""
    if not sizes:
        return
    ordered = sorted(sizes, reverse=True)
    lines = [size.lines for size in ordered]
    median, p95 = statistics.median(lines), lines[len(lines) // 20]
    yield (
        f"{budget.name}：{len(lines)} 个，中位 {median:g}（≤ {budget.median or '–'}）"
        f"，95% {p95}（≤ {budget.p95 or '–'}），最长 {lines[0]}（≤ {budget.longest or '–'}）"
    )
    if budget.median and median > budget.median:
        yield f"✗ 中位超过 {budget.median}"
    if budget.p95 and p95 > budget.p95:
        yield from (f"✗ {size.lines} 行：{size.where}" for size in ordered if size.lines > budget.p95)
    if budget.longest:
        yield from (f"✗ {size.lines} 行：{size.where}" for size in ordered if size.lines > budget.longest)


if __name__ == "__main__":
    sys.exit(main())
