"""The name of a natural person, as the identity document has it: Chinese, of a national minority, or foreign.

Rare characters (䶮, 㛃, 𠮷) and the dot between the parts of a name (·, U+00B7, 间隔号 of GB/T 15834) are names; digits and marks
are not. No character is dropped to make a text a name: who has typed one that is not seen is told where it stands.
"""

import unicodedata
from typing import Final

from zhicheng.numbers.typed_text import describe_refused_character, has_mixed_alphabets, normalise_text

NAME: Final = "姓名"
MAX_LENGTH: Final = 60
"""Characters at most: the column of the database; the longest name that the research met has 27."""
DOT: Final = "·"
DOTS: Final = frozenset("•・‧∙⋅･﹒．。")
"""What keyboards give for the dot between the parts of a name."""
MARKS: Final = frozenset(f"{DOT} -'’.")
LOOKING_CHINESE: Final = ("KATAKANA", "BOPOMOFO", "HIRAGANA")
"""Scripts whose letters look like Chinese characters (ニ and 二, ㄧ and 一), and which stand on no document of identity."""
LETTER_CATEGORIES: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"})


def normalise_name(text: str) -> str:
    """The name as it is kept and compared: one width, one dot, no spaces between Chinese characters.

    >>> normalise_name(" 李　云 "), normalise_name("阿依古丽.买买提"), normalise_name("Anna  Müller")
    ('李云', '阿依古丽·买买提', 'Anna Müller')
    """
    dotted = normalise_text("".join(DOT if one in DOTS else one for one in text))
    words = "".join(
        DOT if is_full_stop_between_chinese(dotted, place) else one for place, one in enumerate(dotted)
    ).split(" ")
    name = words[0]
    for word in words[1:]:
        between_chinese = name and word and is_chinese(name[-1]) and is_chinese(word[0])
        name += word if between_chinese else f" {word}"
    return name


def describe_name_problem(name: str) -> str | None:
    """What keeps a normalised text from being a name, and what to do; None where nothing does.

    >>> describe_name_problem("𠮷田䶮"), describe_name_problem("李2云")
    (None, '姓名里不能有“2”，请按身份证件上的填写。')
    """
    if not name:
        return "请填写姓名，和身份证件上的一致。"
    if len(name) > MAX_LENGTH:
        return f"姓名最多{MAX_LENGTH}个字，现为{len(name)}个字。"
    refused = describe_refused_character(NAME, name)
    if refused:
        return refused
    strange = next((one for one in name if not is_name_character(one)), None)
    if strange:
        return f"姓名里不能有“{strange}”，请按身份证件上的填写。"
    if not any(one.isalpha() for one in name):
        return "姓名里没有文字，请按身份证件上的填写。"
    if has_mixed_alphabets(name):
        return "姓名里混用了样子相近的不同字母，请用同一种字母重新填写。"
    return None


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever spaces, dots and capitals they were typed with.

    >>> is_same_name("Anna Müller", "anna  müller"), is_same_name("刘敏", "刘 敏"), is_same_name("刘敏", "刘民")
    (True, True, False)
    """
    first, second = (normalise_name(name).replace(" ", "").casefold() for name in (one, other))
    return first == second


def is_full_stop_between_chinese(text: str, place: int) -> bool:
    """Whether the character at a place is a full stop typed for the dot between two parts of a Chinese name."""
    return (
        text[place] == "." and 0 < place < len(text) - 1 and is_chinese(text[place - 1]) and is_chinese(text[place + 1])
    )


def is_chinese(character: str) -> bool:
    """Whether a character is a Chinese one, of whatever extension."""
    return unicodedata.name(character, "").startswith("CJK ")


def is_name_character(character: str) -> bool:
    """Whether a character may stand in a name: a letter of a script that documents have, or a mark between its parts."""
    looks_chinese = unicodedata.name(character, "").startswith(LOOKING_CHINESE)
    letter = unicodedata.category(character) in LETTER_CATEGORIES and not looks_chinese
    return character in MARKS or letter
