"""A bar on standard error while a long file is being judged: by bytes, and only where a person looks at it."""

import os
import sys
from typing import BinaryIO, Final

LONG_FILE: Final = 2 * 2**20  # bytes; shorter files are done before a bar is read
CASES_BETWEEN_LOOKS: Final = 64  # cases between two looks at the file
BAR_WIDTH: Final = 30


class Progress:
    """The bar of one file. Silent where standard error is no terminal, or where standard output fills the same one."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.size = stream_size(stream)
        self.printed_percent = -1
        self.cases = 0
        self.is_visible = self.size >= LONG_FILE and sys.stderr.isatty() and not sys.stdout.isatty()

    def step(self) -> None:
        """Count a case; the bar is drawn again every CASES_BETWEEN_LOOKS cases."""
        self.cases += 1
        if self.is_visible and self.cases % CASES_BETWEEN_LOOKS == 0:
            self.draw(self.stream.tell() * 100 // self.size)

    def draw(self, percent: int) -> None:
        """The bar, where the percent has changed."""
        if percent != self.printed_percent:
            self.printed_percent = percent
            filled = "#" * (percent * BAR_WIDTH // 100)
            sys.stderr.write(f"\r判断中 [{filled:.<{BAR_WIDTH}}] {percent:3}%，{self.cases} 个案例")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, where one was drawn."""
        if self.printed_percent >= 0:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def stream_size(stream: BinaryIO) -> int:
    """The bytes of a file; 0 where nobody knows."""
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, ValueError):
        return 0
