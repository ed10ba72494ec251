"""The real pages' server in a thread of the tests, and visitors who speak HTTP to it themselves."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client

from tests.web.waiting import PATIENCE
from zhicheng_web.entrance.application import Application, Entrance, believe_proxy
from zhicheng_web.entrance.arrival import NO_PROXY, ProxyTrust
from zhicheng_web.serve.pages_server import RunningPages

TOKEN = "t" * 32
"""Of forms, as cookie and field: it is whose cookie agrees that counts."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


def enter(trust: ProxyTrust = NO_PROXY) -> Application:
    """The office behind its entrance, on the settings of the tests."""
    return Entrance(believe_proxy(WSGIHandler(), trust.address), trust)


@contextmanager
def serving_pages(application: Application) -> Iterator[RunningPages]:
    """A real server on a free port, for a block."""
    pages, door = RunningPages(application, "127.0.0.1", 0), connections.settings["default"]
    lasting, door["CONN_MAX_AGE"] = door["CONN_MAX_AGE"], 0  # a thread leaves no connection behind
    loop = threading.Thread(target=pages.run, daemon=True)
    loop.start()
    try:
        yield pages
    finally:
        door["CONN_MAX_AGE"] = lasting
        for (
            dispatcher
        ) in pages.dispatchers:  # first: a thread that ends later would wake a loop whose pipe is another's by then
            dispatcher.shutdown(cancel_pending=False, timeout=PATIENCE)
        pages.servers[0].trigger.pull_trigger(pages.close)
        loop.join(PATIENCE)
    assert not loop.is_alive()


def connect(pages: RunningPages) -> socket.socket:
    """A connection of a visitor."""
    return socket.create_connection(("127.0.0.1", pages.port), timeout=PATIENCE)


def sign_cookie(browser: Client) -> str:
    """The cookies of a browser of the tests, with the token of forms."""
    return f"sessionid={browser.cookies[settings.SESSION_COOKIE_NAME].value}; csrftoken={TOKEN}"


def get_bytes(path: str, *headers: str) -> bytes:
    """A request for a page."""
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode()


def post_bytes(path: str, fields: dict[str, str], *headers: str) -> bytes:
    """A form, sent."""
    body = urlencode({"csrfmiddlewaretoken": TOKEN} | fields)
    about = ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: localhost", *about, *headers, "", body]).encode()


def read_answer(visitor: socket.socket) -> Answer:
    """The next answer on a connection, whole. EOFError: it was closed instead."""
    incoming = visitor.makefile("rb")
    first = incoming.readline().decode()
    if not first:
        raise EOFError
    headers = {}
    while line := incoming.readline().decode().strip():
        name, _, value = line.partition(": ")
        headers[name.lower()] = value
    body = incoming.read(int(headers.get("content-length", 0)))
    return Answer(int(first.split()[1]), headers, body.decode())


def ask(pages: RunningPages, request: bytes) -> Answer:
    """Send one request and wait for its answer."""
    with connect(pages) as visitor:
        visitor.sendall(request)
        return read_answer(visitor)
