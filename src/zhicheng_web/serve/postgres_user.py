"""Who runs PostgreSQL, which refuses to be run by root: we ourselves, an account without rights, or a root that
has become nobody in a user namespace of its own. No folder is opened and no account is made for it.
"""

import ctypes
import os
import pwd
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from zhicheng_web.serve import binaries
from zhicheng_web.serve.obstacles import NO_POSTGRES_USER, Obstacle
from zhicheng_web.serve.parent_death_signal import LIBC, die_with_parent

CANDIDATE_ACCOUNTS = ("zhicheng", "nobody")
"""Accounts that root may become, the deployer's own first."""
WATCHER_THREAD = "watches the database"
"""The name of the one other thread that lives as long as the process."""
NOBODY_UID = 65534
CLONE_NEWUSER = 0x10000000


class PostgresUser(NamedTuple):
    """A way to run a program of PostgreSQL; `uid` owns its files on the disk."""

    kind: str  # ourselves | account | namespace
    uid: int
    gid: int

    def start(self, command: list[str | Path], out: IO[bytes] | int) -> "subprocess.Popen[bytes]":
        """Start a program that dies with us. Must be called from the main thread, or from one that is named as lasting
        as long: the kernel ties the signal that the child gets at our death to the thread that started it.
        """
        thread = threading.current_thread()
        if thread is not threading.main_thread() and thread.name != WATCHER_THREAD:
            raise RuntimeError("PostgreSQL must be started from the main thread: it dies with the thread.")
        account = self.kind == "account"
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd="/",  # ours may be closed to another account
            start_new_session=True,  # Ctrl-C reaches us first, so that requests in flight still find their database
            preexec_fn=prepare_child(self.kind, os.getpid()),
            user=self.uid if account else None,
            group=self.gid if account else None,
            extra_groups=[] if account else None,
        )

    def run(self, command: list[str | Path]) -> tuple[int, str]:
        """Run a program to its end: exit status and output."""
        with self.start(command, subprocess.PIPE) as running:
            output, _ = running.communicate()
        return running.returncode, output.decode(errors="replace")


def prepare_child(kind: str, parent: int) -> Callable[[], None]:
    """What the child does between fork and exec: becomes nobody where asked, and asks to die with us."""
    ask = die_with_parent(parent, signal.SIGINT)

    def prepare() -> None:
        if kind == "namespace":
            enter_namespace()
        ask()

    return prepare


def enter_namespace() -> None:
    """Become uid 65534 for the program, and stay root for the disk: private folders need not be opened."""
    uid, gid = os.getuid(), os.getgid()
    if LIBC.unshare(CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "unshare")
    for file, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{NOBODY_UID} {uid} 1"),
        ("gid_map", f"{NOBODY_UID} {gid} 1"),
    ):
        Path(f"/proc/self/{file}").write_text(line)


def choose_postgres_user(place: Path) -> PostgresUser:
    """The first way that works here, for files under `place`. Raises Obstacle when none does."""
    if os.getuid():
        return PostgresUser("ourselves", os.getuid(), os.getgid())
    for candidate in (*list_candidate_users(), PostgresUser("namespace", 0, 0)):
        if can_run_postgres(candidate, place):
            return candidate
    raise Obstacle(NO_POSTGRES_USER)


def list_candidate_users() -> list[PostgresUser]:
    """The accounts of this machine that root may become."""
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return [
        PostgresUser("account", known[name].pw_uid, known[name].pw_gid) for name in CANDIDATE_ACCOUNTS if name in known
    ]


def can_run_postgres(candidate: PostgresUser, place: Path) -> bool:
    """Whether it reaches the programs and the place of the data; asked by doing it."""
    probe: list[str | Path] = [
        "/bin/sh",
        "-c",
        '"$0" --version && test -x "$1"',
        binaries.find_programs_folder() / "postgres",
        place,
    ]
    try:
        return candidate.run(probe)[0] == 0
    except (OSError, subprocess.SubprocessError):
        return False
