"""A child that dies with its parent, however the parent dies (Linux; elsewhere the next start finds and stops it)."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int, death_signal: signal.Signals) -> Callable[[], None]:
    """For preexec_fn: ask the kernel to send `word` when the parent is gone. It means the starting thread, not the
    process: start children from the main thread, or from one that lives as long.
    """

    def ask() -> None:
        if sys.platform == "linux":
            LIBC.prctl(PR_SET_PDEATHSIG, death_signal)
            if os.getppid() != parent:  # gone before the request was heard
                os.kill(os.getpid(), death_signal)

    return ask
