"""Waiting for what another process or thread does: on a condition. The patience ends what hangs; it judges no speed."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 180
"""Seconds: for a machine with ten times too much to do."""
Found = TypeVar("Found")


def wait_until(holds: Callable[[], Found]) -> Found:
    """What is found, as soon as there is something; AssertionError where nothing comes."""
    until = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < until, f"{holds} did not come true within {PATIENCE} seconds"
        time.sleep(0.02)
    return found
