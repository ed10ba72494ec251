"""How many uploads are read, and papers set, at once: a lock on a file each, which the kernel lets go when a process dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings

from zhicheng_web.cases.papers.uploads.limits import READERS, WAITING_SECONDS
from zhicheng_web.private_files import make_private_folder, open_private

PAUSE: Final = 0.02
"""Seconds between two looks for a free slot."""


class AllReadersBusy(Exception):
    """Every reader of this machine is at work, for longer than an ordinary upload takes."""


@contextmanager
def hold_slot(name: str = "readers", slots: int = READERS) -> Iterator[None]:
    """While one of the slots is held; `name`: of their folder. Raises AllReadersBusy where none comes free in time."""
    folder = Path(settings.HOME) / name
    make_private_folder(folder)
    until = time.monotonic() + WAITING_SECONDS
    while (descriptor := lock_free_slot(folder, slots)) is None:
        if time.monotonic() > until:
            raise AllReadersBusy
        time.sleep(PAUSE)
    try:
        yield
    finally:
        os.close(descriptor)


def lock_free_slot(folder: Path, slots: int) -> int | None:
    """The descriptor of a slot that was free; None where all are held."""
    for number in range(slots):
        descriptor = open_private(str(folder / str(number)), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
        else:
            return descriptor
    return None
