"""A demo city of the measurement's own: its database, its keys, its day; removed afterwards unless a folder was named."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from zhicheng_web.serve import supervisor

ELSEWHERE = ("DATABASE_URL", "DATABASE_OWNER_URL", "ZHICHENG_SOCKET")
"""Variables that would lead to somebody else's database."""


@contextmanager
def city(named: Path | None) -> Iterator[None]:
    """The city, standing and reached through Django, for the length of a block."""
    home = named.resolve() if named else Path(tempfile.mkdtemp(prefix="zhicheng-bench-"))
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711)  # whoever runs the database must pass through
    for name in ELSEWHERE:
        os.environ.pop(name, None)
    os.environ["ZHICHENG_HOME"] = str(home)
    try:
        with ExitStack() as down:
            supervisor.start_database(home, down, say)
            supervisor.prepare_surroundings(home, demo=True)
            supervisor.prepare_database(down)
            yield
    finally:
        if named is None:
            shutil.rmtree(home, ignore_errors=True)


def say(words: str) -> None:
    """Tell the person at the terminal, beside the table."""
    print(f"bench：{words}", file=sys.stderr, flush=True)
