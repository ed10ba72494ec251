"""Font programs and maps of characters, without what is not drawn: names and notes of a font, its signature, comments, tails."""

import re
import struct
from typing import Final

SFNT_STARTS: Final = (b"\x00\x01\x00\x00", b"true", b"OTTO")
DRAWN_TABLES: Final = frozenset(
    {
        *(b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep", b"CFF "),
        *(b"OS/2", b"vhea", b"vmtx", b"VORG"),
    }
)
"""Tables of an OpenType font that drawing reads; `name` (author, licence), `DSIG`, `meta`, private ones are not among them."""
MAX_TABLES: Final = 64
DIRECTORY, RECORD = struct.Struct(">4sHHHH"), struct.Struct(">4sIII")
MAP_PARTS: Final = re.compile(rb"begin(codespacerange|(?:bf|cid|notdef)(?:char|range))(.*?)end\1", re.DOTALL)
MAP_TOKENS: Final = re.compile(rb"<[0-9A-Fa-f\s]*+>|\[|\]|[0-9]+")
MAP_BASE: Final = re.compile(rb"/([A-Za-z0-9-]{1,32})\s+usecmap")
MAP_HEAD: Final = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /M def /CMapType %d def /WMode %d def\n"
)
MAP_TAIL: Final = b"endcmap CMapName currentdict /CMap defineresource pop end end\n"


def strip_font_program(data: bytes) -> bytes:
    """An OpenType font with the tables that drawing reads; another program as it stands."""
    return rebuild_sfnt(data) if data.startswith(SFNT_STARTS) else data


def rebuild_sfnt(data: bytes) -> bytes:
    """The directory of a font anew, over the tables that drawing reads. Tables that reach beyond the end are left out."""
    start, count, *_ = DIRECTORY.unpack_from(data)
    if len(data) < DIRECTORY.size + RECORD.size * min(count, MAX_TABLES):
        return b""
    records = [
        RECORD.unpack_from(data, DIRECTORY.size + RECORD.size * place) for place in range(min(count, MAX_TABLES))
    ]
    drawn = {name: (checksum, data[at : at + size]) for name, checksum, at, size in records if name in DRAWN_TABLES}
    power = max(len(drawn), 1).bit_length() - 1
    span = 16 << power
    out = [DIRECTORY.pack(start, len(drawn), span, power, len(drawn) * 16 - span if drawn else 0)]
    place, bodies = DIRECTORY.size + RECORD.size * len(drawn), []
    for name, (checksum, body) in sorted(drawn.items()):
        out.append(RECORD.pack(name, checksum, place, len(body)))
        bodies.append(body.ljust(-(-len(body) // 4) * 4, b"\0"))
        place += len(bodies[-1])
    return b"".join(out + bodies)


def rebuild_character_map(data: bytes, vertical: bool = False) -> bytes:
    """A map of characters (CMap) with its ranges and nothing else."""
    parts = [(part[1], MAP_TOKENS.findall(part[2])) for part in MAP_PARTS.finditer(data)]
    base = MAP_BASE.search(data)
    kind = 2 if any(name.startswith(b"bf") for name, _ in parts) else 1
    lines = [MAP_HEAD % (kind, vertical)]
    if base:
        lines.append(b"/%s usecmap\n" % base[1])
    lines += [write_map_part(name, tokens) for name, tokens in parts]
    return b"".join([*lines, MAP_TAIL])


def write_map_part(name: bytes, tokens: list[bytes]) -> bytes:
    """One part of a map: how many entries, and the entries."""
    width = 3 if name.endswith((b"bfrange", b"cidrange", b"notdefrange")) else 2
    count = count_entries(tokens) // width
    return b"%d begin%s\n%s\nend%s\n" % (count, name, b" ".join(tokens), name)


def count_entries(tokens: list[bytes]) -> int:
    """Values of a part, each array one."""
    depth = values = 0
    for token in tokens:
        values += depth == 0
        depth += {b"[": 1, b"]": -1}.get(token, 0)
    return values
