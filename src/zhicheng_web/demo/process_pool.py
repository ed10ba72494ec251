"""Work shared among processes, so that no core is idle while another walks; with one core, or a thread, one does it all."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import connections

from zhicheng_web.serve.obstacles import CITY_FAILED, Trouble
from zhicheng_web.serve.parent_death_signal import dies_with

Piece = TypeVar("Piece")
Do = Callable[[Piece], object]
Told = Callable[[int], None]
MOST = 4
"""More would wait for each other's rows."""


def hands() -> int:
    """How many processes to use: as many as there are cores, where a process can be split without danger."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return min(MOST, len(os.sched_getaffinity(0))) if safe else 1


def together(shares: Sequence[Sequence[Piece]], do: Do[Piece], told: Told) -> None:
    """Do every share, the first one here; `told` hears how many pieces are done. Trouble where a helper failed."""
    split = multiprocessing.get_context("fork")
    count = split.Value("i", 0)
    connections.close_all()  # a connection must not be shared
    me = os.getpid()
    helpers = [split.Process(target=help_out, args=(me, share, do, told, count)) for share in shares[1:]]
    try:
        for helper in helpers:
            helper.start()
        for share in shares[:1]:
            work(share, do, told, count)
        for helper in helpers:
            helper.join()
    finally:
        for helper in helpers:
            helper.kill()
    if any(helper.exitcode for helper in helpers):
        raise Trouble(CITY_FAILED)


def help_out(parent: int, share: Sequence[Piece], do: Do[Piece], told: Told, count: Any) -> None:
    """A helper's life: it dies with whoever called it, who alone hears Ctrl-C and SIGTERM as a person means them."""
    dies_with(parent, signal.SIGKILL)()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    work(share, do, told, count)


def work(share: Sequence[Piece], do: Do[Piece], told: Told, count: Any) -> None:
    """One share, piece by piece."""
    for piece in share:
        do(piece)
        with count.get_lock():
            count.value += 1
            told(count.value)
    connections.close_all()
