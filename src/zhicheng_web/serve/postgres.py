"""The embedded PostgreSQL: started as our own child, reached through a socket in a short private folder, stopped clean.

`python -m zhicheng_web.serve.postgres` runs one in the foreground for engineers, with the line that points to it.
"""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zhicheng_web import environment
from zhicheng_web.databases import QUIET_LOG, locate_socket
from zhicheng_web.private_files import open_private
from zhicheng_web.serve import access_rules, binaries, obstacles, postgres_user, provision
from zhicheng_web.serve.cluster import Cluster
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.postgres_user import PostgresUser

PATIENCE = 20.0
TRIES = 3
MAX_LOG_BYTES = 10_000_000


class Postgres:
    """One running database on the data folder `place/data`."""

    def __init__(self, place: Path, options: tuple[str, ...] = ()) -> None:
        self.cluster = Cluster(place)
        self.socket = locate_socket(place)
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()

    def start(self) -> None:
        """Start it, open to its owner, and wait until it answers; makes the data folder where it is missing."""
        who = self.cluster.prepare()
        access_rules.write_access_rules(self.cluster.data, access_rules.OPEN)
        make_socket_folder(self.socket, who)
        rotate_long_log(self.cluster.log)
        self._up(who)

    def _up(self, who: PostgresUser) -> None:
        for _ in range(TRIES):  # backends of a killed one may hold its memory for a moment
            self._process = self._launch(who)
            if self._answers():
                return
            self._stopping.wait(1)
        raise Obstacle(obstacles.DATABASE_NOT_STARTED.format(log=self.cluster.log))

    def watch(self) -> None:
        """From now on start it again when it dies, however it does; where that fails, end this process in order."""
        threading.Thread(target=self._watch, name=postgres_user.WATCHER_THREAD, daemon=True).start()

    def _watch(self) -> None:
        while self._process and self._process.wait() is not None and not self._stopping.is_set():
            try:
                self.cluster.forget_stale_pid()
                self._up(self.cluster.find_postgres_user())
            except Obstacle as obstacle:
                print(obstacle, file=sys.stderr)
                os.kill(os.getpid(), signal.SIGTERM)
                return

    def _launch(self, who: PostgresUser) -> "subprocess.Popen[bytes]":
        settings = ("listen_addresses=", "unix_socket_permissions=0700", f"unix_socket_directories={self.socket}")
        quiet = (f"{name}={values[0]}" for name, values in QUIET_LOG.items())
        chosen = [word for setting in (*settings, *quiet, *self._options) for word in ("-c", setting)]
        with open(self.cluster.log, "ab", opener=open_private) as log:
            return who.start(
                [binaries.find_programs_folder() / "postgres", "-D", self.cluster.data, *chosen], log.fileno()
            )

    def _answers(self) -> bool:
        """Wait until the file of the process says ready, and is the file of our own child."""
        until = time.monotonic() + PATIENCE
        while self._process and self._process.poll() is None and time.monotonic() < until:
            with suppress(FileNotFoundError):
                lines = (self.cluster.data / "postmaster.pid").read_text().splitlines()
                if len(lines) > 7 and lines[0] == str(self._process.pid) and lines[7].strip() == "ready":
                    return True
            time.sleep(0.01)
        return False

    @property
    def alive(self) -> bool:
        """Whether PostgreSQL was started here and still runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> int:
        """Stop it: politely, then firmly. Its exit status; 1 means a stop on a full disk, which loses nothing."""
        self._stopping.set()
        if not self._process:
            return 0
        for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            with suppress(ProcessLookupError):
                self._process.send_signal(word)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(15)
                break
        shutil.rmtree(self.socket, ignore_errors=True)
        self.cluster.release()
        return self._process.returncode


@contextmanager
def running_postgres(place: Path, options: tuple[str, ...] = ()) -> Iterator[Postgres]:
    """A server for the length of a block, with the database and its two roles, and open to both."""
    with started_postgres(place, options) as server:
        provision.ensure_roles_and_database(server.socket)
        yield server


@contextmanager
def started_postgres(place: Path, options: tuple[str, ...] = ()) -> Iterator[Postgres]:
    """A server for the length of a block, open to its owner, who makes the rest."""
    server = Postgres(place, options)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def make_socket_folder(folder: Path, who: PostgresUser) -> None:
    """Make it private to the one who runs the database; one that somebody else put there is refused."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.getuid(), who.uid}:
        raise Obstacle(obstacles.SOCKET_FOLDER.format(place=folder))
    if who.kind == "account":
        os.chown(folder, who.uid, who.gid)
    folder.chmod(0o700)


def rotate_long_log(log: Path) -> None:
    """Keep one old log at most."""
    if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
        log.replace(log.with_suffix(".old"))


def main() -> None:
    """Run the PostgreSQL of a folder until Ctrl-C or SIGTERM, and print how to connect to it."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else environment.read_environment().home / "database"
    with running_postgres(place.resolve()) as server:
        print(f"export ZHICHENG_SOCKET={server.socket}", flush=True)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        with suppress(KeyboardInterrupt):
            while server.alive:
                time.sleep(0.5)


if __name__ == "__main__":
    try:
        main()
    except Obstacle as obstacle:
        sys.exit(str(obstacle))
