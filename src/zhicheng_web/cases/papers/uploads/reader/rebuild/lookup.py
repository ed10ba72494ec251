"""Where a name that contents use is found among resources."""

import re
from typing import Final

from pikepdf import Dictionary

ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def find_resource(source: object, category: str, written: bytes) -> object:
    """The resource of a name as it is written in contents; None where there is none."""
    group = source.get(category) if isinstance(source, Dictionary) else None
    return group.get(decode_name(written)) if isinstance(group, Dictionary) else None


def decode_name(written: bytes) -> str:
    """A name without its escapes (#2F)."""
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), written).decode("utf-8", "surrogateescape")
