"""The folder with the database's files: made once, used by one supervisor at a time, cured after a power cut."""

import fcntl
import json
import os
import pwd
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from zhicheng_web.databases import OWNER_ROLE
from zhicheng_web.private_files import open_private, passable_mode, write_private_file
from zhicheng_web.serve import binaries, obstacles, postgres_user
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.postgres_user import PostgresUser

NEEDED_MB = {"new": 300, "old": 50}
LC_CTYPES = ("C.UTF-8", "en_US.UTF-8")
"""What makes a letter of 昆; with plain C no two Chinese names resemble each other, silently. macOS lacks the first."""
INITDB = (
    *("-U", OWNER_ROLE, "-A", "reject", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    *("--lc-collate=C", "--lc-messages=C", "--no-instructions", "--data-checksums"),
)


class Cluster:
    """A data folder `place/data`, with its lock, its log and a note of who may run it beside it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.data = place / "data"
        self.log = place / "log"
        self._note = place / "made-by.json"
        self._lock: IO[bytes] | None = None

    def prepare(self) -> PostgresUser:
        """Lock it, make it where it is missing, put right what a power cut left. Who may run it; raises Obstacle."""
        make_database_folder(self.place)
        self.lock()
        try:
            require_disk_space(self.place, "old" if self._note.exists() else "new")
            who = self.find_postgres_user() if self._note.exists() else self.make()
            self.data.chmod(0o700)  # git, cp and umask loosen it, and PostgreSQL then refuses
            with suppress(PermissionError):  # of a copy that is somebody else's
                self._note.chmod(0o600)
            self.forget_stale_pid()
        except BaseException:
            self.release()
            raise
        return who

    def lock(self) -> None:
        """Hold the lock until this process ends, however it ends."""
        self._lock = os.fdopen(open_private(str(self.place / "lock"), os.O_WRONLY | os.O_APPEND | os.O_CREAT), "ab")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise Obstacle(obstacles.ALREADY_SERVED.format(place=self.place)) from None

    def release(self) -> None:
        """Let go of the lock."""
        if self._lock:
            self._lock.close()

    def make(self) -> PostgresUser:
        """A new data folder. The note is written last: without it the folder is half-made and made again."""
        who = postgres_user.choose_postgres_user(self.place)
        require_account_entry(who)
        draft = self.place / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        if self.data.exists():
            raise Obstacle(obstacles.UNKNOWN_FILES.format(place=self.data))
        draft.mkdir(mode=0o700)
        if who.kind == "account":
            change_owner(draft, who)
        run_initdb(who, draft)
        draft.rename(self.data)
        write_private_file(self._note, json.dumps(who._asdict()).encode())
        return who

    def find_postgres_user(self) -> PostgresUser:
        """Who runs what is there. Raises Obstacle where that is not possible."""
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != binaries.read_programs_version():
            wanted = binaries.read_programs_version()
            raise Obstacle(obstacles.OTHER_VERSION.format(place=self.data, found=found, wanted=wanted))
        mine, owner = os.getuid(), self.data.stat()
        if not mine:
            return self.choose_user_as_root(PostgresUser(**json.loads(self._note.read_text())))
        if mine != owner.st_uid:
            raise Obstacle(obstacles.OTHER_OWNER.format(place=self.data, uid=owner.st_uid, mine=mine))
        return PostgresUser("ourselves", mine, os.getgid())

    def choose_user_as_root(self, who: PostgresUser) -> PostgresUser:
        """Root lends it to the one who made it, or, where a copy is out of their reach, to somebody else who then owns it."""
        who = who._replace(kind="account") if who.kind == "ourselves" else who
        if not postgres_user.can_run_postgres(who, self.place):
            who = postgres_user.choose_postgres_user(self.place)
        if self.data.stat().st_uid != who.uid:
            change_owner(self.data, who)
        return who

    def forget_stale_pid(self, patience: float = 5.0) -> None:
        """Delete a postmaster.pid that names no database of this folder. The lock makes that safe: nobody else starts
        one. A database whose supervisor was just killed is on its way out: wait for it.
        """
        until = time.monotonic() + patience
        while (pid := self.running_pid()) and time.monotonic() < until:
            time.sleep(0.05)
        if pid:
            raise Obstacle(obstacles.STILL_RUNNING.format(pid=pid))
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def running_pid(self) -> int | None:
        """The process in postmaster.pid, if it lives and is a PostgreSQL of this folder."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):  # an empty one is left by a full disk
            return None
        return pid if is_postgres_of_folder(pid, self.data) else None


def change_owner(folder: Path, who: PostgresUser) -> None:
    """Make somebody the owner of a folder and of everything in it."""
    for place in (folder, *folder.rglob("*")):
        os.chown(place, who.uid, who.gid, follow_symlinks=False)


def is_postgres_of_folder(pid: int, data: Path) -> bool:
    """Whether this process is a PostgreSQL on this data folder; any other process may have got the number since."""
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except (FileNotFoundError, ProcessLookupError):  # gone before it was opened, or while it was read
        if Path("/proc/self").exists():
            return False
        listed = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
        arguments = listed.stdout.split()
    return bool(arguments) and Path(arguments[0]).name == "postgres" and str(data) in arguments


def run_initdb(who: PostgresUser, folder: Path) -> None:
    """Fill an empty folder, with the first character classification that this system knows."""
    output = ""
    for ctype in LC_CTYPES:
        status, output = who.run(
            [binaries.find_programs_folder() / "initdb", "-D", folder, *INITDB, f"--lc-ctype={ctype}"]
        )
        if not status:
            return
        if "locale name" not in output:
            break
    raise Obstacle(
        obstacles.DATABASE_NOT_MADE.format(output=output.strip().splitlines()[-1] if output.strip() else "initdb")
    )


def require_account_entry(who: PostgresUser) -> None:
    """initdb looks its user up by name; a number without an entry cannot make a database."""
    try:
        pwd.getpwuid(who.uid)
    except KeyError:
        raise Obstacle(obstacles.NO_ACCOUNT_ENTRY.format(uid=who.uid)) from None


def make_database_folder(place: Path) -> None:
    """The folder itself; one that cannot be written is one sentence."""
    try:
        place.mkdir(parents=True, exist_ok=True, mode=passable_mode())
        with suppress(PermissionError):  # of a copy that is somebody else's
            place.chmod(passable_mode())
        os.close(open_private(str(place / "lock"), os.O_WRONLY | os.O_CREAT))
    except OSError as error:
        raise Obstacle(obstacles.NOT_WRITABLE.format(place=place)) from error


def require_disk_space(place: Path, kind: str) -> None:
    """Refuse to start where less than the least free space is left on the disk."""
    free = shutil.disk_usage(place).free // 1_000_000
    if free < NEEDED_MB[kind]:
        raise Obstacle(obstacles.DISK_FULL.format(free=free, needed=NEEDED_MB[kind], place=place))
