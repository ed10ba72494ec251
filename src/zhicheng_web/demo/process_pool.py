"""Work shared among processes, so that no core is idle while another walks; with one core, or a thread, one does it all."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.sharedctypes import Synchronized
from typing import TypeVar

from django.db import connections

from zhicheng_web.serve.obstacles import CITY_FAILED, Obstacle
from zhicheng_web.serve.parent_death_signal import die_with_parent

Piece = TypeVar("Piece")
PieceTask = Callable[[Piece], object]
ProgressReport = Callable[[int], None]
MAX_PROCESSES = 4
"""More would wait for each other's rows."""


def count_processes() -> int:
    """How many processes to use: as many as there are cores, where a process can be split without danger."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return min(MAX_PROCESSES, len(os.sched_getaffinity(0))) if safe else 1


def run_shares(shares: Sequence[Sequence[Piece]], task: PieceTask[Piece], report: ProgressReport) -> None:
    """Do every share, the first one here; `report` is called with the number of pieces done. Raises Obstacle where a
    helper failed.
    """
    split = multiprocessing.get_context("fork")
    count = split.Value("i", 0)
    connections.close_all()  # a connection must not be shared
    parent = os.getpid()
    helpers = [split.Process(target=run_helper, args=(parent, share, task, report, count)) for share in shares[1:]]
    try:
        for helper in helpers:
            helper.start()
        for share in shares[:1]:
            run_share(share, task, report, count)
        for helper in helpers:
            helper.join()
    finally:
        for helper in helpers:
            helper.kill()
    if any(helper.exitcode for helper in helpers):
        raise Obstacle(CITY_FAILED)


def run_helper(
    parent: int, share: Sequence[Piece], task: PieceTask[Piece], report: ProgressReport, count: "Synchronized[int]"
) -> None:
    """A helper's life: it dies with its caller, who alone hears Ctrl-C and SIGTERM as a person means them."""
    die_with_parent(parent, signal.SIGKILL)()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    run_share(share, task, report, count)


def run_share(
    share: Sequence[Piece], task: PieceTask[Piece], report: ProgressReport, count: "Synchronized[int]"
) -> None:
    """One share, piece by piece."""
    for piece in share:
        task(piece)
        with count.get_lock():
            count.value += 1
            report(count.value)
    connections.close_all()
