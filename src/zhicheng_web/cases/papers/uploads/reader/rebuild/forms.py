"""Forms, patterns, shadings and graphics states (ISO 32000-1, 8.4.5, 8.7, 8.10, 11.6): drawings within drawings."""

from typing import Final

from pikepdf import Dictionary, Object, Stream

from zhicheng_web.cases.papers.uploads.reader.rebuild.colours import copy_colour_space, copy_function
from zhicheng_web.cases.papers.uploads.reader.rebuild.contents import Contents
from zhicheng_web.cases.papers.uploads.reader.rebuild.fonts import make_font
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding
from zhicheng_web.cases.papers.uploads.reader.rebuild.shapes import (
    Entries,
    Value,
    copy_boolean,
    copy_entries,
    copy_number,
    copy_numbers,
    copy_word,
    either,
    list_of,
    one_of,
    table,
)

GROUP: Final[Entries] = {
    "/Type": one_of("Group"),
    "/S": one_of("Transparency"),
    "/CS": copy_colour_space,
    "/I": copy_boolean,
    "/K": copy_boolean,
}
copy_group = table(GROUP)
FORM: Final[Entries] = {
    "/Type": one_of("XObject"),
    "/Subtype": one_of("Form"),
    "/BBox": copy_numbers,
    "/Matrix": copy_numbers,
    "/Group": copy_group,
}
TILES: Final[Entries] = {
    "/Type": one_of("Pattern"),
    "/BBox": copy_numbers,
    "/Matrix": copy_numbers,
    **dict.fromkeys(("/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep"), copy_number),
}
FUNCTIONS: Final = either(copy_function, list_of(copy_function))
SHADING: Final[Entries] = {
    "/ColorSpace": copy_colour_space,
    "/AntiAlias": copy_boolean,
    "/Function": FUNCTIONS,
    "/Extend": list_of(copy_boolean),
    **dict.fromkeys(("/Background", "/BBox", "/Domain", "/Matrix", "/Coords", "/Decode"), copy_numbers),
    **dict.fromkeys(
        ("/ShadingType", "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/VerticesPerRow"), copy_number
    ),
}


def make_form(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A form with resources of its own, or without any."""
    return draw_form(rebuilding, value, None)


def draw_form(rebuilding: Rebuilding, value: Object, outer: object) -> Object | None:
    """A form; what it does not bring it finds among the resources around it. None where it lies on a hidden layer."""
    if not isinstance(value, Stream) or rebuilding.layers.is_hidden(value.get("/OC")):
        return None
    return draw_stream(rebuilding, value, FORM, outer)


def draw_stream(rebuilding: Rebuilding, value: Stream, entries: Entries, outer: object) -> Stream:
    """A stream of contents with the resources that they use; what it costs is noted."""
    contents = Contents(rebuilding, value.get("/Resources", outer))
    contents.copy_operations(rebuilding.budget.inflate(value))
    made = rebuilding.make_stream(contents.take_bytes(), copy_entries(rebuilding, value, entries))
    made.Resources = contents.resources
    rebuilding.operations[made.objgen] = contents.cost
    return made


def make_pattern(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A pattern of tiles, or a shading."""
    if isinstance(value, Stream):
        return draw_stream(rebuilding, value, TILES, None)
    made = table(SHADED)(rebuilding, value)
    return made if isinstance(made, Dictionary) else None


def copy_shading(rebuilding: Rebuilding, value: object) -> Value | None:
    """A shading, rebuilt once."""
    return rebuilding.make_once(value, make_shading) if isinstance(value, (Dictionary, Stream)) else None


def make_shading(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A shading by functions, or by a mesh in a stream."""
    if isinstance(value, Stream):
        return rebuilding.copy_stream(value, SHADING)
    made = table(SHADING)(rebuilding, value)
    return made if isinstance(made, Dictionary) else None


def copy_form(rebuilding: Rebuilding, value: object) -> Value | None:
    """A form, rebuilt once."""
    return rebuilding.make_once(value, make_form) if isinstance(value, Stream) else None


def copy_dashes(rebuilding: Rebuilding, value: object) -> Value | None:
    """Dashes: lengths, and where they begin."""
    return list_of(copy_numbers, copy_number)(rebuilding, value)


def copy_sized_font(rebuilding: Rebuilding, value: object) -> Value | None:
    """A font with its size."""
    return list_of(lambda within, one: copy_font(within, one), copy_number)(rebuilding, value)


def copy_font(rebuilding: Rebuilding, value: object) -> Value | None:
    """A font, rebuilt once."""
    return rebuilding.make_once(value, make_font) if isinstance(value, Dictionary) else None


def make_state(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A state of graphics."""
    made = table(STATE)(rebuilding, value)
    return made if isinstance(made, Dictionary) else None


MASK: Final[Entries] = {
    "/Type": one_of("Mask"),
    "/S": one_of("Alpha", "Luminosity"),
    "/G": copy_form,
    "/BC": copy_numbers,
    "/TR": either(one_of("Identity"), copy_function),
}
STATE: Final[Entries] = {
    "/Type": one_of("ExtGState"),
    "/D": copy_dashes,
    "/Font": copy_sized_font,
    "/BM": either(copy_word, list_of(copy_word)),
    "/SMask": either(one_of("None"), table(MASK)),
    "/RI": copy_word,
    **dict.fromkeys(("/LW", "/LC", "/LJ", "/ML", "/OPM", "/FL", "/SM", "/CA", "/ca"), copy_number),
    **dict.fromkeys(("/OP", "/op", "/SA", "/AIS", "/TK"), copy_boolean),
}
SHADED: Final[Entries] = {
    "/Type": one_of("Pattern"),
    "/PatternType": copy_number,
    "/Shading": copy_shading,
    "/Matrix": copy_numbers,
    "/ExtGState": table(STATE),
}
