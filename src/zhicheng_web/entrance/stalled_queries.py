"""A statement whose answer does not come, because the database itself stands still: its request ends as if it had gone away.

PostgreSQL ends a statement that takes too long (databases.py), unless PostgreSQL is what has stopped: a machine that swaps, a
disk that hangs, a network that swallows. Then nobody on our side would stop waiting: four such requests, and all pages hang.
"""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

STALLED_SECONDS: Final = 20.0
"""Longer than any statement of a page may take: then it is not the statement."""
LOOK_SECONDS: Final = 1.0


class WatchedRequest:
    """The database connection of a thread while it serves a request; `statements` counts what it has asked."""

    def __init__(self, wrapper: BaseDatabaseWrapper) -> None:
        self.wrapper = wrapper
        self.statements = 0
        self.last_progress = (0, time.monotonic())

    def count(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        """Django's wrapper around a statement."""
        self.statements += 1
        return execute(*arguments)

    def is_stalled(self, now: float) -> bool:
        """Whether it waits for the answer to one statement, for too long. `now` in seconds of time.monotonic."""
        if not self.is_waiting() or self.statements != self.last_progress[0]:
            self.last_progress = (self.statements, now)
        return now - self.last_progress[1] > STALLED_SECONDS

    def is_waiting(self) -> bool:
        """Whether an answer of the database is awaited."""
        connection = self.wrapper.connection
        return connection is not None and connection.pgconn.transaction_status == TransactionStatus.ACTIVE

    def cut(self) -> None:
        """Close the connection to the database under the request, which then meets an error and answers."""
        with suppress(OSError), socket.socket(fileno=os.dup(self.wrapper.connection.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)


class StalledQueries:
    """All requests of this process that are being served, and the thread that looks at them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.requests: dict[int, WatchedRequest] = {}
        self.process = 0

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Watch the database connection of this thread while the block serves a request."""
        wrapper = connections["default"]
        watched, thread = WatchedRequest(wrapper), threading.get_ident()
        with self.lock:
            self.requests[thread] = watched
            self.start_looking()
        try:
            with wrapper.execute_wrapper(watched.count):
                yield
        finally:
            with self.lock:
                del self.requests[thread]

    def start_looking(self) -> None:
        """Start the thread, once in each process: a fork has none of its parent's."""
        if self.process != os.getpid():
            self.process = os.getpid()
            threading.Thread(target=self.look_for_ever, name="stalled-queries", daemon=True).start()

    def look_for_ever(self) -> None:
        """Look every second."""
        while True:
            time.sleep(LOOK_SECONDS)
            self.cut_stalled(time.monotonic())

    def cut_stalled(self, now: float) -> None:
        """Cut what is stalled. Under the lock, so that a request that ends meanwhile loses no connection of the next."""
        with self.lock:
            for watched in self.requests.values():
                if watched.is_stalled(now):
                    watched.cut()


STALLED_QUERIES: Final = StalledQueries()
"""Of this process."""
