"""A Python that is too old: zc finds a newer one, or says in one sentence what to do."""

import ast
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tools.zc import pythons
from tools.zc.checkout import CHECKOUT


def test_its_first_lines_can_be_read_by_an_old_python() -> None:
    ast.parse((CHECKOUT / "zc").read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.10"])
def test_an_old_python_says_what_to_do(version: str) -> None:
    places = (folder / f"python{version}" for folder in pythons.folders(version))
    old = next((place for place in places if is_python(place)), None)
    if old is None:
        pytest.skip(f"no Python {version} on this machine")
    done = subprocess.run([old, CHECKOUT / "zc"], env={"PATH": "/nowhere"}, capture_output=True)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert said == (
        f"zc：本软件需要 Python 3.11 或更新版本，而这里运行的是 {version}。"
        "请先安装新版 Python（例如 sudo apt install python3.11），再运行：python3.11 zc\n"
    )


def is_python(place: Path) -> bool:
    """Whether it is there and starts; old ones do not know all options of today."""
    return os.access(place, os.X_OK) and subprocess.run([place, "-c", ""], capture_output=True).returncode == 0


class Started(Exception):
    """Stands in for becoming another program; carries its command line."""


def test_an_old_python_hands_over_to_the_first_newer_one_that_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python3.13").write_text("#!/bin/sh\necho 'shim: not installed' >&2\nexit 127\n")
    (tmp_path / "python3.13").chmod(0o755)
    (tmp_path / "python3.12").symlink_to(sys.executable)

    def start(path: str, command: list[str]) -> None:
        raise Started(command)

    zc = runpy.run_path(str(CHECKOUT / "zc"))
    monkeypatch.setattr(os, "execv", start)
    monkeypatch.setenv("PATH", f"/nowhere:{tmp_path}")
    monkeypatch.setattr(sys, "argv", ["zc", "check", "名单.jsonl"])
    with pytest.raises(Started) as started:
        zc["hand_to_newer_python"]()
    assert started.value.args[0] == [str(tmp_path / "python3.12"), str(CHECKOUT / "zc"), "check", "名单.jsonl"]
