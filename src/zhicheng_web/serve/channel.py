"""One connection of a visitor to the pages' server: its requests are stamped when they are whole, and nobody dawdles for ever.

A connection waits for its visitor (idle between two pages, half a request, an answer that is not fetched) or for us (a whole
request in the queue or in work). Only the former has a time limit, and only the former is closed to make room.
"""

import time
from datetime import datetime
from typing import Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask

from zhicheng_web import clock
from zhicheng_web.entrance.arrival import ARRIVED_AT

IDLE_SECONDS: Final = 30
"""For which a connection is held between two pages: a browser opens another within milliseconds."""
REQUEST_SECONDS: Final = 20
"""In which a request must be whole, headers and a form of an ordinary size."""
SLOWEST_UPLOAD: Final = 8_000
"""Bytes a second that keep a larger request alive: the slowest line on which somebody would wait for 20 MB, 40 minutes."""
ANSWER_SECONDS: Final = 600
"""In which an answer must be fetched: 20 MB over the slowest line of a county office."""


class StampedRequest(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request on its way in; `arrived_at` is the moment at which its last byte was read."""

    arrived_at: datetime | None = None

    def received(self, data: bytes) -> int:
        """Take some bytes; how many belonged to this request."""
        used: int = super().received(data)
        if self.completed:
            self.arrived_at = clock.real_moment()
        return used


class StampedTask(WSGITask):  # type: ignore[misc]
    """The work on one request, which is told when it arrived: before the queue."""

    def get_environment(self) -> dict[str, Any]:
        """The environ of WSGI with the stamp."""
        environ: dict[str, Any] = super().get_environment()
        environ[ARRIVED_AT] = self.request.arrived_at
        return environ


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when it has been waiting for its visitor."""

    parser_class = StampedRequest
    task_class = StampedTask

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.waiting_since = time.monotonic()
        super().__init__(*arguments, **options)

    def received(self, data: bytes) -> bool:
        """Take some bytes; with the first of a request its time begins."""
        if self.request is None:
            self.waiting_since = time.monotonic()
        return bool(super().received(data))

    def service(self) -> None:
        """Do the work on the first request; from then on it is the visitor's turn."""
        super().service()
        self.waiting_since = time.monotonic()

    @property
    def waits_for_visitor(self) -> bool:
        """Whether nothing of ours is under way on it."""
        return not self.requests

    def is_overdue(self, now: float) -> bool:
        """Whether the visitor has let it wait for too long. `now` in seconds of time.monotonic."""
        return self.waits_for_visitor and now - self.waiting_since > self.find_patience()

    def find_patience(self) -> float:
        """Seconds for which it may wait in the state in which it is."""
        if self.request is not None:
            return REQUEST_SECONDS + float(self.request.body_bytes_received) / SLOWEST_UPLOAD
        return ANSWER_SECONDS if self.total_outbufs_len else IDLE_SECONDS
