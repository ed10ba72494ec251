"""公民身份号码 (GB 11643-1999): the number of a person on an identity card or a permit of residence.

Eighteen characters: area (6), birth date (8), serial number (3; odd for men), check character (ISO 7064, MOD 11-2).
Position i from the left weighs 2^(18 − i) mod 11; the weighted sum of the first seventeen digits mod 11 points into
10X98765432.

The same layout serves the residence permit for residents of Hong Kong (810000), Macao (820000) and Taiwan (830000),
and since 2023-12-01 the card of foreigners with permanent residence: 9, province (2), nationality (3), birth date,
serial number, check character.

The area is never a reason to refuse. It names the place of the first registration, under the code of that time:
lists of codes with dates refuse living people (born before their district had its code, or holders of a permit).

>>> describe_problem("11010519491231002X"), describe_problem("440524188001010014")  # the examples of the standard
(None, None)
>>> describe_problem("530102199002301239")
'身份证件号码第7至14位是出生日期，但19900230不是存在的日期，请对照证件核对。'

Answers are not remembered between calls: a number of a person stays no longer in memory than its reader needs it.
"""

from datetime import date
from typing import Final

from zhicheng.numbers.number_format import (
    DIGIT,
    Alphabet,
    compact_number,
    describe_wrong_check_character,
    describe_wrong_shape,
)

__all__ = [
    "compute_check_character", "compact_number", "is_valid", "is_man", "mask_number", "read_birth", "describe_problem",
]  # fmt: skip

NUMBER_NAME: Final = "身份证件号码"
BIRTH_DIGITS: Final = slice(6, 14)
SEX_DIGIT: Final = 16
WEIGHTS: Final = tuple(2 ** (17 - i) % 11 for i in range(17))
CHECK_CHARACTERS: Final = "10X98765432"
ALPHABETS: Final = (DIGIT,) * 17 + (Alphabet("0123456789X", "数字或大写X"),)
OLD_LENGTH: Final = 15  # first generation cards, out of use since 2013-01-01 (居民身份证法, 2011 revision)
UNMASKED_FIRST, UNMASKED_LAST = 6, 4


def compute_check_character(first: str) -> str:
    """The check character that the first seventeen digits ask for.

    >>> compute_check_character("11010519491231002")
    'X'
    """
    return CHECK_CHARACTERS[sum(int(c) * weight for c, weight in zip(first, WEIGHTS, strict=True)) % 11]


def describe_problem(text: str, on: date | None = None) -> str | None:
    """What is wrong with the number, and what to do; None where nothing is. `on`: no birth after that day."""
    if len(text) == OLD_LENGTH and all(c in DIGIT.characters for c in text):
        return (
            f"{NUMBER_NAME}是{OLD_LENGTH}位的旧号码，已于2013年1月1日停用，请填写现用证件上的{len(ALPHABETS)}位号码。"
        )
    return (
        describe_wrong_shape(NUMBER_NAME, text, ALPHABETS)
        or _describe_wrong_birth(text[BIRTH_DIGITS], on)
        or describe_wrong_check_character(NUMBER_NAME, text, compute_check_character(text[:-1]))
    )


def is_valid(text: str, on: date | None = None) -> bool:
    """Whether it is a number as GB 11643 wants it, of somebody born by the day `on`."""
    return describe_problem(text, on) is None


def read_birth(text: str) -> date:
    """The day of birth that a valid number names.

    >>> read_birth("11010519491231002X")
    datetime.date(1949, 12, 31)
    """
    digits = text[BIRTH_DIGITS]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def is_man(text: str) -> bool:
    """Whether a valid number is that of a man: its last digit before the check character is odd.

    >>> is_man("11010519491231002X"), is_man("440524188001010014")
    (False, True)
    """
    return int(text[SEX_DIGIT]) % 2 == 1


def mask_number(text: str) -> str:
    """The number as others may see it: birth date hidden; wholly hidden where it has not the length of a number.

    >>> mask_number("11010519491231002X"), mask_number("1101")
    ('110105********002X', '****')
    """
    if len(text) < OLD_LENGTH:
        return "*" * len(text)
    return text[:UNMASKED_FIRST] + "*" * (len(text) - UNMASKED_FIRST - UNMASKED_LAST) + text[-UNMASKED_LAST:]


def _describe_wrong_birth(digits: str, on: date | None) -> str | None:
    statement = f"{NUMBER_NAME}第{BIRTH_DIGITS.start + 1}至{BIRTH_DIGITS.stop}位是出生日期"
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return f"{statement}，但{digits}不是存在的日期，请对照证件核对。"
    if on is not None and born > on:
        return f"{statement}，但{born}晚于{on}，请对照证件核对。"
    return None
