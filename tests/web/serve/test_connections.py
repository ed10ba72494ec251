"""Nobody closes the office to others by holding connections open: the figures of one laptop, on a real server.

What waits for its visitor has an end, and when the house is full the one who holds most gives way.
"""

import errno
import re
import resource
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from threading import Event

import pytest
from waitress.parser import HTTPRequestParser

from tests.web.logged import hearing_log
from tests.web.serving import Answer, ask, connect, get_bytes, read_answer, serving_pages
from tests.web.waiting import wait_until
from zhicheng_web.entrance.application import Environ
from zhicheng_web.entrance.readiness import StartResponse
from zhicheng_web.portal.shared.troubles import FULL, GARBLED, LARGE
from zhicheng_web.serve import channel as channels
from zhicheng_web.serve import pages_server, web
from zhicheng_web.serve.channel import Channel
from zhicheng_web.serve.pages_server import (
    MAX_CONNECTIONS,
    RunningPages,
    choose_channels_to_close,
    choose_uploads_to_close,
)

NOBODY_IS_OVERDUE = 100_000
HELD_AT_MOST = MAX_CONNECTIONS
FIRST_BYTE = b"G"
KEPT_ALIVE = get_bytes("/style.css")


def greet(environ: Environ, start_response: StartResponse) -> list[bytes]:
    """A page."""
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningPages]:
    """A server on which time ends nothing: what makes room here is not patience that has run out."""
    monkeypatch.setattr(channels, "IDLE_SECONDS", NOBODY_IS_OVERDUE)
    monkeypatch.setattr(channels, "REQUEST_SECONDS", NOBODY_IS_OVERDUE)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    web.raise_open_files_limit()
    with serving_pages(greet) as served:
        yield served
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.parametrize(
    ("laptop", "sent"),
    [
        (120, FIRST_BYTE),
        (500, b""),
        (98, KEPT_ALIVE),
        (MAX_CONNECTIONS, FIRST_BYTE),
        (MAX_CONNECTIONS + 50, KEPT_ALIVE),
    ],
    ids=["120 slow", "500 half-open", "98 idle", "as many as there are", "more than there are"],
)
def test_the_next_visitor_is_served_whatever_one_laptop_holds(pages: RunningPages, laptop: int, sent: bytes) -> None:
    with ExitStack() as held:
        for _ in range(laptop):
            one = held.enter_context(connect(pages))
            one.sendall(sent)
            if sent == KEPT_ALIVE:
                assert read_answer(one).status == 200
        wait_until(lambda: len(pages.list_channels()) >= min(laptop, int(0.9 * HELD_AT_MOST)))
        assert [ask(pages, get_bytes("/")).status for _ in range(5)] == [200] * 5
        assert min(laptop, int(0.9 * HELD_AT_MOST)) <= len(pages.list_channels()) <= HELD_AT_MOST


class Somebody(Channel):
    """A connection in one state."""

    def __init__(self, address: str, waiting_since: float, at_work: bool = False) -> None:
        self.addr, self.waiting_since, self.requests = (address, 1), waiting_since, [object()] * at_work


def test_the_oldest_of_whoever_holds_most_gives_way_and_no_work_is_cut() -> None:
    laptop = [Somebody("10.0.0.1", since) for since in range(30)]
    working = [Somebody("10.0.0.1", -1, at_work=True), Somebody("10.0.0.3", -1, at_work=True)]
    clerks = [Somebody("10.0.0.2", -5), Somebody("10.0.0.3", -9)]
    assert choose_channels_to_close([*working, *clerks, *laptop]) == laptop[:1]
    assert (
        choose_channels_to_close([*working, *clerks, *laptop, *(Somebody("10.0.0.1", 99) for _ in range(10))])
        == (laptop[:2])
    )
    assert choose_channels_to_close(working) == []


def half_sent(address: str, megabytes: int) -> Somebody:
    """A connection with an upload under way."""
    one = Somebody(address, 0)
    one.request = HalfRequest(megabytes * 1_000_000)
    return one


def test_the_largest_uploads_of_whoever_sends_most_give_way() -> None:
    clerks = [half_sent(f"10.0.1.{number}", 20) for number in range(10)]
    laptop = [half_sent("10.0.0.1", size) for size in (24, 23, 25, *[20] * 40)]
    assert choose_uploads_to_close([*clerks, *laptop[:3]]) == []
    closed = choose_uploads_to_close([*clerks, *laptop])
    assert closed[:3] == [laptop[2], laptop[0], laptop[1]]
    assert (len(closed), {one.addr[0] for one in closed}) == (3, {"10.0.0.1"})


def test_uploads_that_fill_the_disk_are_ended_and_others_go_on(
    pages: RunningPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_server, "MAX_INCOMING_BYTES", 2_000_000)
    monkeypatch.setattr(pages_server, "UNCHECKED_BYTES", 100_000)
    half = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000000\r\n\r\n" + bytes(900_000)
    with ExitStack() as laptop:
        for _ in range(5):
            with suppress(ConnectionError):
                laptop.enter_context(connect(pages)).sendall(half)
        wait_until(lambda: len(pages.list_channels()) == 2)
        assert ask(pages, get_bytes("/")).status == 200


