"""Shapes: each says of a value of a PDF whether it is what may stand in its place, and copies that alone.

A shape takes the rebuilding and the value, and returns the copy, or None where the value is left out. `table` makes the shape
of a dictionary from the entries that it may have.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from zhicheng_web.cases.papers.uploads.limits import MAX_ARRAY_ITEMS

if TYPE_CHECKING:
    from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding

Value: TypeAlias = Object | int | float | Decimal | bool
Shape: TypeAlias = Callable[["Rebuilding", object], Value | None]
Entries: TypeAlias = Mapping[str, Shape]
LARGEST_NUMBER: Final = 2**31
MAX_NAME: Final = 64
PLAIN_WORD: Final = re.compile(r"/[A-Za-z0-9._+-]{1,64}")
REGISTRY_WORD: Final = re.compile(rb"[A-Za-z0-9-]{1,32}")


def copy_number(rebuilding: "Rebuilding", value: object) -> Value | None:
    """A number of a size that a page can have."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return value if -LARGEST_NUMBER < value < LARGEST_NUMBER else None


def find_entry(value: Object, key: str) -> object:
    """An entry of a dictionary, or of the head of a stream, whatever it is; None where there is none."""
    return value.get(key)


def copy_boolean(rebuilding: "Rebuilding", value: object) -> Value | None:
    """True or false."""
    return value if isinstance(value, bool) else None


def copy_name(rebuilding: "Rebuilding", value: object) -> Value | None:
    """A name of any letters, as of a font."""
    return Name(str(value)) if isinstance(value, Name) and 1 < len(str(value)) <= MAX_NAME else None


def copy_word(rebuilding: "Rebuilding", value: object) -> Value | None:
    """A name of plain letters, as of a glyph or an encoding."""
    return Name(str(value)) if isinstance(value, Name) and PLAIN_WORD.fullmatch(str(value)) else None


def copy_registry(rebuilding: "Rebuilding", value: object) -> Value | None:
    """A string that names a collection of characters: Adobe, GB1."""
    return String(bytes(value)) if isinstance(value, String) and REGISTRY_WORD.fullmatch(bytes(value)) else None


def one_of(*words: str) -> Shape:
    """One of these names."""

    def copy(rebuilding: "Rebuilding", value: object) -> Value | None:
        """It, where it is one of them."""
        return Name(f"/{word}") if isinstance(value, Name) and (word := str(value)[1:]) in words else None

    return copy


def list_of(*shapes: Shape) -> Shape:
    """An array of values each of which has one of the shapes; without it where one has none."""

    def copy(rebuilding: "Rebuilding", value: object) -> Value | None:
        """All of them, or nothing."""
        if not isinstance(value, Array) or len(value) > MAX_ARRAY_ITEMS:
            return None
        rebuilding.budget.count_object()
        with rebuilding.one_deeper():
            items = [first_of(rebuilding, item, shapes) for item in value]
        return None if any(item is None for item in items) else Array(items)

    return copy


def either(*shapes: Shape) -> Shape:
    """What the first of the shapes makes of it that makes anything."""
    return lambda rebuilding, value: first_of(rebuilding, value, shapes)


def first_of(rebuilding: "Rebuilding", value: object, shapes: tuple[Shape, ...]) -> Value | None:
    """What the first of the shapes makes of a value that makes anything."""
    made = (shape(rebuilding, value) for shape in shapes)
    return next((one for one in made if one is not None), None)


def table(entries: Entries) -> Shape:
    """A dictionary with these entries and no other."""

    def copy(rebuilding: "Rebuilding", value: object) -> Value | None:
        """What of it is among them."""
        return copy_entries(rebuilding, value, entries) if isinstance(value, Dictionary) else None

    return copy


def copy_entries(rebuilding: "Rebuilding", value: Dictionary | Stream, entries: Entries) -> Dictionary:
    """The entries of a dictionary, or of the head of a stream, that have their shape."""
    rebuilding.budget.count_object()
    out = Dictionary()
    with rebuilding.one_deeper():
        for key, shape in entries.items():
            if key in value and (copied := shape(rebuilding, value.get(key))) is not None:
                out[key] = copied
    return out


copy_numbers = list_of(copy_number)
