"""组织机构代码 (GB 11714-1997): the number of an organisation, today the heart of its unified social credit code.

Eight characters (0–9, A–Z, worth 0 … 35) and a check character. They weigh 3 7 9 10 5 8 4 2; eleven minus the
weighted sum mod 11 is the check character, ten written X and eleven written 0. In print a hyphen stands before it.

>>> describe_problem("D2143569X"), compute_check_character("D2143569")  # the example of the standard is D2143569-X
(None, 'X')
"""

from typing import Final

from zhicheng.numbers.number_format import (
    DIGIT,
    Alphabet,
    compact_number,
    describe_wrong_check_character,
    describe_wrong_shape,
)

__all__ = ["compute_check_character", "compact_number", "is_valid", "describe_problem"]

NUMBER_NAME: Final = "组织机构代码"
WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
CHARACTERS: Final = DIGIT.characters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CHECK_CHARACTERS: Final = "0X987654321"  # by weighted sum mod 11
ALPHABETS: Final = (Alphabet(CHARACTERS, "数字或大写字母"),) * 8 + (Alphabet("0123456789X", "数字或大写X"),)


def compute_check_character(first: str) -> str:
    """The check character that the first eight characters ask for."""
    total = sum(CHARACTERS.index(c) * weight for c, weight in zip(first, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def describe_problem(text: str) -> str | None:
    """What is wrong with the number, and what to do; None where nothing is."""
    return describe_wrong_shape(NUMBER_NAME, text, ALPHABETS) or describe_wrong_check_character(
        NUMBER_NAME, text, compute_check_character(text[:-1])
    )


def is_valid(text: str) -> bool:
    """Whether it is a code as GB 11714 wants it, with its check character."""
    return describe_problem(text) is None
