"""./zc mutate [WORD …]: break the rules and the procedure in every small way, and name each change that no test notices.

Every mutant lives in a forked process: nothing is written, and a mutant that never ends is ended. WORD limits the run to
mutants whose name contains it. Exit status 1: somebody survived without an explanation, or an explanation is stale.
ZHICHENG_PROCESSES: how many at a time, where others need the cores.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from tools.mutation.explained import HOUSE, explanations, stale
from tools.mutation.mutants import Mutant, changed, mutants_of
from tools.mutation.noticing import PROCEDURE, Answer, answers, noticed, noticed_of_procedure
from tools.mutation.planting import plant, plant_as_it_is
from tools.mutation.rows import mutants_of_rows

SOURCES = HOUSE / "src"
MODULES = (
    *sorted((SOURCES / "zhicheng" / "eligibility" / "rules").glob("[a-z]*.py")),
    *(SOURCES / "zhicheng" / name for name in ("workdays/months.py", "policy/windows.py")),
    *(SOURCES / "zhicheng" / "eligibility" / name for name in ("plan.py", "routing.py")),
    *(path for path in sorted((SOURCES / "zhicheng" / "procedure").glob("[a-z]*.py")) if path.name != "diagram.py"),
    *sorted((SOURCES / "zhicheng" / "procedure" / "guards").glob("[a-z]*.py")),
)
"""What is law; the diagram of the states only draws it."""
ROW, TABLE = "zhicheng.procedure.step", "zhicheng.procedure.steps"
"""The table of steps is put together when it is read, from rows of this kind that other modules hold."""
PROCESSES = int(os.environ.get("ZHICHENG_PROCESSES", os.cpu_count() or 1))
WHO = ("survived", "cases", "people", "table", "error", "tests")  # by exit status
FORK = get_context("fork")


class Trial(NamedTuple):
    """A mutant and where it goes."""

    module: str
    text: str
    mutant: Mutant


def main(words: Sequence[str]) -> int:
    """Try every mutant, tell, compare with the explanations."""
    chosen = [trial for trial in trials() if not words or any(word in trial.mutant.name for word in words)]
    print(f"{len(chosen)} 个改动，{PROCESSES} 个进程……", flush=True)
    begun, right = time.perf_counter(), answers()
    if dict(tried([None], right)) != {None: "survived"}:
        print("✗ 没有改动时测试也不通过：请先运行 ./zc test。")
        return 1
    fates: dict[str, str] = {}
    complaints = 0
    for complaint in judged(tried(chosen, right), fates, everything=not words):
        print(complaint, flush=True)
        complaints += 1
    told = "、".join(f"{who} {number}" for who, number in sorted(Counter(fates.values()).items()))
    print(f"{told}；未说明或过时 {complaints}，用时 {time.perf_counter() - begun:.0f} 秒。")
    return 1 if complaints else 0


def trials() -> Iterator[Trial]:
    """Every mutant of every module; the text is read once, for it may be edited while this runs."""
    for path in MODULES:
        name, text = ".".join(path.relative_to(SOURCES).with_suffix("").parts), path.read_text(encoding="utf-8")
        found = chain(mutants_of(path.stem, text), mutants_of_rows(path.stem, text))
        yield from (Trial(name, text, mutant) for mutant in found)


def judged(ends: Iterable[tuple[Trial | None, str]], fates: dict[str, str], everything: bool) -> Iterator[str]:
    """What is wrong, as it is found: survivors without an explanation, then explanations without a survivor."""
    explained = explanations()
    for trial, fate in ends:
        mutant = trial and trial.mutant
        fates[mutant.name if mutant else ""] = fate
        if mutant and fate == "survived" and mutant.name not in explained:
            yield f"✗ 没有测试发现（第 {mutant.line} 行）：{mutant.name}"
    survivors = [name for name, fate in fates.items() if fate == "survived"]
    for name in stale(explained, survivors, fates, everything):
        yield f"✗ tests/mutants.toml 中的说明已经过时：{name}"


def tried(chosen: Sequence[Trial | None], right: list[Answer]) -> Iterator[tuple[Trial | None, str]]:
    """The fate of each, as many at a time as there are processes; None is nobody changed."""
    running: dict[BaseProcess, Trial | None] = {}
    for trial in chosen:
        process = FORK.Process(target=live, args=(trial, right))
        process.start()
        running[process] = trial
        while len(running) >= PROCESSES:
            yield from ended(running)
    while running:
        yield from ended(running)


def ended(running: dict[BaseProcess, Trial | None]) -> Iterator[tuple[Trial | None, str]]:
    """Wait for one at least; whoever was ended by the clock was noticed."""
    over = connection.wait([process.sentinel for process in running])
    for process in [process for process in running if process.sentinel in over]:
        process.join()  # its sentinel is there a moment before its status
        status = process.exitcode or 0
        yield running.pop(process), WHO[status] if 0 <= status < len(WHO) else "time"


def live(trial: Trial | None, right: list[Answer]) -> None:
    """In a process of its own: become the mutant, ask the tests, leave with who noticed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        if trial:
            plant(import_module(trial.module), changed(trial.text, trial.mutant))
            for module in list_modules_built_on(trial.module):
                plant_as_it_is(import_module(module))
        who = ask(trial, right)
    except Exception:  # breaks where it is read
        who = "error"
    os._exit(WHO.index(who or "survived"))


def list_modules_built_on(module: str) -> list[str]:
    """The modules whose tables hold what another one made when it was read: they are read again after a change of it."""
    rows = [".".join(path.relative_to(SOURCES).with_suffix("").parts) for path in MODULES if path.match("*_steps.py")]
    if module == ROW:
        return [*rows, TABLE]
    return [TABLE] if module in rows else []


def ask(trial: Trial | None, right: list[Answer]) -> str | None:
    """Who notices: of the procedure those who know it, of the rules all others; where nothing is changed, nobody at all."""
    if trial and trial.module.startswith(PROCEDURE):
        return noticed_of_procedure()
    return noticed(trial.mutant.module if trial else "", right) or (None if trial else noticed_of_procedure())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
