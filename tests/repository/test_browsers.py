"""A browser for the journeys: CI gets one, nobody else's machine is changed, and without a network the tests begin."""

import os
import shutil
import subprocess

import pytest

from tools.zc import browsers


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands run on a CI machine as root that has apt-get and no browser."""
    ran: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        unknown = command[0] == "apt-cache" and os.environ["PACKAGES"] not in command
        return subprocess.CompletedProcess(command, 100 if unknown else 0)

    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("ZHICHENG_BROWSER", raising=False)  # of the run that asks this
    monkeypatch.setenv("PACKAGES", browsers.SHELL)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(subprocess, "run", run)
    return ran


@pytest.mark.parametrize(("known", "installed"), [(browsers.SHELL, browsers.SHELL), ("other", "chromium")])
def test_ci_gets_a_browser(
    asked: list[tuple[str, ...]], known: str, installed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKAGES", known)
    browsers.ensure_in_ci()
    assert asked == [browsers.UPDATE, ("apt-cache", "show", browsers.SHELL), (*browsers.INSTALL, installed)]


def test_a_machine_of_somebody_is_left_as_it_is(asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI")
    browsers.ensure_in_ci()
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    browsers.ensure_in_ci()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    browsers.ensure_in_ci()
    assert asked == []


def test_a_browser_that_is_left_out_is_not_installed(
    asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHICHENG_BROWSER", "none")
    browsers.ensure_in_ci()
    assert asked == []


def test_without_a_network_it_says_what_is_missing(
    asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(command: tuple[str, ...], **_: object) -> None:
        raise subprocess.CalledProcessError(100, command[:1])

    monkeypatch.setattr(subprocess, "run", fail)
    browsers.ensure_in_ci()
    assert capsys.readouterr().err.splitlines()[-1].endswith(browsers.NONE)
