"""The pages' server: waitress, with a stop that lets requests in flight come to their end."""

import errno
import logging
import signal
import socket
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from zhicheng_web import environment
from zhicheng_web.serve import obstacles
from zhicheng_web.serve.obstacles import Obstacle

THREADS = 4
PORT_ERRORS = {errno.EADDRINUSE: obstacles.PORT_TAKEN, errno.EACCES: obstacles.PORT_RESERVED}
GRACE = 30
"""Seconds that a request in flight may still take; waitress alone would cut it after five, or at once."""


def install_stop_handlers() -> None:
    """From now on SIGTERM and Ctrl-C mean: leave in order. Ctrl-C too where a shell has it ignored, as behind a `&`."""
    for stop_signal in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop_signal, exit_on_signal)


def require_free_port(host: str, port: int) -> None:
    """Raise Obstacle where the port is taken: before anything is started, not after."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            sentence = PORT_ERRORS.get(error.errno or 0, obstacles.NO_SUCH_HOST)
            raise Obstacle(sentence.format(host=host, port=port, other=port % 65535 + 1)) from error


def serve_pages(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `ready` is called when requests are taken."""
    # Requests that wait for a thread are no news for a clerk.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server: Any = create_server(
        get_wsgi_application(),
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        **proxy_options(environment.read_environment().proxy),
    )
    server.task_dispatcher.shutdown = partial(finish_requests, server.task_dispatcher.shutdown)
    ready()
    try:
        server.run()
    finally:
        server.close()


def proxy_options(proxy: str) -> dict[str, Any]:
    """What to believe of a proxy that ends TLS: who asks, by which name, and that it was HTTPS. Nobody else is believed."""
    if not proxy:
        return {}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
        "clear_untrusted_proxy_headers": True,
    }


def finish_requests(shutdown: Callable[..., bool], *_: object, **__: object) -> bool:
    """Wait for requests in flight; those still waiting in the queue are answered too."""
    return shutdown(cancel_pending=False, timeout=GRACE)


def exit_on_signal(number: int, frame: FrameType | None) -> None:
    """What SIGTERM and Ctrl-C mean to us: leave the loop."""
    raise SystemExit(0)