class HalfRequest:
    """A request of which so many bytes of the body are there."""

    def __init__(self, body: int) -> None:
        self.body_bytes_received = body


@pytest.mark.parametrize(
    ("request_so_far", "unfetched", "waited", "overdue"),
    [
        (None, 0, channels.IDLE_SECONDS - 1, False),
        (None, 0, channels.IDLE_SECONDS + 1, True),
        (HalfRequest(0), 0, channels.REQUEST_SECONDS - 1, False),
        (HalfRequest(0), 0, channels.REQUEST_SECONDS + 1, True),
        (HalfRequest(800_000), 0, channels.REQUEST_SECONDS + 99, False),
        (HalfRequest(800_000), 0, channels.REQUEST_SECONDS + 101, True),
        (None, 1, channels.ANSWER_SECONDS - 1, False),
        (None, 1, channels.ANSWER_SECONDS + 1, True),
    ],
)
def test_what_waits_for_its_visitor_has_an_end(
    request_so_far: HalfRequest | None, unfetched: int, waited: float, overdue: bool
) -> None:
    one = Somebody("10.0.0.1", 100.0)
    one.request, one.total_outbufs_len = request_so_far, unfetched
    assert one.is_overdue(100.0 + waited) is overdue
    one.requests = [object()]
    assert not one.is_overdue(100.0 + NOBODY_IS_OVERDUE)


@pytest.mark.parametrize("sent", [b"", FIRST_BYTE, KEPT_ALIVE], ids=["nothing", "half a request", "idle"])
def test_the_server_closes_what_is_overdue(pages: RunningPages, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with connect(pages) as visitor:
        visitor.sendall(sent)
        if sent == KEPT_ALIVE:
            read_answer(visitor)
        wait_until(lambda: pages.list_channels() and (not sent or pages.list_channels()[0].waiting_since))
        monkeypatch.setattr(channels, "IDLE_SECONDS", 0)
        monkeypatch.setattr(channels, "REQUEST_SECONDS", 0)
        assert visitor.recv(1) == b""


def test_styles_are_served_while_every_thread_waits_for_the_database() -> None:
    released = Event()

    def wait_or_greet(environ: Environ, start_response: StartResponse) -> list[bytes]:
        if not environ["PATH_INFO"].startswith(pages_server.LIGHT_PATHS):
            released.wait()
        return greet(environ, start_response)

    with serving_pages(wait_or_greet) as pages, ExitStack() as waiting:
        for _ in range(pages_server.THREADS + 1):
            waiting.enter_context(connect(pages)).sendall(get_bytes("/"))
        wait_until(lambda: len(pages.dispatchers[0].queue) == 1)
        assert [ask(pages, get_bytes(path)).status for path in ("/static/a.css", "/healthz", "/readyz")] == [200] * 3
        released.set()


def read_page(answer: Answer) -> tuple[int, str]:
    """The status and the heading of a page with a number."""
    heading = re.findall("<h1>(.*)</h1>", answer.text)[0]
    assert f"<strong>{answer.headers['x-request-id']}</strong>" in answer.text
    return answer.status, heading


@pytest.mark.parametrize("sent", [0, 1_000_000, 30_000_000], ids=["announced", "begun", "sent whole"])
def test_a_request_that_is_too_large_is_refused_in_words_a_browser_can_read(pages: RunningPages, sent: int) -> None:
    with connect(pages) as visitor, hearing_log() as log:
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000000\r\n\r\n" + bytes(sent))
        answer = read_answer(visitor)
        assert read_page(answer) == (413, LARGE.heading)
    assert [line["request"] for line in log.of("zhicheng.request")] == [answer.headers["x-request-id"]]


def test_a_request_without_a_length_is_taken_only_so_far(pages: RunningPages) -> None:
    chunk = b"f4240\r\n" + bytes(1_000_000) + b"\r\n"
    with connect(pages) as visitor:
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 26)
        assert read_page(read_answer(visitor)) == (413, LARGE.heading)


def test_what_is_refused_is_not_read_for_ever(pages: RunningPages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "MAX_DISCARDED_BYTES", 1_000_000)
    with connect(pages) as visitor:
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000000\r\n\r\n")
        assert read_answer(visitor).status == 413
        with pytest.raises(ConnectionError):
            for _ in range(1000):
                visitor.sendall(bytes(100_000))


@pytest.mark.parametrize(
    ("sent", "status"),
    [(b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 70_000, 431), (b"\x16\x03\x01\r\n\r\n", 400)],
    ids=["long headers", "no HTTP"],
)
def test_what_no_browser_sends_is_refused_in_words(pages: RunningPages, sent: bytes, status: int) -> None:
    with connect(pages) as visitor:
        visitor.sendall(sent)
        assert read_page(read_answer(visitor)) == (status, GARBLED.heading)


def test_a_disk_that_cannot_take_a_request_is_told_so(pages: RunningPages, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(parser: HTTPRequestParser, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(HTTPRequestParser, "received", refuse)
    assert read_page(ask(pages, get_bytes("/"))) == (507, FULL.heading)
