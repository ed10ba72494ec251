"""The project's own environments: made on first use from a hash-locked list, known as finished by a stamp.

An environment is built beside its place and renamed into it, so a half-made one is never taken for a finished one.
Renaming breaks the first line of its scripts: everything is called as `python -m`.
"""

import fcntl
import hashlib
import os
import platform
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.zc import installing
from tools.zc.ground import HOUSE, Trouble, home, remove, say, shown
from tools.zc.pythons import Python, running

KINDS = {
    "dev": "开发环境",
    "test": "核心测试环境",
    "bench": "对比测速环境",
}


class Environment(NamedTuple):
    """One locked list installed for one Python."""

    kind: str
    python: Python

    @property
    def lock(self) -> Path:
        """The locked list it is made from."""
        return HOUSE / "requirements" / f"{self.kind}.txt"

    @property
    def folder(self) -> Path:
        """Where it stands; one folder a Python version, so that two of them do not overwrite each other."""
        return home() / f"{self.kind}-{self.python.short}"

    @property
    def executable(self) -> str:
        """Its Python."""
        return str(self.folder / "bin" / "python")

    @property
    def stamp(self) -> str:
        """What a finished one says of itself; any difference means: make it again."""
        digest = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"{digest} {self.python.version} {sys.platform}-{platform.machine()}\n"

    @property
    def ready(self) -> bool:
        """Whether it is finished, of this lock and this Python, and its Python is still there."""
        stamp = self.folder / "stamp"
        return os.path.exists(self.executable) and stamp.is_file() and stamp.read_text() == self.stamp


def of(kind: str) -> Environment:
    """The environment of this kind for the running Python."""
    if kind not in KINDS:
        raise Trouble(f"没有名为 {kind} 的环境：请从 {'、'.join(KINDS)} 中选一个，例如 ./zc env dev。")
    return Environment(kind, running())


def ensure(environment: Environment) -> str:
    """The path of its Python; makes the environment first where it is missing or out of date."""
    if not environment.ready:
        with alone():
            if not environment.ready:  # another zc may have made it while this one waited
                make(environment)
    return environment.executable


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock under which environments are made; a second zc waits and says so."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("zc：另一个 zc 正在准备环境，等它完成……")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make(environment: Environment) -> None:
    """Build it beside its place, stamp it as the last word, move it in. Leaves nothing behind on failure."""
    python, folder = environment.python, environment.folder
    say(f"zc：正在准备{KINDS[environment.kind]}（Python {python.version}，放在 {shown(folder)}），只需这一次。")
    begun = time.perf_counter()
    draft = folder.with_name(folder.name + ".tmp")
    try:
        remove(draft)
        pip = installing.make_venv(python.path, draft)
        installing.install(pip, environment.lock, log=folder.with_suffix(folder.suffix + ".log"))
        (draft / "stamp").write_text(environment.stamp)
        remove(folder)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    say(f"zc：准备好了，用时 {time.perf_counter() - begun:.0f} 秒。")
