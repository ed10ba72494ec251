"""How many columns a text takes on a terminal, and how it is broken into lines: Chinese takes two (UAX 11), and no line
begins with a mark that closes or ends with one that opens (GB/T 15834).

Marks such as “ and … are drawn one or two columns wide, by the terminal's taste: they count two where lines are
broken, so that a line fits either way, and one where columns are aligned.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

OPENING_MARKS: Final = frozenset("（《“‘【〔([{")
CLOSING_MARKS: Final = frozenset("，。、；：？！）》”’】〕…,.;:?!)]}%")
ADDRESS_PATTERN: Final = r"[一二三四五]（[一二三四五六七八九]）\d?"
UNBROKEN_PATTERN: Final = re.compile(
    rf"{ADDRESS_PATTERN}"
    r"|\d{4}-\d{2}(?:-\d{2})?"  # a date as data have it
    r"|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d+(?:个工作日|个月|[年月日项个条段天])?"
    r"|[!-'*-~]+|\s+|.",
    re.DOTALL,
)


def width(text: str, ambiguous: int = 1) -> int:
    """The columns of a text.

    >>> width("二（二）4"), width("é"), width("“…”"), width("“…”", ambiguous=2)
    (9, 1, 3, 6)
    """
    if text.isascii():
        return len(text)
    return sum(_count_columns(mark, ambiguous) for mark in text)


def _count_columns(mark: str, ambiguous: int) -> int:
    if unicodedata.combining(mark) or unicodedata.category(mark) in ("Mn", "Me", "Cf"):
        return 0
    kind = unicodedata.east_asian_width(mark)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1


def pad_text(text: str, columns: int) -> str:
    """The text with spaces behind it, so that it takes so many columns at least."""
    return text + " " * (columns - width(text))


def make_printable(text: str) -> str:
    """A text from outside without marks that command a terminal or have no shape.

    >>> make_printable("a\\x1b[2Jb\\nc")
    'a�[2Jb�c'
    """
    return text if text.isprintable() else "".join(mark if mark.isprintable() else "�" for mark in text)


def wrap_text(text: str, columns: int) -> list[str]:
    """The lines of a text; addresses, dates, numbers with their unit and Latin words stay whole where they fit.

    >>> wrap_text("截至公示首日2026年3月2日满19个月，二（二）4要求满12个月。", 26)
    ['截至公示首日2026年3月2日满', '19个月，二（二）4要求满', '12个月。']
    """
    lines, line, used = [], "", 0
    for piece in _split_pieces(text, columns):
        more = width(piece, ambiguous=2)
        if line and used + width(piece.rstrip(), ambiguous=2) > columns:
            lines.append(line.rstrip())
            line, used = "", 0
            if piece.isspace():
                continue
        line, used = line + piece, used + more
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _split_pieces(text: str, columns: int) -> Iterator[str]:
    """What may not be broken: a token with the marks that open before it and close behind it."""
    piece, open_ended = "", True
    for token in UNBROKEN_PATTERN.findall(text):
        if piece and not open_ended and token[0] not in CLOSING_MARKS:
            yield from _cut_piece(piece, columns)
            piece = ""
        piece += token
        open_ended = token[-1] in OPENING_MARKS
    if piece:
        yield from _cut_piece(piece, columns)


def _cut_piece(piece: str, columns: int) -> Iterator[str]:
    """A piece that no line can hold, mark by mark; any other as it is."""
    if width(piece, ambiguous=2) <= columns:
        yield piece
    else:
        yield from piece
