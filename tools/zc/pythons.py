"""Which Pythons this machine has. A name on the PATH may be a shim that fails, so each is asked by running it."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TESTED = ("3.11", "3.13")  # the oldest and the newest that the core promises to run on

QUESTION = "import platform, sys; print(platform.python_version(), sys.executable)"

# Where version managers and vendors put Pythons that need not be on the PATH.
ELSEWHERE = (
    "~/.pyenv/versions/{version}*/bin",
    "~/.local/share/uv/python/cpython-{version}*/bin",
    "/usr/local/bin",
    "/opt/homebrew/bin",
    "/Library/Frameworks/Python.framework/Versions/{version}/bin",
)


class Python(NamedTuple):
    """An interpreter that answered."""

    version: str  # "3.13.0"
    path: str

    @property
    def short(self) -> str:
        """The version that decides which packages fit: "3.13"."""
        return ".".join(self.version.split(".")[:2])


def running() -> Python:
    """The interpreter that runs zc."""
    return Python(platform.python_version(), sys.executable)


def others() -> dict[str, Python | None]:
    """Each tested version but the running one, with an interpreter that works, or None."""
    return {version: find(version) for version in TESTED if version != running().short}


def find(version: str) -> Python | None:
    """The first interpreter of this version ("3.13") that answers when run."""
    answers = (ask(folder / f"python{version}") for folder in folders(version))
    return next((python for python in answers if python and python.short == version), None)


def folders(version: str) -> Iterator[Path]:
    """Folders that may hold it: the PATH first, then the usual places."""
    yield from map(Path, filter(None, os.environ.get("PATH", "").split(os.pathsep)))
    for pattern in ELSEWHERE:
        full = Path(pattern.format(version=version)).expanduser()
        yield from sorted(Path(full.anchor).glob(str(full.relative_to(full.anchor))), reverse=True)


def ask(path: Path) -> Python | None:
    """Run it and hear its version; None when it is not there, fails or hangs."""
    if not os.access(path, os.X_OK):
        return None
    try:
        output = subprocess.run(
            [path, "-I", "-c", QUESTION], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version, _, executable = output.strip().partition(" ")
    return Python(version, executable)
