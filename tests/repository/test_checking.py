"""What ./zc test runs, with which Pythons, and how it names what failed."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tools.zc import checking, main, pythons, sentences, steps
from tools.zc.pythons import Python
from tools.zc.steps import Step, run_all


def test_a_python_is_believed_only_when_it_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shim, real = tmp_path / "shims", tmp_path / "real"
    for folder, text in ((shim, "exit 127"), (real, "echo 9.8.7 /opt/python9.8")):
        folder.mkdir()
        (folder / "python9.8").write_text(f"#!/bin/sh\n{text}\n")
        (folder / "python9.8").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'missing'}:{shim}:{real}")
    assert pythons.find("9.8") == Python("9.8.7", "/opt/python9.8")
    assert pythons.find("9.9") is None


def test_a_missing_python_is_one_line_and_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pythons, "others", lambda: {"3.13": None})
    assert checking.other_pythons() == []
    assert capsys.readouterr().err == "zc：没有找到 Python 3.13，不在它上面重测核心；装上以后会自动加入。\n"


def test_all_steps_run_and_the_failed_ones_are_named(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    three = [
        Step("甲", sys.executable, ("this",)),
        Step("乙", sys.executable, ("no_such_module",)),
        Step("丙", sys.executable, ("this",)),
    ]
    assert run_all(three) == 1
    said = capfd.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("—")] == ["— 甲", "— 乙", "— 丙"]
    assert said[-2:] == ["未通过：乙", "zc: 2 passed, 1 failed"]
    assert run_all(three[::2]) == 0


def test_what_runs_beside_is_read_out_after_the_last(capfd: pytest.CaptureFixture[str]) -> None:
    first, beside = Step("甲", sys.executable, ("this",)), Step("乙", sys.executable, ("no_such_module",))
    assert run_all([first], beside=[beside]) == 1
    said = capfd.readouterr().out.splitlines()
    after = said[said.index("— 乙") :]
    assert (said[0], after[1].endswith("No module named no_such_module")) == ("— 甲", True)
    assert after[2:] == ["未通过：乙", "zc: 1 passed, 1 failed"]


def test_a_home_that_cannot_be_written_is_told_before_anything_runs(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ZHICHENG_HOME", raising=False)
    monkeypatch.setattr(checking, "ensure", lambda environment: sys.executable)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert main.main(["lint"]) == 2
    assert capfd.readouterr() == ("", f"zc：{sentences.READ_ONLY.format(place='.zhicheng')}\n")


def test_who_wants_no_bytecode_beside_the_sources_has_it_in_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHICHENG_HOME", str(tmp_path))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    assert "PYTHONPYCACHEPREFIX" not in steps.checking_surroundings()
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    question = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
    done = subprocess.run(
        [sys.executable, "-c", question], env=steps.checking_surroundings(), capture_output=True, text=True
    )
    assert done.stdout == f"False {tmp_path / 'cache' / 'python'}\n"


def test_with_arguments_only_pytest_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Step] = []
    beside: list[Step] = []

    def remember(step: Step) -> bool:
        ran.append(step)
        return True

    def hear(step: Step) -> CompletedProcess[str]:
        beside.append(step)
        return CompletedProcess((), 0, stdout="")

    monkeypatch.setattr(checking, "ensure", lambda environment: environment.kind)
    monkeypatch.setattr(pythons, "others", lambda: {"3.13": Python("3.13.0", "/python3.13")})
    monkeypatch.setattr(steps, "passes", remember)
    monkeypatch.setattr(steps, "run_captured", hear)
    checking.test(["-k", "公示"])
    checking.test(["tests/web", "-k", "公示"])
    assert [(step.module[0], step.module[-2:], step.python) for step in ran] == [
        ("pytest", ("-k", "公示"), "dev"),
        ("pytest", ("-k", "公示"), "webtest"),
    ]
    ran.clear()
    checking.test([])
    assert [(step.module[0], step.python) for step in ran] == [
        *((name, "dev") for name in ("ruff", "mypy", "tools.contracts", "tools.sizes", "tools.templates")),
        ("mypy", "webtest"),
        ("pytest", "webtest"),
    ]
    assert [(step.module[0], step.python) for step in beside] == [("pytest", "dev")]
    assert (ran[-1].module[-2:], beside[-1].module[-2:]) == (("-m", "not all"), ("-m", "not all"))
    ran.clear()
    beside.clear()
    checking.test(["--all"])
    fewer = [step.python for step in (*ran, *beside) if "not all" in step.module]
    assert (len(ran), fewer) == (7, ["test"]), "another Python is asked what an ordinary run asks"
    assert [(step.module[0], step.python) for step in beside] == [("pytest", "dev"), ("pytest", "test")]
