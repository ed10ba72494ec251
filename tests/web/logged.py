"""What the office writes into its log meanwhile, line by line."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from zhicheng_web.logs.lines import JsonLines

Line = dict[str, Any]


class HeardLog:
    """The log of a block."""

    def __init__(self) -> None:
        self.written = io.StringIO()

    @property
    def text(self) -> str:
        """Every character that was written."""
        return self.written.getvalue()

    @property
    def lines(self) -> list[Line]:
        """The lines as objects."""
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, logger: str) -> list[Line]:
        """Those of one logger."""
        return [line for line in self.lines if line["logger"] == logger]


@contextmanager
def hearing_log() -> Iterator[HeardLog]:
    """Listen to everything that is written while the block runs."""
    heard, root = HeardLog(), logging.getLogger()
    handler, level = logging.StreamHandler(heard.written), root.level
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield heard
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
