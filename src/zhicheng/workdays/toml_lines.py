"""Where a value stands in a TOML text (TOML 1.0), so that a complaint about it can name the line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

Path = tuple[str | int, ...]

TOKEN: Final = re.compile(
    r"""
      \"{3}(?:\\[\s\S]|[^\\])*?\"{3,5} | '{3}[\s\S]*?'{3,5}     # strings of several lines
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*'                           # strings of one line
    | \#[^\n]* | \n | [\[\]{}=,.] | [^\s\[\]{}=,.#"']+
    """,
    re.VERBOSE,
)


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line, from 1, on which the value at `path` begins; that of its nearest parent where it is missing.

    `text` must be TOML that a parser accepted. A step is a key, or the place in an array (of tables), from 0.

    >>> policy = 'id = "kunming"\\n\\n[[routes]]\\nkey = "bachelor"\\n[[routes]]\\nkey = "master"\\nworks = [\\n  "a",\\n]'
    >>> line_of(policy, ["id"]), line_of(policy, ["routes", 1, "key"]), line_of(policy, ["routes", 1, "works", 0])
    (1, 6, 8)
    >>> line_of(policy, ["routes", 0, "months"]), line_of(policy, ["windows"])
    (3, 1)
    """
    lines = _lines_by_path(text)
    return next((lines[part] for length in range(len(path), 0, -1) if (part := tuple(path[:length])) in lines), 1)


@lru_cache(maxsize=8)
def _lines_by_path(text: str) -> Mapping[Path, int]:
    """The first line of every value and table, by its path."""
    return MappingProxyType(_LineReader(text).read())


def _split_tokens(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in TOKEN.finditer(text):
        if not match[0].startswith("#"):
            yield match[0], line
        line += match[0].count("\n")
    yield "\n", line


class _LineReader:
    """Walks over the tokens once, noting lines."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_split_tokens(text))
        self.position = 0
        self.lines: dict[Path, int] = {}
        self.elements: dict[Path, int] = {}  # of arrays of tables: the place of the last

    def read(self) -> dict[Path, int]:
        table: Path = ()
        while self.position < len(self.tokens):
            if self.peek() == "[":
                table = self.read_header()
            elif self.peek() == "\n":
                self.position += 1
            else:
                self.read_pair(table)
        return self.lines

    def peek(self) -> str:
        return self.tokens[self.position][0]

    def skip(self, *unwanted: str) -> None:
        while self.peek() in unwanted:
            self.position += 1

    def current_line(self) -> int:
        return self.tokens[self.position][1]

    def note_line(self, path: Path, line: int) -> None:
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def keys(self, end: str) -> list[str]:
        """The keys of a dotted name, up to and without its end."""
        found = []
        while self.peek() != end:
            if self.peek() != ".":
                found.append(self.peek().strip("\"'"))
            self.position += 1
        return found

    def read_header(self) -> Path:
        start = self.position
        self.skip("[")
        of_array = self.position - start == 2
        keys = self.keys("]")
        path: Path = ()
        for place, key in enumerate(keys, start=1):
            path += (key,)
            if of_array and place == len(keys):
                self.elements[path] = self.elements.get(path, -1) + 1
            if path in self.elements:
                path += (self.elements[path],)
        self.note_line(path, self.current_line())
        self.skip("]")
        return path

    def read_pair(self, table: Path) -> None:
        line = self.current_line()
        path = (*table, *self.keys("="))
        self.note_line(path, line)
        self.position += 1
        self.value(path)

    def value(self, path: Path) -> None:
        self.note_line(path, self.current_line())
        opening = self.peek()
        if opening == "[":
            self.position += 1
            self.items(path)
        elif opening == "{":
            self.position += 1
            self.read_pairs(path)
        else:
            while self.peek() not in (",", "]", "}", "\n"):
                self.position += 1

    def items(self, path: Path) -> None:
        place = 0
        self.skip("\n")
        while self.peek() != "]":
            self.value((*path, place))
            place += 1
            self.skip(",", "\n")
        self.position += 1

    def read_pairs(self, path: Path) -> None:
        self.skip("\n")
        while self.peek() != "}":
            self.read_pair(path)
            self.skip(",", "\n")
        self.position += 1
