"""A gateway that stands on this machine for a test: it notes what it is asked and answers what the test has told it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """One request: its method, the path with its query, the headers in small letters, the body."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Gateway:
    """`answers`: status and body of the next requests, the last one again and again."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answers: list[tuple[int, str]] = [(200, "{}")]
        self.url = ""

    def answer(self, asked: Asked) -> tuple[int, str]:
        """Note a request; its answer."""
        self.asked.append(asked)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def open_gateway() -> Iterator[Gateway]:
    """A gateway on a port of its own, as long as the block lasts."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        """Takes GET and POST."""

        def do_POST(self) -> None:
            """Read, note, answer."""
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, text = gateway.answer(Asked(self.command, self.path, headers, json.loads(body or b"{}")))
            self.send_response(status)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_POST

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.url = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
