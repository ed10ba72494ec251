"""Fonts (ISO 32000-1, 9.5 to 9.10): what drawing a text takes of them."""

import re
from typing import Final

from pikepdf import Dictionary, Name, Object, Stream

from zhicheng_web.cases.papers.uploads.reader.rebuild import font_programs
from zhicheng_web.cases.papers.uploads.reader.rebuild.contents import Contents
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding
from zhicheng_web.cases.papers.uploads.reader.rebuild.shapes import (
    Entries,
    Value,
    copy_name,
    copy_number,
    copy_numbers,
    copy_registry,
    copy_word,
    either,
    list_of,
    one_of,
    table,
)

GLYPH: Final = re.compile(r"/[A-Za-z0-9._]{1,64}")
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
PROGRAM: Final[Entries] = {
    "/Length1": copy_number,
    "/Length2": copy_number,
    "/Length3": copy_number,
    "/Subtype": one_of("Type1C", "CIDFontType0C", "OpenType"),
}


def copy_program(rebuilding: Rebuilding, value: object) -> Value | None:
    """A font program."""
    return rebuilding.make_once(value, make_program) if isinstance(value, Stream) else None


def make_program(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A font program without what is not drawn."""
    if not isinstance(value, Stream):
        return None
    data = font_programs.strip_font_program(rebuilding.budget.inflate(value))
    made = rebuilding.copy_stream(value, PROGRAM, data)
    if "/Length1" in made and "/Length2" not in made:
        made.Length1 = len(data)
    return made


def copy_map(rebuilding: Rebuilding, value: object) -> Value | None:
    """A map of characters."""
    return rebuilding.make_once(value, make_map) if isinstance(value, Stream) else None


def make_map(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A map of characters, its ranges alone."""
    if not isinstance(value, Stream):
        return None
    data = font_programs.rebuild_character_map(rebuilding.budget.inflate(value), value.get("/WMode") == 1)
    return rebuilding.copy_stream(value, CHARACTER_MAP, data)


def copy_glyph_numbers(rebuilding: Rebuilding, value: object) -> Value | None:
    """CIDToGIDMap as a stream: two bytes a glyph."""
    return rebuilding.copy_stream(value, {}) if isinstance(value, Stream) else None


COLLECTION: Final = table({"/Registry": copy_registry, "/Ordering": copy_registry, "/Supplement": copy_number})
CHARACTER_MAP: Final[Entries] = {
    "/Type": one_of("CMap"),
    "/CMapName": copy_word,
    "/CIDSystemInfo": COLLECTION,
    "/WMode": copy_number,
    "/UseCMap": copy_word,
}
DESCRIPTOR: Final[Entries] = {
    "/Type": one_of("FontDescriptor"),
    "/FontName": copy_name,
    "/FontBBox": copy_numbers,
    "/FontStretch": copy_word,
    **dict.fromkeys(
        (
            *(
                "/Flags",
                "/ItalicAngle",
                "/Ascent",
                "/Descent",
                "/Leading",
                "/CapHeight",
                "/XHeight",
                "/StemV",
                "/StemH",
            ),
            *("/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontWeight"),
        ),
        copy_number,
    ),
    **dict.fromkeys(PROGRAMS, copy_program),
}
ENCODING: Final[Entries] = {
    "/Type": one_of("Encoding"),
    "/BaseEncoding": copy_word,
    "/Differences": list_of(copy_number, copy_word),
}
WIDTHS: Final = list_of(copy_number, copy_numbers)
CID_FONT: Final[Entries] = {
    "/Type": one_of("Font"),
    "/Subtype": one_of("CIDFontType0", "CIDFontType2"),
    "/BaseFont": copy_name,
    "/CIDSystemInfo": COLLECTION,
    "/FontDescriptor": table(DESCRIPTOR),
    "/DW": copy_number,
    "/W": WIDTHS,
    "/DW2": copy_numbers,
    "/W2": WIDTHS,
    "/CIDToGIDMap": either(one_of("Identity"), copy_glyph_numbers),
}
FONT: Final[Entries] = {
    "/Type": one_of("Font"),
    "/Subtype": one_of("Type1", "MMType1", "TrueType", "Type0", "Type3"),
    "/BaseFont": copy_name,
    "/FirstChar": copy_number,
    "/LastChar": copy_number,
    "/Widths": copy_numbers,
    "/FontDescriptor": table(DESCRIPTOR),
    "/Encoding": either(copy_word, table(ENCODING), copy_map),
    "/DescendantFonts": list_of(table(CID_FONT)),
    "/ToUnicode": copy_map,
    "/FontBBox": copy_numbers,
    "/FontMatrix": copy_numbers,
}


def make_font(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A font; of one that is drawn by contents (Type 3) its glyphs."""
    made = table(FONT)(rebuilding, value)
    if not isinstance(made, Dictionary) or "/Subtype" not in made:
        return None
    made = rebuilding.target.make_indirect(made)
    if made.Subtype == Name.Type3:
        add_drawn_glyphs(rebuilding, value, made)
    return made


def add_drawn_glyphs(rebuilding: Rebuilding, value: Object, made: Dictionary) -> None:
    """The glyphs of a Type 3 font, and what they are drawn with."""
    procedures, drawn = value.get("/CharProcs"), Contents(rebuilding, value.get("/Resources"))
    glyphs = Dictionary()
    for name, glyph in procedures.items() if isinstance(procedures, Dictionary) else ():
        if GLYPH.fullmatch(str(name)) and isinstance(glyph, Stream):
            drawn.copy_operations(rebuilding.budget.inflate(glyph))
            glyphs[name] = rebuilding.make_stream(drawn.take_bytes(), Dictionary())
    made.CharProcs, made.Resources = glyphs, drawn.resources
    rebuilding.operations[made.objgen] = drawn.cost
