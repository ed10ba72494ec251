"""Results as JSON lines, in the order of the input; a case that cannot be judged has its line there, too."""

import sys
from collections import Counter
from collections.abc import Mapping
from json import JSONEncoder
from typing import Any, Final, NamedTuple

from zhicheng.cli.judging import JudgedCase, UnjudgedCase
from zhicheng.cli.problems import problems_as_json

ENCODE_JSON: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
BUFFER_SIZE: Final = 64 * 2**10  # bytes kept before they are written


class EncodedCase(NamedTuple):
    """The answer on a case as its line of JSON in UTF-8, and the code of its verdict."""

    verdict: str
    line: bytes


def encode_line(value: Mapping[str, Any]) -> bytes:
    """A line of JSON, without its end; half a surrogate, which is no text, becomes a question mark."""
    return ENCODE_JSON(value).encode("utf-8", "replace")


def encode_case(one: JudgedCase) -> EncodedCase:
    """A judged case as it is written."""
    return EncodedCase(one.verdict, encode_line(one.result))


class JsonLines:
    """Writes to standard output in UTF-8 whatever the terminal's encoding; at once where a person looks on."""

    def __init__(self) -> None:
        self.out = sys.stdout.buffer
        self.buffer_size = 0 if sys.stdout.isatty() else BUFFER_SIZE
        self.buffered_lines: list[bytes] = []
        self.size = 0

    def write_result(self, one: EncodedCase) -> None:
        """Write a result as one line of JSON."""
        self.write(one.line)

    def write_problems(self, one: UnjudgedCase) -> None:
        """What is wrong; written at once, for standard error speaks of it next."""
        self.write(encode_line(problems_as_json(one)))
        self.flush()

    def write(self, line: bytes) -> None:
        """Keep a line, or write them all."""
        self.buffered_lines.append(line)
        self.size += len(line)
        if self.size >= self.buffer_size:
            self.flush()

    def flush(self) -> None:
        """Write what was kept."""
        if self.buffered_lines:
            self.out.write(b"\n".join((*self.buffered_lines, b"")))
            self.out.flush()
            self.buffered_lines, self.size = [], 0

    def write_totals(self, counted: Counter[str]) -> None:
        """Nothing is counted here: a program counts for itself."""
        self.flush()

    def close(self) -> None:
        """What was judged before an interruption is written."""
        self.flush()
