"""A number as people type it: what is only a manner of writing, and what is a wrong character, said in one sentence."""

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

IGNORED_CATEGORIES: Final = frozenset({"Zs", "Pd", "Cc", "Cf"})  # spaces, dashes, control and invisible characters
LOOK_ALIKES: Final = {"O": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "V": "U"}


class Alphabet(NamedTuple):
    """The characters a position may hold, and their name in Chinese."""

    characters: str
    name: str


DIGIT: Final = Alphabet("0123456789", "数字")


def compact_number(text: str) -> str:
    """The number without spaces, dashes and full-width forms, in capitals: only the manner of writing is changed.

    >>> compact_number(" ９１53-0102 ma6k3h5x1c ")
    '91530102MA6K3H5X1C'
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in plain if unicodedata.category(c) not in IGNORED_CATEGORIES)


def describe_wrong_shape(name: str, text: str, alphabets: Sequence[Alphabet]) -> str | None:
    """What keeps `text` from having one character of each alphabet in turn; None where nothing does."""
    if len(text) == len(alphabets) and all(c in allowed.characters for c, allowed in zip(text, alphabets, strict=True)):
        return None
    written = compact_number(text)
    if written != text and describe_wrong_shape(name, written, alphabets) is None:
        return f"{name}只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"
    if len(written) != len(alphabets):
        return f"{name}应为{len(alphabets)}位，现为{len(written)}位，请对照证件逐位核对。"
    return next(
        f"{name}第{place}位应为{allowed.name}，现为“{c}”，{_describe_correction(c, allowed)}。"
        for place, (c, allowed) in enumerate(zip(written, alphabets, strict=True), start=1)
        if c not in allowed.characters
    )


def describe_wrong_check_character(name: str, text: str, expected: str) -> str | None:
    """Whether the last character is the one that the others ask for; if not, which one they ask for."""
    if text[-1] == expected:
        return None
    before = len(text) - 1
    return (
        f"{name}校验不符：按前{before}位推算，第{before + 1}位应为“{expected}”，现为“{text[-1]}”，"
        "其中至少有一位写错，请对照证件逐位核对。"
    )


def _describe_correction(character: str, allowed: Alphabet) -> str:
    likely = LOOK_ALIKES.get(character, "")
    if likely and likely in allowed.characters:
        return f"是否应为“{likely}”，请对照证件核对"
    return "请对照证件核对"
