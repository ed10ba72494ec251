"""One connection of a visitor to the pages' server: its requests are stamped when they are whole, and nobody dawdles for ever.

A connection waits for its visitor (idle between two pages, half a request, an answer that is not fetched) or for us (a whole
request in the queue or in work). Only the former has a time limit, and only the former is closed to make room.
"""

import time
from contextlib import suppress
from datetime import datetime
from socket import SHUT_WR
from typing import Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import Error

from zhicheng_web import clock
from zhicheng_web.entrance.arrival import ARRIVED_AT
from zhicheng_web.entrance.refusals import write_refusal

IDLE_SECONDS: Final = 30
"""For which a connection is held between two pages: a browser opens another within milliseconds."""
REQUEST_SECONDS: Final = 20
"""In which a request must be whole, headers and a form of an ordinary size."""
SLOWEST_UPLOAD: Final = 8_000
"""Bytes a second that keep a larger request alive: the slowest line on which somebody would wait for 20 MB, 40 minutes."""
ANSWER_SECONDS: Final = 600
"""In which an answer must be fetched: 20 MB over the slowest line of a county office."""


DISCARD_SECONDS: Final = 60
"""In which a refused request must have been sent to its end."""
DISCARD_BYTES: Final = 65_536
MAX_DISCARDED_BYTES: Final = 200_000_000
"""Of a refused request: a folder of scans that somebody meant to send at once. Nothing of it touches the disk."""


class StampedRequest(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request on its way in; `arrived_at` is the moment at which its last byte was read."""

    arrived_at: datetime | None = None
    path = ""

    def received(self, data: bytes) -> int:
        """Take some bytes; how many belonged to this request. A full disk, on which a long one waits, ends it with words."""
        try:
            used = int(super().received(data))
        except OSError:
            self.error, self.completed, used = DiskFull(""), True, len(data)
        if self.completed:
            self.arrived_at = clock.real_moment()
        return used


class DiskFull(Error):  # type: ignore[misc]
    """waitress' kind of error for a request that found no room."""

    code, reason = 507, "Insufficient Storage"


class StampedTask(WSGITask):  # type: ignore[misc]
    """The work on one request, which is told when it arrived: before the queue."""

    def get_environment(self) -> dict[str, Any]:
        """The environ of WSGI with the stamp."""
        environ: dict[str, Any] = super().get_environment()
        environ[ARRIVED_AT] = self.request.arrived_at
        return environ


class RefusedTask(ErrorTask):  # type: ignore[misc]
    """The answer to what never was a request: too large, garbled, or more than the disk holds; in words, with a number."""

    def execute(self) -> None:
        """Send the page."""
        error = self.request.error
        answer = write_refusal(error.code, error.reason)
        self.status = answer.status
        self.response_headers.extend(answer.headers)
        self.set_close_on_finish()
        self.content_length = len(answer.body)
        self.write(answer.body)


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when it has been waiting for its visitor.

    `discarded` counts the bytes of a request that was refused while it was still being sent: a browser reads no answer before
    it has sent everything, so that closing at once would show it an error of the network instead of our words.
    """

    parser_class = StampedRequest
    task_class = StampedTask
    error_task_class = RefusedTask
    discarded: int | None = None
    refused = False
    close_when_flushed: bool = False

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.waiting_since = time.monotonic()
        super().__init__(*arguments, **options)

    def handle_close(self) -> None:
        """Close; what had come of a request is let go at once, not when Python finds it."""
        if self.request is not None:
            self.request.close()
        super().handle_close()

    def handle_write(self) -> None:
        """Send what there is; after a refusal only our side is closed."""
        if self.close_when_flushed and self.refused and not self.total_outbufs_len:
            self.close_when_flushed, self.discarded = False, 0
            self.waiting_since = time.monotonic()
            with suppress(OSError):  # gone already: the next reading notices
                self.socket.shutdown(SHUT_WR)
        else:
            super().handle_write()

    def handle_read(self) -> None:
        """Take what has come; of a refused request nothing is kept."""
        if self.discarded is None:
            super().handle_read()
            return
        try:
            self.discarded += len(lost := self.recv(DISCARD_BYTES))
        except OSError:
            lost = b""
        if not lost or self.discarded > MAX_DISCARDED_BYTES:
            self.handle_close()

    def received(self, data: bytes) -> bool:
        """Take some bytes; with the first of a request its time begins."""
        if self.request is None:
            self.waiting_since = time.monotonic()
        self.server.note_received(len(data))
        return bool(super().received(data))

    def service(self) -> None:
        """Do the work on the first request; from then on it is the visitor's turn."""
        self.refused = self.requests[0].error is not None
        super().service()
        self.waiting_since = time.monotonic()

    @property
    def waits_for_visitor(self) -> bool:
        """Whether nothing of ours is under way on it."""
        return not self.requests

    @property
    def uploaded_bytes(self) -> int:
        """Bytes of the body of a request that is still being sent."""
        return int(self.request.body_bytes_received) if self.request is not None else 0

    def is_overdue(self, now: float) -> bool:
        """Whether the visitor has let it wait for too long. `now` in seconds of time.monotonic."""
        return self.waits_for_visitor and now - self.waiting_since > self.find_patience()

    def find_patience(self) -> float:
        """Seconds for which it may wait in the state in which it is."""
        if self.discarded is not None:
            return DISCARD_SECONDS
        if self.request is not None:
            return REQUEST_SECONDS + self.uploaded_bytes / SLOWEST_UPLOAD
        return ANSWER_SECONDS if self.total_outbufs_len else IDLE_SECONDS
