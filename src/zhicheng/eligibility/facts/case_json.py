"""JSON in which cases are written (RFC 8259), as far as it says one certain thing: what Python would guess at is refused.

The one reader of a case that somebody hands in, for the command and the page alike.
"""

import json
from collections import Counter
from typing import Any, Final, Never

from zhicheng.eligibility.facts.fields import join_path

ESCAPE: Final = "\\u"
"""Begins a character by its number, which may be half a one; a text that was decoded holds no half in any other way."""


class UnusableJson(ValueError):
    """JSON that Python would read and that says nothing certain; its text says where and what to do."""


class RepeatedName(UnusableJson):
    """A name stands more than once in an object: which of them was meant, nobody knows."""


class RepeatingObject(dict[str, Any]):
    """An object in which a name stands more than once. `name`: the first of them; `times`: how often it stands there."""

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        super().__init__(members)
        counted = Counter(name for name, _ in members)
        self.name, self.times = next((name, times) for name, times in counted.items() if times > 1)


def read_members(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. Raises RepeatedName, which cannot know the path yet: what is inside is read first."""
    read = dict(members)
    if len(read) != len(members):
        raise RepeatedName
    return read


def mark_repeated_names(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, marked where a name stands more than once."""
    read = dict(members)
    return read if len(read) == len(members) else RepeatingObject(members)


def refuse_constant(name: str) -> Never:
    """NaN and Infinity are not JSON, though Python would read them. Raises UnusableJson."""
    raise UnusableJson(f"“{name}”不是数值，请核对")


DECODER: Final = json.JSONDecoder(object_pairs_hook=read_members, parse_constant=refuse_constant)
MARKING_DECODER: Final = json.JSONDecoder(object_pairs_hook=mark_repeated_names, parse_constant=refuse_constant)


def parse_case_json(text: str) -> Any:
    """What a text says. Raises UnusableJson, with words of its own; ValueError where it is no JSON; RecursionError."""
    try:
        value = DECODER.decode(text)
    except RepeatedName:
        raise RepeatedName(describe_repeated_name(parse_marked_json(text))) from None
    if ESCAPE in text and has_half_characters(value):
        raise UnusableJson("里面有半个字符（\\ud800至\\udfff），不是完整的文字，请核对")
    return value


def parse_marked_json(text: str) -> Any:
    """What a text says, the last of repeated names and all: for `describe_repeated_name`. Raises as `parse_case_json`."""
    return MARKING_DECODER.decode(text)


def describe_repeated_name(value: object, path: str = "") -> str:
    """Where in a marked value a name stands more than once, by the path of the field, in words; "" where none does.

    >>> describe_repeated_name(parse_marked_json('{"skills": [{"level": "senior", "level": "junior"}]}'))
    '“skills[0].level”写了2次，不知道以哪一次为准，请只留一个'
    """
    if isinstance(value, RepeatingObject):
        place = join_path(path, value.name).encode(errors="replace").decode()
        return f"“{place}”写了{value.times}次，不知道以哪一次为准，请只留一个"
    if isinstance(value, dict):
        inner = (describe_repeated_name(one, join_path(path, name)) for name, one in value.items())
    elif isinstance(value, list):
        inner = (describe_repeated_name(one, f"{path}[{place}]") for place, one in enumerate(value))
    else:
        return ""
    return next(filter(None, inner), "")


def has_half_characters(value: object) -> bool:
    """Whether a text or a name anywhere in it is no UTF-8: JSON can write half a surrogate, no page can show one."""
    return any("\ud800" <= character <= "\udfff" for character in json.dumps(value, ensure_ascii=False))
