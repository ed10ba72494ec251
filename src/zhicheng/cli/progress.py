"""A bar on standard error while a long file is being judged: by bytes, and only where a person looks at it."""

import os
import sys
from typing import BinaryIO, Final

LONG: Final = 2 * 2**20  # bytes; shorter files are done before a bar is read
EVERY: Final = 64  # cases between two looks at the file
BAR: Final = 30


class Progress:
    """The bar of one file. Silent where standard error is no terminal, or where standard output fills the same one."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.size = size_of(stream)
        self.shown = -1
        self.cases = 0
        self.on = self.size >= LONG and sys.stderr.isatty() and not sys.stdout.isatty()

    def step(self) -> None:
        """One case more."""
        self.cases += 1
        if self.on and self.cases % EVERY == 0:
            self.draw(self.stream.tell() * 100 // self.size)

    def draw(self, percent: int) -> None:
        """The bar, where the percent has changed."""
        if percent != self.shown:
            self.shown = percent
            filled = "#" * (percent * BAR // 100)
            sys.stderr.write(f"\r判断中 [{filled:.<{BAR}}] {percent:3}%，{self.cases} 个案例")
            sys.stderr.flush()

    def done(self) -> None:
        """Take the bar away."""
        if self.shown >= 0:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def size_of(stream: BinaryIO) -> int:
    """The bytes of a file; 0 where nobody knows."""
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, ValueError):
        return 0
