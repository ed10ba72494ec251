"""公民身份号码 (GB 11643-1999): the number of a person on an identity card or a permit of residence.

Eighteen characters: area (6), birth date (8), serial number (3; odd for men), check character (ISO 7064, MOD 11-2).
Position i from the left weighs 2^(18 − i) mod 11; the weighted sum of the first seventeen digits mod 11 points into
10X98765432.

The same layout serves the residence permit for residents of Hong Kong (810000), Macao (820000) and Taiwan (830000),
and since 2023-12-01 the card of foreigners with permanent residence: 9, province (2), nationality (3), birth date,
serial number, check character.

The area is never a reason to refuse. It names the place of the first registration, under the code of that time:
lists of codes with dates refuse living people (born before their district had its code, or holders of a permit).

>>> problem("11010519491231002X"), problem("440524188001010014")  # the examples of the standard
(None, None)
>>> problem("530102199002301239")
'身份证件号码第7至14位是出生日期，但19900230不是存在的日期，请对照证件核对。'

Answers are not remembered between calls: a number of a person stays no longer in memory than its reader needs it.
"""

from datetime import date
from typing import Final

from zhicheng.numbers.typed import DIGIT, Alphabet, compact, wrong_check_character, wrong_shape

__all__ = ["check_character", "compact", "is_valid", "mask", "problem"]

NAME: Final = "身份证件号码"
BIRTH: Final = slice(6, 14)
WEIGHTS: Final = tuple(2 ** (17 - i) % 11 for i in range(17))
CHECK_CHARACTERS: Final = "10X98765432"
ALPHABETS: Final = (DIGIT,) * 17 + (Alphabet("0123456789X", "数字或大写X"),)
OLD_LENGTH: Final = 15  # first generation cards, out of use since 2013-01-01 (居民身份证法, 2011 revision)
SHOWN_BEFORE, SHOWN_AFTER = 6, 4


def check_character(first: str) -> str:
    """The check character that the first seventeen digits ask for.

    >>> check_character("11010519491231002")
    'X'
    """
    return CHECK_CHARACTERS[sum(int(c) * weight for c, weight in zip(first, WEIGHTS, strict=True)) % 11]


def problem(text: str, on: date | None = None) -> str | None:
    """What is wrong with the number, and what to do; None where nothing is. `on`: no birth after that day."""
    if len(text) == OLD_LENGTH and all(c in DIGIT.characters for c in text):
        return f"{NAME}是{OLD_LENGTH}位的旧号码，已于2013年1月1日停用，请填写现用证件上的{len(ALPHABETS)}位号码。"
    return (
        wrong_shape(NAME, text, ALPHABETS)
        or _wrong_birth(text[BIRTH], on)
        or wrong_check_character(NAME, text, check_character(text[:-1]))
    )


def is_valid(text: str, on: date | None = None) -> bool:
    """Whether `problem` finds nothing."""
    return problem(text, on) is None


def mask(text: str) -> str:
    """The number as others may see it: birth date hidden; wholly hidden where it has not the length of a number.

    >>> mask("11010519491231002X"), mask("1101")
    ('110105********002X', '****')
    """
    if len(text) < OLD_LENGTH:
        return "*" * len(text)
    return text[:SHOWN_BEFORE] + "*" * (len(text) - SHOWN_BEFORE - SHOWN_AFTER) + text[-SHOWN_AFTER:]


def _wrong_birth(digits: str, on: date | None) -> str | None:
    said = f"{NAME}第{BIRTH.start + 1}至{BIRTH.stop}位是出生日期"
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return f"{said}，但{digits}不是存在的日期，请对照证件核对。"
    if on is not None and born > on:
        return f"{said}，但{born}晚于{on}，请对照证件核对。"
    return None
