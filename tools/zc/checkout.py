"""Where things stand on the disk, how zc speaks, and what a started program finds around it."""

import os
import shutil
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


class Obstacle(Exception):
    """Something a person must put right first; its text is one Chinese sentence that says what to do."""


def home() -> Path:
    """The folder for everything zc makes: environments and caches. ZHICHENG_HOME moves it out of the checkout."""
    chosen = os.environ.get("ZHICHENG_HOME")
    return Path(chosen).expanduser().resolve() if chosen else CHECKOUT / ".zhicheng"


def format_path(path: Path) -> str:
    """A path as a person in the checkout would type it."""
    return str(path.relative_to(CHECKOUT)) if path.is_relative_to(CHECKOUT) else str(path)


def say(words: str, end: str = "\n") -> None:
    """Tell the person at the terminal. Always stderr: the results of a command have stdout to themselves."""
    print(words, end=end, file=sys.stderr, flush=True)


def remove(path: Path) -> None:
    """Remove a folder that may not be there."""
    if path.exists():
        shutil.rmtree(path)


def child_environment() -> dict[str, str]:
    """The variables for a program started by zc: our packages importable and nobody else's, caches kept in home()."""
    caches = home() / "cache"
    home_variable = (
        {"ZHICHENG_HOME": str(home())} if os.environ.get("ZHICHENG_HOME") else {}
    )  # a relative one: from here
    own_variables = {
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT)]),
        "MYPY_CACHE_DIR": str(caches / "mypy"),
        "RUFF_CACHE_DIR": str(caches / "ruff"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(caches / "hypothesis"),
        "COVERAGE_FILE": str(caches / "coverage"),
    }
    return os.environ | home_variable | own_variables
