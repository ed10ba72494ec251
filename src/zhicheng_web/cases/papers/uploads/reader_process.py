"""Readers as the office holds them: started when first needed, asked over a socket, ended when they overrun their time."""

import atexit
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Final

from zhicheng_web.cases.papers.uploads import reader as reader_room
from zhicheng_web.cases.papers.uploads.limits import READING_SECONDS, STARTING_SECONDS
from zhicheng_web.cases.papers.uploads.reader import frames
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.slots import hold_slot

LOG: Final = logging.getLogger("zhicheng.papers")
SOURCE: Final = Path(__file__).resolve().parents[4]
FEW_THREADS: Final = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
"""A thread for each of many processors would take the address space that a process is allowed, before it has done anything."""
IDLE: "Final[list[Reader]]" = []
"""Readers of this process that wait for work. Taking one off and putting it back are single operations of a list."""
IDLE_LISTS: "Final[list[list[Reader]]]" = [IDLE]
"""All such lists: other rooms have processes of their own kind."""
DISOWNED: "Final[list[Reader]]" = []
"""Of a child that was forked: the readers of its parent, not to be ended with it."""


class ReaderEnded(Exception):
    """A reader came to no end in time, or was ended by the kernel: too much memory, too much time, a fault in a library."""


class Reader:
    """One process that reads or makes papers, up and ready; `room`: the module that it runs, with its arguments. Raises
    ReaderEnded where it does not come up.
    """

    def __init__(self, *room: str) -> None:
        self.asked = 0
        self.connection, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", *(room or (reader_room.__name__,))],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # libraries quote what they read
                cwd="/",
                env={"PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8"} | FEW_THREADS,
                start_new_session=True,
            )
        self.receive(monotonic() + STARTING_SECONDS)

    def ask(self, request: Frame, until: float) -> Iterator[Frame]:
        """What it answers, until a moment of the monotonic clock. Raises ReaderEnded."""
        self.asked += 1
        try:
            frames.send_frame(self.connection, request, until)
        except OSError as error:
            raise ReaderEnded(type(error).__name__) from error
        while (frame := self.receive(until)).kind not in (frames.END, frames.REFUSAL):
            yield frame
        if frame.kind == frames.REFUSAL:
            yield frame

    def receive(self, until: float) -> Frame:
        """The next frame. Raises ReaderEnded."""
        try:
            return frames.receive_frame(self.connection, until)
        except OSError as error:
            raise ReaderEnded(type(error).__name__) from error

    def end(self) -> None:
        """End it with what it has in hand."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.connection.close()  # last: a reader that hears of it ends by itself, and what it has started stays
        self.process.wait()


def ask_reader(request: Frame) -> list[Frame]:
    """All that a reader answers. Raises ReaderEnded, AllReadersBusy."""
    with hold_slot():
        reader = IDLE.pop() if IDLE else Reader()
        try:
            answer = list(reader.ask(request, monotonic() + READING_SECONDS))
        except BaseException:
            reader.end()
            raise
        IDLE.append(reader)
        return answer


def end_idle_readers() -> None:
    """End the readers of this process, when it ends."""
    for idle in IDLE_LISTS:
        while idle:
            idle.pop().end()


def disown_readers() -> None:
    """A child that was forked has none: they speak to its parent."""
    for idle in IDLE_LISTS:
        DISOWNED.extend(idle)
        idle.clear()
    for reader in DISOWNED:
        reader.connection.close()


atexit.register(end_idle_readers)
os.register_at_fork(after_in_child=disown_readers)
