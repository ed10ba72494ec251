"""Making an environment on first use.

It is built beside its place and renamed into it, so a half-made one is never taken for a finished one. Renaming breaks
the first line of its scripts: everything is called as `python -m`.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tools.zc import installing, virtual
from tools.zc.checkout import format_path, home, remove, say
from tools.zc.environments import KINDS, Environment


def ensure(environment: Environment) -> str:
    """The path of its Python; makes the environment first where it is missing or out of date."""
    if not environment.ready:
        with hold_making_lock():
            if not environment.ready:  # another zc may have made it while this one waited
                make(environment)
    return environment.executable


@contextmanager
def hold_making_lock() -> Iterator[None]:
    """Hold the lock under which environments are made; a second zc waits and says so."""
    mode = 0o700 if os.getuid() else 0o711  # as private_files.make_home: the folder of an office, too
    home().mkdir(parents=True, exist_ok=True, mode=mode)
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
    say(f"zc：正在准备{KINDS[environment.kind]}（Python {python.version}，放在 {format_path(folder)}），只需这一次。")
    begun = time.perf_counter()
    draft = folder.with_name(folder.name + ".tmp")
    try:
        remove(draft)
        pip = virtual.make_venv(python.path, draft)
        installing.install(pip, environment.lock, log=folder.with_suffix(folder.suffix + ".log"))
        (draft / "stamp").write_text(environment.stamp)
        remove(folder)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    say(f"zc：准备好了，用时 {time.perf_counter() - begun:.0f} 秒。")
