"""Files changed by chance, from a seed: bytes, pieces, numbers and names of one, or of two grafted together."""

import io
import re
from collections.abc import Callable
from random import Random
from typing import Final

import pikepdf

from tests.web.papers.builders import make_pdf, make_picture
from tests.web.papers.hidden import HIDDEN
from tests.web.papers.malformed import MALFORMED
from tests.web.papers.test_seen import SEEN

NUMBER: Final = re.compile(rb"\d+")
NAME: Final = re.compile(rb"/[A-Za-z]{1,24}")
NUMBERS: Final = (
    b"0",
    b"-1",
    b"65536",
    b"4294967296",
    b"9" * 40,
    b"0.00001",
    b"null",
    b"(x)",
    b"[]",
    b"<<>>",
    b"3 0 R",
)
LONGEST_PIECE: Final = 64
Mutate = Callable[[bytes, bytes, Random], bytes]


def list_seed_files() -> list[bytes]:
    """What is changed: all hidden, malformed and seen files, PDFs laid open so that a change reaches their contents."""
    built = [build() for build in HIDDEN.values()]
    seen = [make_pdf(prepare, contents=contents) for contents, prepare in SEEN.values()]
    pictures = [make_picture(form=form, mode=mode) for form in ("JPEG", "PNG") for mode in ("L", "RGB")]
    return [
        *map(lay_open, [*built, *seen]),
        *MALFORMED.values(),
        *pictures,
        make_picture(mode="RGBA"),
        make_picture(mode="P"),
    ]


def lay_open(data: bytes) -> bytes:
    """A PDF with its streams inflated; another file as it is."""
    if not data.startswith(b"%PDF-"):
        return data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return out.getvalue()


def change_bytes(data: bytes, other: bytes, chance: Random) -> bytes:
    """Some bytes become others."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_piece(data: bytes, other: bytes, chance: Random) -> bytes:
    """A piece is missing, or everything behind a place."""
    at = chance.randrange(len(data))
    return data[:at] + (b"" if chance.random() < 0.2 else data[at + chance.randint(1, LONGEST_PIECE) :])


def repeat_piece(data: bytes, other: bytes, chance: Random) -> bytes:
    """A piece comes several times."""
    at = chance.randrange(len(data))
    piece = data[at : at + chance.randint(1, LONGEST_PIECE)]
    return data[:at] + piece * chance.choice((2, 3, 50)) + data[at:]


def graft_piece(data: bytes, other: bytes, chance: Random) -> bytes:
    """A piece of another file, here."""
    at, there = chance.randrange(len(data)), chance.randrange(len(other))
    return data[:at] + other[there : there + chance.randint(1, 20 * LONGEST_PIECE)] + data[at:]


def change_number(data: bytes, other: bytes, chance: Random) -> bytes:
    """A number becomes a surprising one, or no number."""
    return replace_match(data, NUMBER, chance.choice(NUMBERS), chance)


def change_name(data: bytes, other: bytes, chance: Random) -> bytes:
    """A name becomes another one of some file."""
    names = NAME.findall(other) or [b"/X"]
    return replace_match(data, NAME, chance.choice(names), chance)


def replace_match(data: bytes, pattern: "re.Pattern[bytes]", by: bytes, chance: Random) -> bytes:
    """One match of a pattern becomes something else."""
    places = [match.span() for match in pattern.finditer(data)]
    if not places:
        return data
    start, end = chance.choice(places)
    return data[:start] + by + data[end:]


MUTATIONS: Final[tuple[Mutate, ...]] = (
    change_bytes,
    cut_piece,
    repeat_piece,
    graft_piece,
    change_number,
    change_name,
    change_number,
    change_name,
)


def mutate_file(seeds: list[bytes], seed: int, number: int) -> bytes:
    """The changed file of a number: the same again for the same seed. It keeps a signature, or nobody would read it."""
    chance = Random(f"{seed} {number}")
    data = original = chance.choice(seeds)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(MUTATIONS)(data, chance.choice(seeds), chance) or original
    return original[:8] + data[8:]
