"""Figures as a table that can be pasted into docs/performance.md, targets beside them."""

from collections.abc import Iterable, Sequence

from bench.parts.clocks import Measured, machine


def microseconds(value: float) -> str:
    """A time, to what the measurement can tell."""
    return f"{value:.0f} µs" if value >= 10 else f"{value:.1f} µs"


def row(name: str, measured: Measured, target: str = "") -> Sequence[str]:
    """A row of a table of people judged one by one."""
    quietest, middle = measured
    return (name, microseconds(middle.p50), microseconds(middle.p95), microseconds(quietest.p50), target)


PEOPLE = ("每人", "p50", "p95", "最静一轮 p50", "目标")


def show(heading: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table under its heading, with the machine."""
    print(f"\n### {heading}\n\n{machine()}\n")
    print(f"| {' | '.join(columns)} |")
    print("|---" * len(columns) + "|")
    for cells in rows:
        print(f"| {' | '.join(cells)} |", flush=True)
