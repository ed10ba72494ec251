"""The operators that may stand in contents (ISO 32000-1, annex A), each with what it asks for and what becomes of it."""

from enum import Enum
from typing import Final, NamedTuple


class Effect(Enum):
    """What an operator does, as far as it matters here."""

    STATE = "changes the state, or makes a path"
    FILL = "paints a path"
    SHOW = "shows text"
    SAVE = "q"
    RESTORE = "Q"
    TEXT_MODE = "Tr"
    RESOURCE = "names a resource"
    PAINT_RESOURCE = "paints a resource"
    PICTURE = "BI"
    MARK = "begins marked content"
    END_MARK = "EMC"


class Operator(NamedTuple):
    """`asks` has a letter for each operand: number, array of numbers, string, text (strings and numbers), resource, or a
    colour: any numbers, and the name of a pattern behind them. `category` is where a resource is found.
    """

    effect: Effect
    asks: str = ""
    category: str = ""
    without_painting: bytes = b""
    """What stands in its place where nothing is to be painted."""


STATE_OPERATORS: Final = {
    "w": "n", "J": "n", "j": "n", "M": "n", "d": "an", "i": "n", "cm": "nnnnnn",
    "m": "nn", "l": "nn", "c": "nnnnnn", "v": "nnnn", "y": "nnnn", "h": "", "re": "nnnn", "W": "", "W*": "", "n": "",
    "BT": "", "ET": "", "Tc": "n", "Tw": "n", "Tz": "n", "TL": "n", "Ts": "n", "Td": "nn", "TD": "nn", "Tm": "nnnnnn", "T*": "",
    "g": "n", "G": "n", "rg": "nnn", "RG": "nnn", "k": "nnnn", "K": "nnnn", "d0": "nn", "d1": "nnnnnn",
}  # fmt: skip
FILLS: Final = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*")
OPERATORS: Final = {
    **{word.encode(): Operator(Effect.STATE, asks) for word, asks in STATE_OPERATORS.items()},
    **{word.encode(): Operator(Effect.FILL, "", "", b"n\n") for word in FILLS},
    b"Tj": Operator(Effect.SHOW, "s"),
    b"TJ": Operator(Effect.SHOW, "t"),
    b"'": Operator(Effect.SHOW, "s", "", b"T*\n"),
    b'"': Operator(Effect.SHOW, "nns", "", b"T*\n"),
    b"q": Operator(Effect.SAVE),
    b"Q": Operator(Effect.RESTORE),
    b"Tr": Operator(Effect.TEXT_MODE, "n"),
    b"Tf": Operator(Effect.RESOURCE, "rn", "/Font"),
    b"gs": Operator(Effect.RESOURCE, "r", "/ExtGState"),
    b"cs": Operator(Effect.RESOURCE, "r", "/ColorSpace"),
    b"CS": Operator(Effect.RESOURCE, "r", "/ColorSpace"),
    b"sc": Operator(Effect.RESOURCE, "c", "/Pattern"),
    b"SC": Operator(Effect.RESOURCE, "c", "/Pattern"),
    b"scn": Operator(Effect.RESOURCE, "c", "/Pattern"),
    b"SCN": Operator(Effect.RESOURCE, "c", "/Pattern"),
    b"sh": Operator(Effect.PAINT_RESOURCE, "r", "/Shading"),
    b"Do": Operator(Effect.PAINT_RESOURCE, "r", "/XObject"),
    b"BI": Operator(Effect.PICTURE),
    b"BMC": Operator(Effect.MARK),
    b"BDC": Operator(Effect.MARK),
    b"EMC": Operator(Effect.END_MARK),
}
