"""统一社会信用代码 (GB 32100-2015): the one number of an employer, the payer of insurance and the parent of a branch.

Eighteen characters: registering authority (1), kind of organisation (1), area of the registering authority (6),
organisation code (9, GB 11714), check character. The alphabet has 31 characters, 0–9 and A–Z without I O S V Z, worth
0 … 30 in that order; position i from the left weighs 3^(i − 1) mod 31; thirty-one minus the weighted sum mod 31 is the
value of the check character (31 written 0).

>>> problem("91350100M000100Y43")  # the example of the standard
>>> problem("91530102MA6K3H5X1D")
'统一社会信用代码校验不符：按前17位推算，第18位应为“C”，现为“D”，其中至少有一位写错，请对照证件逐位核对。'

The last character covers all the others, those of the organisation code too, so it alone refuses. The organisation
code's own check character only raises a doubt: of the six employers in the cases agreed on for this notice, five have
another one, and a refusal would send an employer back for the number that its licence really shows.

>>> problem("91530102MA6K3H5X1C"), doubt("91530102MA6K3H5X1C")
(None, '统一社会信用代码第9至17位的组织机构代码校验不符：第17位按推算应为“0”，现为“1”，请对照证件核对。')
"""

from functools import lru_cache
from typing import Final

from zhicheng.numbers import organisation_code
from zhicheng.numbers.typed import DIGIT, Alphabet, compact, wrong_check_character, wrong_shape

__all__ = ["check_character", "compact", "doubt", "is_valid", "problem"]

NAME: Final = "统一社会信用代码"
CHARACTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHED: Final = tuple({c: i * 3**place % 31 for i, c in enumerate(CHARACTERS)} for place in range(17))
ORGANISATION: Final = slice(8, 17)
ANY: Final = Alphabet(CHARACTERS, "数字或大写字母（不用I、O、S、V、Z）")
ALPHABETS: Final = (ANY,) * 2 + (DIGIT,) * 6 + (ANY,) * 10


def check_character(first: str) -> str:
    """The check character that the first seventeen characters ask for.

    >>> check_character("91350100M000100Y4")
    '3'
    """
    return CHARACTERS[-sum(worth[c] for worth, c in zip(WEIGHED, first, strict=True)) % 31]


def problem(text: str) -> str | None:
    """What is wrong with the number, and what to do; None where nothing is."""
    return wrong_shape(NAME, text, ALPHABETS) or wrong_check_character(NAME, text, check_character(text[:-1]))


@lru_cache(maxsize=65536)
def is_valid(text: str) -> bool:
    """Whether `problem` finds nothing; remembered, because few employers pay for many people."""
    return problem(text) is None


def doubt(text: str) -> str | None:
    """What a valid number leaves to be looked at: an organisation code in it whose own check character is another."""
    inner = text[ORGANISATION]
    expected = organisation_code.check_character(inner[:-1])
    if inner[-1] == expected:
        return None
    return (
        f"{NAME}第{ORGANISATION.start + 1}至{ORGANISATION.stop}位的组织机构代码校验不符："
        f"第{ORGANISATION.stop}位按推算应为“{expected}”，现为“{inner[-1]}”，请对照证件核对。"
    )
