"""命令 ./zc check：两万人的名单，一个人的启动，导入，以及（加 --large）1 GB 名单的内存。

Whole processes, as a clerk starts them; the list is made first and lies in the page cache. CPU time is the process's
own (user and system), so it is the figure to compare on a machine where other programs run as well.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench.parts.people import Case, city
from bench.parts.tables import microseconds, show

HOUSE = Path(__file__).resolve().parents[1]
CHECK = (str(HOUSE / "zc"), "check")
PEOPLE, RUNS, STARTS = 20_000, 7, 15
GIGABYTE = 10**9
COLUMNS = ("测量", "中位", "最快", "目标")


class Spent(NamedTuple):
    """What a process cost: seconds on the wall, seconds of CPU, peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Print the table; with --large also the memory of a very long list."""
    with tempfile.TemporaryDirectory() as folder:
        show("命令", COLUMNS, rows(Path(folder)))
        if "--large" in sys.argv:
            show("1 GB 名单", COLUMNS, large(Path(folder)))


def rows(folder: Path) -> Iterator[Sequence[str]]:
    """The targets of the house."""
    people = written(folder / "people.jsonl", city(1, PEOPLE))
    runs = many(RUNS, *CHECK, str(people), "--json")
    yield in_units("两万人 --json：每人，CPU", [run.cpu / PEOPLE for run in runs], "")
    yield in_units("两万人 --json：每人，墙钟", [run.wall / PEOPLE for run in runs], "≤ 200 µs")
    memory = [run.memory for run in runs]
    yield ("两万人 --json：最多用内存", f"{median(memory):.0f} MiB", f"{min(memory):.0f} MiB", "")
    one = written(folder / "one.jsonl", city(1, 1))
    yield in_units("一个人：从启动到结束，墙钟", [run.wall for run in many(STARTS, *CHECK, str(one))], "≤ 120 ms")
    for module, target in (("zhicheng", "≤ 60 ms"), ("zhicheng.eligibility.check", "≤ 60 ms"), ("zhicheng.cli", "")):
        yield in_units(f"import {module}，比空的 Python 多", imports(module), target)


def large(folder: Path) -> Iterator[Sequence[str]]:
    """A list of 1 GB, made of the same people again and again; removed with its folder."""
    block = written(folder / "block.jsonl", city(2, 10_000)).read_bytes()
    people = folder / "large.jsonl"
    with people.open("wb") as file:
        for _ in range(GIGABYTE // len(block) + 1):
            file.write(block)
    run = spent(*CHECK, str(people), "--json")
    yield ("最多用内存", f"{run.memory:.0f} MiB", "", "不随长度增长")
    yield ("墙钟", f"{run.wall:.0f} s", "", "")


def written(path: Path, people: Sequence[Case]) -> Path:
    """The people as a list, one a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in people)
    return path


def in_units(name: str, seconds: Sequence[float], target: str) -> Sequence[str]:
    """A row of times."""
    return (name, *(readable(value) for value in (median(seconds), min(seconds))), target)


def readable(seconds: float) -> str:
    """A time in the unit of its size."""
    if seconds < 0.001:
        return microseconds(seconds * 1e6)
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def many(times: int, *command: str) -> list[Spent]:
    """The same process again and again, after one that is not counted."""
    spent(*command)
    return [spent(*command) for _ in range(times)]


def spent(*command: str) -> Spent:
    """Run a process to its end. Raises CalledProcessError where it fails."""
    begun = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def imports(module: str) -> list[float]:
    """Seconds of CPU that an import adds to the start of Python, the two measured in turn."""
    start = partial(spent, sys.executable, "-c")
    return [max(start(f"import {module}").cpu - start("pass").cpu, 0) for _ in range(STARTS)]


if __name__ == "__main__":
    main()
