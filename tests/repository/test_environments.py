"""Making an environment: finished or not there at all, and each obstacle told in one sentence. No network is used."""

import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tools.zc import environments, installing, making, obstacles, sentences, virtual
from tools.zc.checkout import Obstacle
from tools.zc.environments import Environment
from tools.zc.pythons import running

DEV = Environment("dev", running())


class Made:
    """Stands in for venv and pip: writes what they would leave, counts, and fails when told to."""

    def __init__(self) -> None:
        self.times = 0
        self.trouble: Exception | None = None

    def make_venv(self, python: str, folder: Path) -> list[str]:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(python)
        return []

    def install(self, pip: list[str], lock: Path, log: Path) -> None:
        self.times += 1
        if self.trouble:
            raise self.trouble


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    """An empty home, and nothing really installed."""
    made = Made()
    monkeypatch.setenv("ZHICHENG_HOME", str(tmp_path))
    monkeypatch.setattr(virtual, "make_venv", made.make_venv)
    monkeypatch.setattr(installing, "install", made.install)
    return made


def test_it_is_made_once(made: Made, tmp_path: Path) -> None:
    assert [making.ensure(DEV) for _ in range(3)] == [str(DEV.folder / "bin" / "python")] * 3
    assert made.times == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [DEV.folder.name, "lock"]


@pytest.mark.parametrize("trouble", [Obstacle("没有网络"), OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing_half_made(made: Made, tmp_path: Path, trouble: Exception) -> None:
    made.trouble = trouble
    with pytest.raises(type(trouble)):
        making.ensure(DEV)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
    made.trouble = None
    making.ensure(DEV)
    assert DEV.ready


def test_what_a_killed_run_left_is_made_again(made: Made) -> None:
    draft = DEV.folder.with_name(f"{DEV.folder.name}.tmp")
    for folder in (draft, DEV.folder):
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
    assert not DEV.ready
    making.ensure(DEV)
    assert (made.times, DEV.ready, draft.exists()) == (1, True, False)


def test_another_lock_or_python_asks_for_a_new_one(made: Made) -> None:
    making.ensure(DEV)
    (DEV.folder / "stamp").write_text(DEV.stamp.replace(DEV.python.version, "3.11.0"))
    assert not DEV.ready
    (DEV.folder / "stamp").write_text("0" + DEV.stamp[1:] if DEV.stamp[0] != "0" else "1" + DEV.stamp[1:])
    assert not DEV.ready


def test_a_python_that_was_removed_asks_for_a_new_one(made: Made) -> None:
    making.ensure(DEV)
    link = DEV.folder / "bin" / "python"
    link.unlink()
    link.symlink_to("/nowhere/python")
    assert not DEV.ready


def test_two_runs_make_it_once_and_the_second_says_that_it_waits(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    with making.hold_making_lock():
        second = threading.Thread(target=making.ensure, args=(DEV,))
        second.start()
        second.join(0.3)
        assert (second.is_alive(), made.times) == (True, 0)
        making.make(DEV)
    second.join()
    assert made.times == 1
    assert "zc：另一个 zc 正在准备环境，等它完成……\n" in capsys.readouterr().err


def test_an_unknown_environment_is_one_sentence() -> None:
    with pytest.raises(Obstacle) as told:
        environments.of("prod")
    assert str(told.value) == "没有名为 prod 的环境：请从 dev、test、bench、web、webtest 中选一个，例如 ./zc env dev。"


# Debian without python3-venv: venv fails and leaves a folder, --without-pip works, and pip may be there or not.
NO_ENSUREPIP = """#!/bin/sh
case "$*" in
  "-m venv --without-pip"*) exec {python} "$@" ;;
  "-m venv"*) mkdir -p "$3/bin" && : > "$3/bin/python"; exit 1 ;;
  "-m pip"*) {pip} ;;
esac
exit 1
"""


def python_without_ensurepip(folder: Path, pip: str) -> str:
    """A Python as Debian ships it, with the given answer to `-m pip`."""
    fake = folder / "python3"
    fake.write_text(NO_ENSUREPIP.format(python=sys.executable, pip=pip))
    fake.chmod(0o755)
    return str(fake)


def test_without_ensurepip_the_running_pip_stands_in(tmp_path: Path) -> None:
    python = python_without_ensurepip(tmp_path, pip=f'exec {sys.executable} "$@"')
    venv = tmp_path / "venv"
    assert virtual.make_venv(python, venv) == [python, "-m", "pip", "--python", str(venv / "bin" / "python")]


def test_without_ensurepip_and_pip_it_says_what_to_install(tmp_path: Path) -> None:
    python = python_without_ensurepip(tmp_path, pip="exit 2")
    with pytest.raises(Obstacle) as told:
        virtual.make_venv(python, tmp_path / "venv")
    assert str(told.value) == sentences.NO_VENV.format(python=python)


@pytest.fixture(scope="module")
def pip(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """pip for an empty virtual environment."""
    venv = tmp_path_factory.mktemp("pip") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    return [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python")]


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one package, which is all that can be had."""
    metadata = "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n"
    with zipfile.ZipFile(tmp_path / "sample-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("sample.py", "")
        wheel.writestr("sample-1.0.dist-info/METADATA", metadata)
        wheel.writestr("sample-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("sample-1.0.dist-info/RECORD", "")
    for name, value in {"CONFIG_FILE": "/dev/null", "NO_INDEX": "1", "FIND_LINKS": str(tmp_path)}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return tmp_path


def told_by_pip(pip: list[str], folder: Path, package: str) -> str:
    """What a person reads when this package, under a hash that fits nothing, is installed."""
    lock = folder / "lock.txt"
    lock.write_text(f"{package} --hash=sha256:{'0' * 64}\n")
    with pytest.raises(Obstacle) as told:
        installing.install(pip, lock, log=folder / "log")
    assert (folder / "log").read_text()
    return str(told.value)


def test_a_wrong_hash_is_refused(pip: list[str], wheels: Path) -> None:
    assert told_by_pip(pip, wheels, "sample==1.0") == sentences.WRONG_HASH.format(package="（sample==1.0）")


def test_a_package_that_does_not_fit_this_machine_is_named(pip: list[str], wheels: Path) -> None:
    told = told_by_pip(pip, wheels, "absent==2.0")
    assert told.startswith(f"软件包索引里没有适合本机（Python {running().version}，")
    assert "）的软件包（absent==2.0）：" in told


def test_no_network_is_said_with_what_still_works(
    pip: list[str], wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_INDEX", "FIND_LINKS"):
        monkeypatch.delenv(f"PIP_{name}")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_RETRIES", "1")
    assert told_by_pip(pip, wheels, "sample==1.0") == sentences.NO_NETWORK


@pytest.mark.parametrize(
    ("said", "template"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            sentences.DISK_FULL,
        ),
        ("ERROR: [Errno 30] Read-only file system: '/a'", sentences.READ_ONLY),
        ("ERROR: something nobody foresaw", sentences.NOT_INSTALLED),
    ],
)
def test_other_words_of_pip(said: str, template: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZHICHENG_HOME", str(tmp_path))
    assert str(obstacles.obstacle_of_pip_output(said, "a.log")) == template.format(place=tmp_path, log="a.log")
