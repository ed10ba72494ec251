"""Checks run one after the other, each under its heading; what failed is named at the end."""

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from tools.zc.checkout import CHECKOUT, child_environment, home


class Step(NamedTuple):
    """One check: its name for people, and what is run, by which Python."""

    name: str
    python: str
    module: tuple[str, ...]


def run_all(steps: list[Step], beside: Sequence[Step] = ()) -> int:
    """Run every step whatever the earlier ones say; exit status 1, and a closing line, when one failed.

    `beside`: these run meanwhile, one after the other, and are read out after the last. The static checks leave a core
    free, and the office's tests often wait.
    """
    with ThreadPoolExecutor(1) as worker:
        waiting = [(step, worker.submit(run_captured, step)) for step in beside]
        failed = [step.name for step in steps if not passes(step)]
        failed += [step.name for step, done in waiting if not print_result(step, done.result())]
    if failed:
        print(f"未通过：{'；'.join(failed)}", flush=True)
        print(f"zc: {len(steps) + len(beside) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def passes(step: Step) -> bool:
    """Run one step under its heading."""
    print(f"— {step.name}", flush=True)
    return subprocess.run(command(step), cwd=CHECKOUT, env=checking_surroundings()).returncode == 0


def run_captured(step: Step) -> subprocess.CompletedProcess[str]:
    """Run one step and keep what it says."""
    pipe, same = subprocess.PIPE, subprocess.STDOUT
    return subprocess.run(
        command(step),
        cwd=CHECKOUT,
        env=checking_surroundings(),
        stdout=pipe,
        stderr=same,
        encoding="utf-8",
        errors="replace",
    )


def print_result(step: Step, done: subprocess.CompletedProcess[str]) -> bool:
    """Say under its heading what a step has said; whether it passed."""
    print(f"— {step.name}\n{done.stdout}", end="", flush=True)
    return done.returncode == 0


def checking_surroundings() -> dict[str, str]:
    """The variables for a check. Bytecode is kept beside the sources, or in home() by whoever wants nothing there.

    Without any, every process compiles everything again, and the tests start a hundred of them.
    """
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return child_environment()
    return child_environment() | {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home() / "cache" / "python"),
    }


def command(step: Step) -> list[str]:
    """What is run."""
    return [step.python, "-m", *step.module]
