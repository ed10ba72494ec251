"""Text as people type and paste it: what is only a manner of writing, and which characters have no place in it.

Half and full width, spaces and what a copied page leaves behind are manners of writing. A character that is not seen, turns the
direction of what follows, or is a picture makes two texts look alike that are not: it is refused, never dropped in silence.
"""

import unicodedata
from typing import Final

REFUSED_CATEGORIES: Final = {
    "Cc": "控制字符",
    "Cf": "看不见的字符",
    "Cn": "没有定义的字符",
    "Co": "自造字",
    "Cs": "不成字的编码",
    "So": "图形或表情",
    "Sk": "图形或表情",
    "Zl": "换行",
    "Zp": "换行",
}
"""Categories of Unicode that no name, number or address is written with, and what to call such a character."""
VARIATION_SELECTORS: Final = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
"""Choose a shape of the character before them, and are seen nowhere else."""
UNSEEN_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Fillers and joiners that Unicode counts as letters and marks, and that show nothing (Default_Ignorable_Code_Point)."""
SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK")
"""Alphabets whose letters look like each other's."""


def normalise_text(text: str) -> str:
    """The text in one width, composed, without spaces at its ends; those inside are one each (Unicode NFKC).

    >>> normalise_text("　昆明  １２号 ")
    '昆明 12号'
    """
    composed = unicodedata.normalize("NFKC", text.strip())
    return " ".join(word for word in composed.split(" ") if word)


def find_refused_character(text: str) -> str | None:
    """The first character that no typed text may have; None where there is none."""
    return next((one for one in text if is_refused(one)), None)


def is_refused(character: str) -> bool:
    """Whether a character has no place in a typed text."""
    unseen = character in VARIATION_SELECTORS or character in UNSEEN_LETTERS
    return unseen or unicodedata.category(character) in REFUSED_CATEGORIES


def describe_refused_character(name: str, text: str) -> str | None:
    """Which character of the text called `name` has no place in it, and what to do; None where none has.

    >>> describe_refused_character("姓名", "何苗\\u202e")
    '姓名的第3个字符是看不见的字符（U+202E），请删去后重新填写。'
    """
    refused = find_refused_character(text)
    if refused is None:
        return None
    kind = REFUSED_CATEGORIES.get(unicodedata.category(refused), "看不见的字符")
    return f"{name}的第{text.index(refused) + 1}个字符是{kind}（U+{ord(refused):04X}），请删去后重新填写。"


def has_mixed_alphabets(text: str) -> bool:
    """Whether a word is written in two alphabets whose letters look alike, such as a Cyrillic а among Latin letters."""
    return any(len(list_alphabets(word)) > 1 for word in text.split())


def list_alphabets(word: str) -> set[str]:
    """Which of the look-alike alphabets a word has letters of."""
    named = [unicodedata.name(one, "").partition(" ")[0] for one in word if one.isalpha()]
    return {script for script in named if script in SCRIPTS}
