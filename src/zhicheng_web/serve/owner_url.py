"""DATABASE_OWNER_URL on its way past the process that serves: to the short one that makes tables, and to no other.

A process shows what it was started with for as long as it lives (/proc/PID/environ), whatever it forgets. So the one that was
told the URL puts it into a pipe, unread, and becomes itself anew without it; the pipe is handed on and closed.
"""

import os
import sys
from typing import Final

from zhicheng_web import environment

URL: Final = "DATABASE_OWNER_URL"
PIPE: Final = "ZHICHENG_OWNER_PIPE"
"""The variable that tells the number of the pipe."""


def put_owner_url_aside() -> None:
    """Become this same program without the URL, where there is one. From its first line: nothing of before remains."""
    url = environment.read_environment().owner_url
    if not url:
        return
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(url)
    os.set_inheritable(reading, True)
    around = {name: value for name, value in os.environ.items() if name != URL} | {PIPE: str(reading)}
    sys.stderr.flush()
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], around)


def list_pipes() -> tuple[int, ...]:
    """The pipe to hand on to the process that makes tables; none where no URL was told."""
    number = environment.read_environment().owner_pipe
    return (int(number),) if number else ()


def close_pipe() -> None:
    """Forget it, once it has been handed on."""
    for pipe in list_pipes():
        os.close(pipe)
    os.environ.pop(PIPE, None)


def take_owner_url() -> None:
    """In the process that makes tables: read what was put aside."""
    for pipe in list_pipes():
        with os.fdopen(pipe, encoding="utf-8") as reading:
            os.environ[URL] = reading.read()
    os.environ.pop(PIPE, None)
