"""A name to sign in with, as it is kept and compared: Latin letters, digits, Chinese characters and . @ + - _, in small letters.

Two accounts whose names look alike are one to whoever reads a list of them, so letters of other alphabets are refused
(Unicode UTS 39, "highly restrictive").
"""

from typing import Final

from zhicheng.numbers.person_name import is_chinese
from zhicheng.numbers.typed_text import describe_refused_character, normalise_text

LOGIN: Final = "登录名"
MAX_LENGTH: Final = 64
MARKS: Final = frozenset(".@+-_")


def normalise_login(text: str) -> str:
    """The name in one width and small letters, without spaces around it.

    >>> normalise_login(" Ｗang-Fang ")
    'wang-fang'
    """
    return normalise_text(text).casefold()


def describe_login_problem(login: str) -> str | None:
    """What keeps a normalised text from being a name to sign in, and what to do; None where nothing does.

    >>> describe_login_problem("wang-fang"), describe_login_problem("саnary1")
    (None, '登录名里不能有“с”：只能用英文字母、数字、汉字和 . @ + - _，中间不能有空格。')
    """
    if not login:
        return "请设置登录名。"
    if len(login) > MAX_LENGTH:
        return f"登录名最多{MAX_LENGTH}个字。"
    refused = describe_refused_character(LOGIN, login)
    if refused:
        return refused
    strange = next((one for one in login if not is_login_character(one)), None)
    if strange is None:
        return None
    return f"登录名里不能有“{strange}”：只能用英文字母、数字、汉字和 . @ + - _，中间不能有空格。"


def is_login_character(character: str) -> bool:
    """Whether a character may stand in a name to sign in with."""
    return character in MARKS or (character.isascii() and character.isalnum()) or is_chinese(character)
