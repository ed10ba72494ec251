"""How long something takes for each of many inputs, each seen once: short rounds, because other programs run as well."""

import gc
import os
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter_ns, strftime
from typing import Any, NamedTuple


class Timing(NamedTuple):
    """Microseconds for one input: half of the inputs are faster, nineteen in twenty are."""

    p50: float
    p95: float


class Measured(NamedTuple):
    """The quietest of many rounds, and the middle one."""

    quietest: Timing
    middle: Timing


def one_by_one(function: Callable[[Any], object], inputs: Iterable[Any]) -> Timing:
    """Time a function on every input, one by one."""
    spent = []
    for one in inputs:
        begun = perf_counter_ns()
        function(one)
        spent.append(perf_counter_ns() - begun)
    spent.sort()
    return Timing(spent[len(spent) // 2] / 1000, spent[len(spent) * 95 // 100] / 1000)


def over(timings: Sequence[Timing]) -> Measured:
    """What many rounds say together."""
    by_median = sorted(timings)
    return Measured(by_median[0], by_median[len(by_median) // 2])


def of_runs(run: Callable[[], float], times: int) -> tuple[float, float]:
    """The least and the middle of what a run measures itself."""
    found = [run() for _ in range(times)]
    return min(found), median(found)


def settle() -> None:
    """Collect now what would otherwise be collected inside a measurement."""
    gc.collect()


def machine() -> str:
    """What the figures were measured on, and how busy it was."""
    today = strftime("%Y-%m-%d")
    load = "、".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{today}，{processor()}，{os.cpu_count()} 核，Python {sys.version.split()[0]}，系统负载 {load}"


def processor() -> str:
    """The processor's name."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.partition(":")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()
