"""The words of a PDF that has a text of its own, row by row as they stand on the page; a scan has none."""

import codecs
from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import normalize

import pypdfium2

from zhicheng_web.cases.papers.uploads.limits import MAX_TEXT_CHARACTERS

GAP: Final = " "
"""Between two pieces of one row."""
ROW_POINTS: Final = 4.0
"""Pieces whose middles differ by less, in points, stand in one row: less than half a line of small print."""


codecs.lookup("utf-16-le")  # what PDFium gives text in: found now, a confined reader opens no file of Python's


class Piece(NamedTuple):
    """Some text in one place: its height above the foot of the page, and its left side, in points."""

    height: float
    start: float
    text: str


def read_rows(data: bytes) -> Iterator[str]:
    """The rows of all pages, from top to bottom, in one width (NFKC); no more characters than a sheet can have."""
    rest = MAX_TEXT_CHARACTERS
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        for row in join_rows(list_pieces(document[index].get_textpage(), rest)):
            rest -= len(row)
            if rest < 0:
                return
            yield row


def list_pieces(page: pypdfium2.PdfTextPage, most: int) -> list[Piece]:
    """The pieces of a page, from its head down; of a page of more characters than `most` none."""
    if page.count_chars() > most:
        return []
    pieces = []
    for number in range(page.count_rects()):
        start, bottom, end, top = page.get_rect(number)
        text = " ".join(normalize("NFKC", page.get_text_bounded(start, bottom, end, top)).split())
        pieces.append(Piece((bottom + top) / 2, start, text))
    return sorted(pieces, key=lambda one: -one.height)


def join_rows(pieces: list[Piece]) -> Iterator[str]:
    """Pieces of about one height are a row, from left to right."""
    row: list[Piece] = []
    for piece in pieces:
        if row and row[0].height - piece.height > ROW_POINTS:
            yield join_row(row)
            row = []
        row.append(piece)
    if row:
        yield join_row(row)


def join_row(row: list[Piece]) -> str:
    """One row as a line."""
    return GAP.join(one.text for one in sorted(row, key=lambda one: one.start))
