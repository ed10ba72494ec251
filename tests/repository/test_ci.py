"""What a machine of CI runs: everything, then the office once more as on a machine without a browser."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT

SAID = '#!/bin/sh\necho "$* | $CI $ZHICHENG_BROWSER $ZHICHENG_SHUFFLE"\ncase "$*" in *{fails}*) exit 1;; esac\n'


def run_ci(place: Path, *words: str, fails: str = "nothing") -> tuple[int, list[str]]:
    """Run it with a zc that only says what it was asked; the status, and what was said."""
    (place / ".ci").mkdir(exist_ok=True)
    shutil.copy(CHECKOUT / ".ci" / "run", place / ".ci" / "run")
    (place / "zc").write_text(SAID.format(fails=fails))
    (place / "zc").chmod(0o755)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("ZHICHENG_")}
    done = subprocess.run([place / ".ci" / "run", *words], env=plain, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def test_everything_and_then_the_office_without_a_browser(tmp_path: Path) -> None:
    status, (first, heading, second) = run_ci(tmp_path)
    seed = heading.rpartition("=")[2]
    assert (status, first) == (0, "test --all | true  ")
    assert second == f"test tests/web tests/journeys -m not all -n 3 --dist worksteal | true none {seed}"
    assert seed.isdigit()


@pytest.mark.parametrize("fails", ["--all", "tests/web"])
def test_either_of_them_may_fail_and_both_are_run(tmp_path: Path, fails: str) -> None:
    status, said = run_ci(tmp_path, fails=fails)
    assert (status, len(said)) == (1, 3)


def test_with_arguments_only_these(tmp_path: Path) -> None:
    assert run_ci(tmp_path, "tests/rules", "-x") == (0, ["test tests/rules -x | true  "])
    assert run_ci(tmp_path, "tests/rules", fails="rules")[0] == 1
