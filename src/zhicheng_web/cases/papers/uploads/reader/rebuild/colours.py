"""Colour spaces and the functions that colours are computed by (ISO 32000-1, 7.10 and 8.6). A profile (ICC) becomes the plain
space of as many components.
"""

import re
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding
from zhicheng_web.cases.papers.uploads.reader.rebuild.shapes import (
    Entries,
    Value,
    copy_name,
    copy_number,
    copy_numbers,
    first_of,
    list_of,
    one_of,
    table,
)

PLAIN: Final = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
COMPONENTS: Final = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}
SHORT: Final = {"/G": Name.DeviceGray, "/RGB": Name.DeviceRGB, "/CMYK": Name.DeviceCMYK}
copy_plain = one_of("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern")
CALIBRATION: Final[Entries] = {
    "/WhitePoint": copy_numbers,
    "/BlackPoint": copy_numbers,
    "/Gamma": lambda rebuilding, value: first_of(rebuilding, value, (copy_number, copy_numbers)),
    "/Matrix": copy_numbers,
    "/Range": copy_numbers,
}
CALCULATOR: Final = re.compile(rb"[{}]|[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)|[a-z]+")
COMMENT: Final = re.compile(rb"%[^\r\n]*")
MAX_CALCULATOR_BYTES: Final = 20_000
MAX_PALETTE: Final = 256
DOMAINS: Final[Entries] = {"/FunctionType": copy_number, "/Domain": copy_numbers, "/Range": copy_numbers}


def copy_colour_space(rebuilding: Rebuilding, value: object) -> Value | None:
    """A colour space; None for what is none."""
    if isinstance(value, Name):
        return SHORT.get(str(value)) or copy_plain(rebuilding, value)
    if not isinstance(value, Array) or not len(value):
        return None
    copy = SPACES.get(str(value[0]))
    if copy is None:
        return copy_colour_space(rebuilding, value[0]) if isinstance(value[0], Name) else None
    with rebuilding.one_deeper():
        return copy(rebuilding, value)


def count_components(space: object) -> int:
    """Components of a colour space that was rebuilt; 0 where they are not known."""
    if isinstance(space, Name):
        return COMPONENTS.get(str(space), 0)
    if not isinstance(space, Array):
        return 0
    kind = str(space[0])
    names = space[1] if kind == "/DeviceN" else None
    return (
        len(names)
        if isinstance(names, Array)
        else COMPONENTS.get(kind, 1 if kind in ("/Indexed", "/Separation") else 0)
    )


def copy_calibrated(rebuilding: Rebuilding, value: Array) -> Value | None:
    """CalGray, CalRGB, Lab."""
    numbers = table(CALIBRATION)(rebuilding, value[1]) if len(value) > 1 else None
    return Array([Name(str(value[0])), numbers]) if numbers is not None else None


def copy_profiled(rebuilding: Rebuilding, value: Array) -> Value | None:
    """ICCBased: the plain space in its place."""
    profile = value[1] if len(value) > 1 else None
    return PLAIN.get(int(profile.get("/N", 0))) if isinstance(profile, Stream) else None


def copy_palette(rebuilding: Rebuilding, value: Array) -> Value | None:
    """Indexed: as many colours as it says, and no byte behind them."""
    if len(value) < 4:
        return None
    base, most = copy_colour_space(rebuilding, value[1]), copy_number(rebuilding, value[2])
    if base is None or not isinstance(most, int) or not 0 <= most < MAX_PALETTE:
        return None
    colours = rebuilding.budget.inflate(value[3]) if isinstance(value[3], Stream) else bytes(value[3])
    size = (most + 1) * (count_components(base) or 1)
    return Array([Name.Indexed, base, most, String(colours[:size].ljust(size, b"\0"))])


def copy_spot(rebuilding: Rebuilding, value: Array) -> Value | None:
    """Separation, DeviceN: names of inks, the plain space that stands for them, and the function that leads there."""
    if len(value) < 4:
        return None
    inks = first_of(rebuilding, value[1], (copy_name, list_of(copy_name)))
    base, function = copy_colour_space(rebuilding, value[2]), copy_function(rebuilding, value[3])
    if inks is None or base is None or function is None:
        return None
    return Array([Name(str(value[0])), inks, base, function])


def copy_pattern_space(rebuilding: Rebuilding, value: Array) -> Value | None:
    """Pattern, with the space of its colours where it has one."""
    base = copy_colour_space(rebuilding, value[1]) if len(value) > 1 else None
    return Name.Pattern if base is None else Array([Name.Pattern, base])


SPACES: Final = {
    "/CalGray": copy_calibrated,
    "/CalRGB": copy_calibrated,
    "/Lab": copy_calibrated,
    "/ICCBased": copy_profiled,
    "/Indexed": copy_palette,
    "/I": copy_palette,
    "/Separation": copy_spot,
    "/DeviceN": copy_spot,
    "/Pattern": copy_pattern_space,
}


def copy_function(rebuilding: Rebuilding, value: object) -> Value | None:
    """A function of numbers, rebuilt once."""
    return rebuilding.make_once(value, make_function) if isinstance(value, (Dictionary, Stream)) else None


def make_function(rebuilding: Rebuilding, value: Object) -> Object | None:
    """Sampled (0), exponential (2), stitched (3), computed (4)."""
    kind = value.get("/FunctionType")
    if kind == 0 and isinstance(value, Stream):
        return rebuilding.copy_stream(value, {**DOMAINS, **SAMPLES})
    if kind == 4 and isinstance(value, Stream):
        words = CALCULATOR.findall(COMMENT.sub(b"", rebuilding.budget.inflate(value)[:MAX_CALCULATOR_BYTES]))
        return rebuilding.copy_stream(value, DOMAINS, b" ".join(words))
    made = table({**DOMAINS, **STITCHES})(rebuilding, value) if kind in (2, 3) else None
    return made if isinstance(made, Dictionary) else None


SAMPLES: Final[Entries] = {
    "/Size": copy_numbers,
    "/BitsPerSample": copy_number,
    "/Order": copy_number,
    "/Encode": copy_numbers,
    "/Decode": copy_numbers,
}
STITCHES: Final[Entries] = {
    "/C0": copy_numbers,
    "/C1": copy_numbers,
    "/N": copy_number,
    "/Functions": list_of(copy_function),
    "/Bounds": copy_numbers,
    "/Encode": copy_numbers,
}
