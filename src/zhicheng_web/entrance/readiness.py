"""What a watcher is told of the office: whether the process answers, and whether the office can be worked in.

`/healthz` says that the process lives, `/readyz` also that database, worker, ledger and disk are as they should be. Both are
answered before Django, whatever name the office is asked under, and tell nothing but words of this page.
"""

import json
import shutil
import threading
import time
from collections.abc import Callable
from typing import Final, NamedTuple

import psycopg
from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.utils.module_loading import import_string

from zhicheng_web import clock

HEALTH_PATH: Final = "/healthz"
READINESS_PATH: Final = "/readyz"
HEALTH_PATHS: Final = (HEALTH_PATH, READINESS_PATH)
StartResponse = Callable[..., Callable[[bytes], object]]
CONNECT_SECONDS: Final = 2
"""After which a database that does not answer counts as away: a watcher waits no longer either."""
KEEP_SECONDS: Final = 2.0
"""For which an answer holds: whoever asks without end does not ask the database without end."""
LEAST_FREE_BYTES: Final = 500_000_000
"""On the disk of the home: a day of uploads, and time to be told."""
DEAD_AFTER: Final = "zhicheng_web.jobs.DEAD_AFTER_SECONDS"
FIND_LEDGER_TROUBLE: Final = "zhicheng_web.ledger.looks.find_ledger_trouble"
"""Read when they are needed: both stand on tables, and the entrance is there before Django."""
NO_STORE: Final = (("Cache-Control", "no-store"),)
READY, NOT_READY = "200 OK", "503 Service Unavailable"
HAS_WORKER: Final = (
    "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %s * interval '1 second')"
)
"""Whether a worker has given a sign of life within so many seconds."""


class Readiness(NamedTuple):
    """What the office needs, each there or not."""

    database: bool
    worker: bool
    ledger: bool
    disk: bool

    @property
    def status(self) -> str:
        """The status of the answer."""
        return READY if all(self) else NOT_READY

    def write_body(self) -> bytes:
        """The answer: for each need `ok` or `trouble`."""
        words = {name: "ok" if is_there else "trouble" for name, is_there in self._asdict().items()}
        return json.dumps(words).encode() + b"\n"


class ReadinessAnswers:
    """Answers to whoever asks; one look at the office at a time, and none more often than every few seconds."""

    def __init__(self, look: Callable[[], Readiness], clock: Callable[[], float] = time.monotonic) -> None:
        self.look = look
        self.clock = clock
        self.lock = threading.Lock()
        self.latest: Readiness | None = None
        self.looked_at = 0.0

    def find_answer(self) -> Readiness:
        """The latest answer, made anew where it is old."""
        with self.lock:
            if self.latest is None or self.clock() - self.looked_at > KEEP_SECONDS:
                self.latest = self.look()
                self.looked_at = self.clock()
            return self.latest


def look_at_office() -> Readiness:
    """Look at everything that the office needs."""
    has_disk = shutil.disk_usage(settings.HOME).free > LEAST_FREE_BYTES
    try:
        return Readiness(True, has_worker(), not has_ledger_trouble(), has_disk)
    except (psycopg.OperationalError, OperationalError, InterfaceError):
        return Readiness(False, False, False, has_disk)


def has_ledger_trouble() -> bool:
    """Whether something is known to be wrong with the ledger. Raises OperationalError or InterfaceError."""
    try:
        return bool(import_string(FIND_LEDGER_TROUBLE)(clock.now()))
    finally:
        connections["default"].close()


def has_worker() -> bool:
    """Ask the database, by a connection of one's own, whether a worker lives. Raises psycopg.OperationalError."""
    parameters = connections["default"].get_connection_params()
    wanted = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if parameters.get(name)}
    with psycopg.connect(**wanted, connect_timeout=CONNECT_SECONDS, options="-c statement_timeout=2000") as asked:
        row = asked.execute(HAS_WORKER, [import_string(DEAD_AFTER)]).fetchone()
    return bool(row and row[0])


ANSWERS: Final = ReadinessAnswers(look_at_office)
"""Of this process."""


def answer_health(path: str, start_response: StartResponse) -> list[bytes]:
    """Answer a watcher."""
    status, body = READY, b'"ok"\n'
    if path == READINESS_PATH:
        found = ANSWERS.find_answer()
        status, body = found.status, found.write_body()
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *NO_STORE])
    return [body]
