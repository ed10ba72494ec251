"""Which characters a font file can draw, read from its table of characters (OpenType 1.9, `cmap`, formats 4 and 12)."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

COLLECTION: Final = b"ttcf"
SEGMENTED, GROUPED = 4, 12
"""The formats of a table of characters that fonts for Windows and the web have: up to U+FFFF, and beyond."""


class UnreadableFont(Exception):
    """A file that is no font, or one without a table of characters in a known format."""


class Segments(NamedTuple):
    """The columns of a table of format 4: where each segment begins and ends, and how it counts its glyphs."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    deltas: tuple[int, ...]
    offsets: tuple[int, ...]
    offsets_at: int


def read_characters(file: Path, index: int = 0) -> frozenset[int]:
    """The code points for which a face of a font file has a glyph. Raises UnreadableFont, OSError."""
    data = file.read_bytes()
    try:
        return frozenset(list_code_points(data, find_character_table(data, index)))
    except (struct.error, IndexError) as broken:
        raise UnreadableFont(file.name) from broken


def find_character_table(data: bytes, index: int) -> int:
    """Where the best table of characters of a face begins. Raises UnreadableFont."""
    face = read_numbers(data, ">I", 12 + 4 * index)[0] if data[:4] == COLLECTION else 0
    (tables,) = read_numbers(data, ">H", face + 4)
    heads = (face + 12 + 16 * place for place in range(tables))
    found = next((read_numbers(data, ">I", head + 8)[0] for head in heads if data[head : head + 4] == b"cmap"), None)
    if found is None:
        raise UnreadableFont("no cmap")
    (count,) = read_numbers(data, ">H", found + 2)
    places = {found + read_numbers(data, ">I", found + 8 + 8 * one)[0] for one in range(count)}
    known = {read_numbers(data, ">H", place)[0]: place for place in places}
    best = known.get(GROUPED, known.get(SEGMENTED))
    if best is None:
        raise UnreadableFont("no table of format 4 or 12")
    return best


def list_code_points(data: bytes, table: int) -> Iterator[int]:
    """All code points of a table that have a glyph."""
    if read_numbers(data, ">H", table)[0] == GROUPED:
        (groups,) = read_numbers(data, ">I", table + 12)
        for start, end, _ in struct.iter_unpack(">3I", data[table + 16 : table + 16 + 12 * groups]):
            yield from range(start, end + 1)
        return
    columns = read_segments(data, table)
    for place in range(len(columns.starts)):
        yield from list_segment(data, columns, place)


def read_segments(data: bytes, table: int) -> Segments:
    """The four columns of a table of format 4."""
    size = read_numbers(data, ">H", table + 6)[0]  # twice the number of segments
    pattern, starts_at = f">{size // 2}H", table + 16 + size
    return Segments(
        read_numbers(data, pattern, starts_at),
        read_numbers(data, pattern, table + 14),
        read_numbers(data, pattern, starts_at + size),
        read_numbers(data, pattern, starts_at + 2 * size),
        starts_at + 2 * size,
    )


def list_segment(data: bytes, columns: Segments, place: int) -> Iterator[int]:
    """The code points of one segment that have a glyph: 0 is the box of what is missing."""
    start, end, delta, offset = (column[place] for column in columns[:4])
    for code in range(start, min(end, 0xFFFE) + 1):
        if offset == 0:
            glyph = (code + delta) & 0xFFFF
        else:
            (glyph,) = read_numbers(data, ">H", columns.offsets_at + 2 * place + offset + 2 * (code - start))
        if glyph:
            yield code


def read_numbers(data: bytes, pattern: str, place: int) -> tuple[int, ...]:
    """Numbers of a font file, which writes the large end first. Raises struct.error beyond its end."""
    return struct.unpack_from(pattern, data, place)
