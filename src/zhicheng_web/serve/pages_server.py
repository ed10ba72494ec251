"""The pages' server: waitress, which no single machine can close to others by holding connections open.

When it is full, the address with the most waiting connections gives up its oldest; the newcomer is served. What waits for a
thread is taken by turns of addresses. Styles, scripts and questions after our health have threads of their own, so that a
database that hangs does not take them along.
"""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from zhicheng_web.entrance.application import Application
from zhicheng_web.serve.channel import ANSWER_SECONDS, Channel
from zhicheng_web.serve.fair_queue import FairDispatcher

THREADS: Final = 4
"""That work on pages: two a core of the machine on which an office begins."""
LIGHT_THREADS: Final = 2
"""That work on what asks nothing of the database."""
LIGHT_PATHS: Final = ("/static/", "/healthz", "/readyz")
MAX_CONNECTIONS: Final = 600
"""Open at once: a hundred people with the six of a browser."""
MAX_BODY_BYTES: Final = 25_000_000
"""Of one request: a paper of 20 MB with what a form adds."""
MAX_INCOMING_BYTES: Final = 1_000_000_000
"""Of all requests that are still being sent, which lie on the disk: forty people with the largest paper at once."""
UNCHECKED_BYTES: Final = MAX_BODY_BYTES
"""After how many bytes they are added up."""
MAX_HEADER_BYTES: Final = 65_536
BUFFERED_ANSWER_BYTES: Final = 64_000_000
"""Of one answer, beyond which a thread would wait for the visitor to fetch it: more than any paper has. They lie on the disk."""
GRACE: Final = 30
"""Seconds that a request in flight may still take when we stop; waitress alone would cut it after five, or at once."""
FETCH_SECONDS: Final = 5
"""In which an answer that is made when we stop can be fetched."""
OPTIONS: Final = {
    "threads": THREADS,
    "ident": None,
    "connection_limit": 2 * MAX_CONNECTIONS,
    "channel_timeout": ANSWER_SECONDS,
    "cleanup_interval": 2,
    "max_request_body_size": MAX_BODY_BYTES,
    "max_request_header_size": MAX_HEADER_BYTES,
    "outbuf_high_watermark": BUFFERED_ANSWER_BYTES,
    "clear_untrusted_proxy_headers": False,
    "asyncore_use_poll": True,
}
"""Of waitress. Its own limit of connections would stop accepting, hence it lies beyond ours, which closes the idle instead;
what a proxy says is read by the entrance, which is every server's."""


class PagesServer(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """One address on which the office listens."""

    channel_class = Channel
    light_dispatcher: FairDispatcher
    unchecked_bytes = 0
    """Received since the uploads under way were added up."""

    def add_task(self, channel: Channel) -> None:
        """Queue the first request of a connection."""
        light = channel.requests[0].path.startswith(LIGHT_PATHS)
        (self.light_dispatcher if light else self.task_dispatcher).add_task(channel)

    def handle_accept(self) -> None:
        """Take a newcomer; where that makes too many, somebody else goes."""
        super().handle_accept()
        if len(self.active_channels) > MAX_CONNECTIONS:
            for channel in choose_channels_to_close(list(self.active_channels.values())):
                channel.handle_close()

    def maintenance(self, now: float) -> None:
        """Close who has let us wait for too long."""
        super().maintenance(now)
        moment = time.monotonic()
        for channel in self.active_channels.values():
            if channel.is_overdue(moment):
                channel.will_close = True

    def note_received(self, size: int) -> None:
        """Some bytes have come; where uploads together are too much for the disk, the address that sends most loses some."""
        self.unchecked_bytes += size
        if self.unchecked_bytes > UNCHECKED_BYTES:
            self.unchecked_bytes = 0
            for channel in choose_uploads_to_close(list(self.active_channels.values())):
                channel.will_close = True


def choose_uploads_to_close(channels: list[Channel]) -> list[Channel]:
    """The largest uploads of the addresses that send most, until the others together are no more than may lie on the disk."""
    uploads = {
        channel: channel.uploaded_bytes for channel in channels if channel.uploaded_bytes and not channel.will_close
    }
    chosen: list[Channel] = []
    while sum(uploads.values()) > MAX_INCOMING_BYTES:
        by_address: Counter[str] = Counter()
        for channel, size in uploads.items():
            by_address[channel.addr[0]] += size
        address = by_address.most_common(1)[0][0]
        largest = max((one for one in uploads if one.addr[0] == address), key=lambda one: one.uploaded_bytes)
        del uploads[largest]
        chosen.append(largest)
    return chosen


def choose_channels_to_close(channels: list[Channel]) -> list[Channel]:
    """Of the address with the most connections that wait for their visitor the oldest, a twentieth of them, one at least."""
    waiting = [channel for channel in channels if channel.waits_for_visitor]
    if not waiting:
        return []
    address = Counter(channel.addr[0] for channel in waiting).most_common(1)[0][0]
    oldest = sorted((one for one in waiting if one.addr[0] == address), key=lambda one: one.waiting_since)
    return oldest[: max(1, len(oldest) // 20)]


class RunningPages:
    """The servers of all addresses of a host (a name may have two), in one loop. `proxy`: the address of one that is believed."""

    def __init__(self, application: Application, host: str, port: int, proxy: str = "") -> None:
        settings = Adjustments(host=host, port=port, **OPTIONS)
        self.sockets: dict[int, Any] = {}
        self.dispatchers = (start_threads(THREADS, proxy), start_threads(LIGHT_THREADS, proxy))
        self.servers = [self.listen(application, settings, address) for address in settings.listen]

    def listen(self, application: Application, settings: Adjustments, address: tuple[object, ...]) -> PagesServer:
        """Listen on one address."""
        server = PagesServer(application, self.sockets, True, None, self.dispatchers[0], settings, address)
        server.light_dispatcher = self.dispatchers[1]
        return server

    @property
    def port(self) -> int:
        """Where it listens: of use where it was given 0."""
        return int(self.servers[0].effective_port)

    def run(self) -> None:
        """Serve until SystemExit or Ctrl-C; then finish what is in flight."""
        try:
            wasyncore.loop(timeout=1, map=self.sockets, use_poll=True)
        except (SystemExit, KeyboardInterrupt):
            for dispatcher in self.dispatchers:
                finish_requests(dispatcher.shutdown)
            self.send_answers()

    def send_answers(self) -> None:
        """Send what has been answered already; whoever does not fetch it is not waited for."""
        until = time.monotonic() + FETCH_SECONDS
        while time.monotonic() < until and any(one.total_outbufs_len for one in self.list_channels()):
            wasyncore.loop(timeout=0.1, map=self.sockets, use_poll=True, count=1)

    def list_channels(self) -> list[Channel]:
        """The open connections of all addresses."""
        return [channel for server in self.servers for channel in server.active_channels.values()]

    def close(self) -> None:
        """Let go of the addresses and of every connection."""
        for channel in self.list_channels():
            channel.handle_close()
        wasyncore.close_all(self.sockets)


def start_threads(count: int, proxy: str) -> FairDispatcher:
    """Threads with a queue."""
    dispatcher = FairDispatcher(proxy)
    dispatcher.set_thread_count(count)
    return dispatcher


def finish_requests(shutdown: Callable[..., bool]) -> bool:
    """Wait for requests in flight; those still waiting in the queue are answered too."""
    return shutdown(cancel_pending=False, timeout=GRACE)
