"""What is drawn on a page, as operations (ISO 32000-1, 7.8.2): operands, then an operator, in bytes as they were written.

A tokeniser of our own: that of a library makes an object of every number, at eight times the price.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

Operand: TypeAlias = bytes | list[bytes]
"""A number, a string or a name, as written; an array of them; a dictionary as such an array that begins with OPEN."""
OPEN: Final = b"<<"
TOKEN: Final = re.compile(
    rb"""[\0\t\n\f\r ]+|%[^\r\n]*+
    |(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)
    |(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*+)
    |(?P<string>\((?:[^()\\]++|\\[\s\S])*+\))
    |(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*+>)
    |(?P<open>\[|<<)|(?P<close>\]|>>)
    |(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]++)
    |(?P<nested>\()
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
VALUES: Final = frozenset({"number", "name", "string", "hex"})
ODD_NUMBER: Final = re.compile(rb"[+-]*([0-9.]+)[0-9.+-]*")
BRACKETS: Final = re.compile(rb"\\[\s\S]|[()]")
END_OF_PICTURE: Final = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|\Z)")
PRINTABLE: Final = frozenset(b"\0\t\n\f\r ") | frozenset(range(0x20, 0x7F))
LOOK_AHEAD: Final = 12
"""Bytes behind the end of a picture that have to be text: else the end is two letters within its pixels."""


class Operation(NamedTuple):
    """An operator with its operands. Of a picture within the contents (BI): names and values, and its bytes."""

    operator: bytes
    operands: list[Operand]
    data: bytes = b""


class OperationReader:
    """Contents on their way into operations."""

    def __init__(self, contents: bytes) -> None:
        self.contents, self.at = contents, 0
        self.operands: list[Operand] = []
        self.within: list[bytes] | None = None
        """What an array or a dictionary that is open holds so far."""

    def read_all(self) -> Iterator[Operation]:
        """The operations, in order. What is none is passed over; contents that break off end there."""
        while match := TOKEN.match(self.contents, self.at):
            self.at, kind = match.end(), match.lastgroup
            if kind in VALUES:
                self.add_value(match[0])
            elif kind == "word" and (number := mend_number(match[0])):
                self.add_value(number)
            elif kind == "word":
                yield from self.end_operation(match[0])
            elif kind == "nested":
                self.at = find_end_of_string(self.contents, self.at)
                self.add_value(self.contents[match.start() : self.at])
            elif kind is not None:
                self.open_or_close(kind, match[0])

    def add_value(self, value: bytes) -> None:
        """A number, a name or a string: an operand, or one more of an array."""
        if self.within is None:
            self.operands.append(value)
        else:
            self.within.append(value)

    def open_or_close(self, kind: str, token: bytes) -> None:
        """An array or a dictionary begins or ends; of one within another the inner alone counts."""
        if kind == "open":
            self.within = []
        elif kind == "close":
            values = self.within or []
            self.operands.append([OPEN, *values] if token == b">>" else values)
            self.within = None

    def end_operation(self, operator: bytes) -> Iterator[Operation]:
        """An operator ends what came before it. Between BI and ID are the operands of a picture, behind them its bytes."""
        operands, self.within = self.operands, None
        self.operands = []
        if operator == b"ID":
            end, behind = find_end_of_picture(self.contents, self.at)
            yield Operation(b"BI", operands, self.contents[self.at + 1 : end])
            self.at = behind
        elif operator != b"BI":
            yield Operation(operator, operands)


def mend_number(word: bytes) -> bytes:
    """A number that some programs write (--5, 1.-2) as it is meant; nothing for a word that is none."""
    match = ODD_NUMBER.fullmatch(word)
    if not match:
        return b""
    whole, point, part = match[1].partition(b".")
    return (
        (b"-" if word.startswith(b"-") else b"") + (whole or b"0") + (point + part.partition(b".")[0] if point else b"")
    )


def find_end_of_string(contents: bytes, at: int) -> int:
    """Behind the string whose first bracket is before this place; the end of all where it is never closed."""
    depth = 1
    for match in BRACKETS.finditer(contents, at):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return len(contents)


def find_end_of_picture(contents: bytes, at: int) -> tuple[int, int]:
    """Where the bytes of a picture end, and where what follows begins."""
    for match in END_OF_PICTURE.finditer(contents, at):
        if PRINTABLE.issuperset(contents[match.end() : match.end() + LOOK_AHEAD]):
            return match.start(), match.end()
    return len(contents), len(contents)
