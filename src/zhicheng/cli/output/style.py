"""Colour and width of the terminal: colour only where a person looks, and never the only bearer of a meaning."""

import os
import shutil
from collections.abc import Mapping
from typing import Final, TextIO

COLOURS: Final[Mapping[str, str]] = {
    "pass": "32",
    "fail": "31",
    "later": "33",
    "unknown": "36",
    "review": "35",
    "not_applicable": "2",
    "title": "1",
}
WIDEST: Final = 100
NARROWEST: Final = 32


class Style:
    """How to print on one stream."""

    def __init__(self, stream: TextIO) -> None:
        """Colour where the stream is a terminal, unless NO_COLOR is set (no-color.org) or the terminal is dumb."""
        environment = os.environ
        self.colour = stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
        self.columns = terminal_columns()

    def paint(self, text: str, name: str) -> str:
        """The text in the colour of a result, or bold as a title."""
        return f"\x1b[{COLOURS[name]}m{text}\x1b[0m" if self.colour else text


def terminal_columns() -> int:
    """The width to write for: the terminal's, or COLUMNS; 80 where there is none, lines never longer than reads well."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
