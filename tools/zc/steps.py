"""Checks run one after the other, each under its heading; what failed is named at the end."""

import subprocess
from typing import NamedTuple

from tools.zc.ground import HOUSE, surroundings


class Step(NamedTuple):
    """One check: its name for people, and what is run, by which Python."""

    name: str
    python: str
    module: tuple[str, ...]


def run_all(steps: list[Step]) -> int:
    """Run every step whatever the earlier ones say; exit status 1, and a closing line, when one failed."""
    failed = [step.name for step in steps if not passes(step)]
    if failed:
        print(f"未通过：{'；'.join(failed)}", flush=True)
        print(f"zc: {len(steps) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def passes(step: Step) -> bool:
    """Run one step under its heading."""
    print(f"— {step.name}", flush=True)
    return subprocess.run([step.python, "-m", *step.module], cwd=HOUSE, env=surroundings()).returncode == 0
