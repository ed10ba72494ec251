"""Whoever sends most decides for nobody else how long they wait: the queue of threads, and a real server under one laptop."""

import socket
from contextlib import ExitStack
from threading import Semaphore

import pytest

from tests.web.serving import get_bytes, read_answer, serving_pages
from tests.web.waiting import PATIENCE, wait_until
from zhicheng_web.entrance.application import Environ
from zhicheng_web.entrance.readiness import StartResponse
from zhicheng_web.serve.channel import Channel
from zhicheng_web.serve.fair_queue import FairQueue, name_visitor, shorten_address
from zhicheng_web.serve.pages_server import THREADS

LAPTOP, CLERK, OTHER = "127.0.0.1", "127.0.0.2", "127.0.0.3"
SENT_AT_ONCE = 40


class Sent:
    """A whole request, with what a proxy has added."""

    def __init__(self, forwarded: str = "") -> None:
        self.headers = {"X_FORWARDED_FOR": forwarded} if forwarded else {}


class Somebody(Channel):
    """A connection with a whole request."""

    def __init__(self, address: str, forwarded: str = "") -> None:
        self.addr, self.requests = (address, 1), [Sent(forwarded)]


def test_visitors_take_turns_and_each_keeps_the_order_of_their_own() -> None:
    queue = FairQueue(lambda channel: channel.addr[0])
    laptop, clerk, other = ([Somebody(address) for _ in range(3)] for address in (LAPTOP, CLERK, OTHER))
    for one in (*laptop, *clerk, other[0]):
        queue.append(one)
    turns = [queue.popleft() for _ in range(len(queue))]
    assert turns == [laptop[0], clerk[0], other[0], laptop[1], clerk[1], laptop[2], clerk[2]]
    assert (len(queue), dict(queue.lines)) == (0, {})
    with pytest.raises(IndexError):
        queue.popleft()


@pytest.mark.parametrize(
    ("proxy", "forwarded", "visitor"),
    [
        (LAPTOP, "192.0.2.7", "192.0.2.7"),
        (LAPTOP, "10.9.9.9, 192.0.2.7", "192.0.2.7"),
        (LAPTOP, "", LAPTOP),
        (LAPTOP, "2001:db8::1:2", "2001:db8::"),
        ("", "192.0.2.7", LAPTOP),
        (CLERK, "192.0.2.7", LAPTOP),
    ],
    ids=["by a proxy", "what the visitor says before", "no word", "its network", "no proxy", "another's word"],
)
def test_a_visitor_is_who_a_proxy_that_is_believed_has_before_it(proxy: str, forwarded: str, visitor: str) -> None:
    assert name_visitor(Somebody(LAPTOP, forwarded), proxy) == visitor
    assert shorten_address("::ffff:192.0.2.7") == "192.0.2.7"


def test_somebody_else_is_served_after_one_turn_of_a_laptop_that_fills_the_queue() -> None:
    turns, served = Semaphore(0), list[str]()

    def work(environ: Environ, start_response: StartResponse) -> list[bytes]:
        turns.acquire(timeout=PATIENCE)
        served.append(environ["REMOTE_ADDR"])
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    with serving_pages(work) as pages, ExitStack() as open_ones:
        for _ in range(SENT_AT_ONCE):
            open_ones.enter_context(send_from(LAPTOP, pages.port))
        wait_until(lambda: len(pages.dispatchers[0].queue) == SENT_AT_ONCE - THREADS)
        clerk = open_ones.enter_context(send_from(CLERK, pages.port))
        wait_until(lambda: len(pages.dispatchers[0].queue) == SENT_AT_ONCE - THREADS + 1)
        for _ in range(THREADS + 2):
            turns.release()
        assert read_answer(clerk).status == 200
        wait_until(lambda: len(served) == THREADS + 2)
        assert served.count(LAPTOP) == THREADS + 1
        turns.release(SENT_AT_ONCE)


def send_from(address: str, port: int) -> socket.socket:
    """A request from an address of this machine, whose answer is not fetched yet."""
    visitor = socket.create_connection((LAPTOP, port), timeout=PATIENCE, source_address=(address, 0))
    visitor.sendall(get_bytes("/"))
    return visitor
