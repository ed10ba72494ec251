"""Results as JSON lines, in the order of the input; a case that cannot be judged has its line there, too."""

import sys
from collections import Counter
from json import JSONEncoder
from typing import Final

from zhicheng.cli.judging import Invalid, Judged
from zhicheng.cli.problems import record

ENCODE: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
FULL: Final = 64 * 2**10  # characters kept before they are written


class Records:
    """Writes to standard output in UTF-8 whatever the terminal's encoding; at once where a person looks on."""

    def __init__(self) -> None:
        self.out = sys.stdout.buffer
        self.full = 0 if sys.stdout.isatty() else FULL
        self.kept: list[str] = []
        self.size = 0

    def judged(self, one: Judged) -> None:
        """The result."""
        self.write(ENCODE(one.result))

    def invalid(self, one: Invalid) -> None:
        """What is wrong; written at once, for standard error speaks of it next."""
        self.write(ENCODE(record(one)))
        self.flush()

    def write(self, line: str) -> None:
        """Keep a line, or write them all."""
        self.kept.append(line)
        self.size += len(line)
        if self.size >= self.full:
            self.flush()

    def flush(self) -> None:
        """Write what was kept; half a surrogate, which is no text, becomes a question mark."""
        if self.kept:
            self.out.write(("\n".join(self.kept) + "\n").encode("utf-8", "replace"))
            self.out.flush()
            self.kept, self.size = [], 0

    def end(self, counted: Counter[str]) -> None:
        """Nothing is counted here: a program counts for itself."""
        self.flush()

    def close(self) -> None:
        """What was judged before an interruption is written."""
        self.flush()
