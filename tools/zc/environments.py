"""The project's own environments: which there are, where they stand, and the stamp by which one is known as finished."""

import hashlib
import os
import platform
import sys
from pathlib import Path
from typing import NamedTuple

from tools.zc.checkout import CHECKOUT, Obstacle, home
from tools.zc.pythons import Python, running

KINDS = {
    "dev": "开发环境",
    "test": "核心测试环境",
    "bench": "对比测速环境",
    "web": "办理系统",
    "webtest": "办理系统测试环境",
}


class Environment(NamedTuple):
    """One locked list installed for one Python."""

    kind: str
    python: Python

    @property
    def lock(self) -> Path:
        """The locked list it is made from."""
        return CHECKOUT / "requirements" / f"{self.kind}.txt"

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
        raise Obstacle(f"没有名为 {kind} 的环境：请从 {'、'.join(KINDS)} 中选一个，例如 ./zc env dev。")
    return Environment(kind, running())
