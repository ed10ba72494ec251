"""Serving the pages, from the port to the signal that ends it."""

import errno
import resource
import signal
import socket
from collections.abc import Callable
from types import FrameType

from zhicheng_web.entrance.application import build_application
from zhicheng_web.serve import obstacles
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.pages_server import RunningPages

OPEN_FILES = 4096
"""Files and sockets of this process: three for each connection, whose request and answer may lie on the disk."""
PORT_ERRORS = {errno.EADDRINUSE: obstacles.PORT_TAKEN, errno.EACCES: obstacles.PORT_RESERVED}


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
    raise_open_files_limit()
    application = build_application()
    pages = RunningPages(application, host, port, application.trust.address)
    ready()
    try:
        pages.run()
    finally:
        pages.close()


def raise_open_files_limit() -> None:
    """Let this process open as many files as connections, papers and buffers need, as far as the system lets it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def exit_on_signal(number: int, frame: FrameType | None) -> None:
    """What SIGTERM and Ctrl-C mean to us: leave the loop."""
    raise SystemExit(0)
