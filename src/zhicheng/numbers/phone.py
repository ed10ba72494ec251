"""A telephone number, as it is kept and compared: of a mobile the eleven digits, of a line the area code before a hyphen.

Numbers of the mainland (电信网编号计划, 2017): mobiles begin with 1 and have eleven digits; area codes begin with 0 and have
three digits (010, 02x) or four; a line has seven or eight.
"""

import re
import unicodedata
from typing import Final

CHINA_PREFIX: Final = re.compile(r"^(?:\+|00)86(?=\d)")
MOBILE: Final = re.compile(r"1\d{10}")
LINE: Final = re.compile(r"(0(?:10|2\d|[3-9]\d\d))(\d{7,8})")
BARE: Final = re.compile(r"\d{7,12}")
ABROAD: Final = re.compile(r"\+[1-9]\d{6,14}")
EXTENSION: Final = re.compile(r"(?:转|分机|ext\.?|[*#])\s*(\d{1,6})$", re.IGNORECASE)
BETWEEN: Final = re.compile(r"[\s()\[\].,/、，_]+")
SEVERAL: Final = re.compile(r"[、，,/;；]")
MOBILE_DIGITS: Final = 11
EXAMPLE: Final = "0871-63100000或13800000000"


def normalise_phone(text: str) -> str:
    """The number without its manner of writing; an extension follows 转. Several numbers keep their order, 、 between them.

    >>> normalise_phone("+86 138-0000 0000"), normalise_phone("（0871）63100000 转 8001"), normalise_phone("00852 2123 4567")
    ('13800000000', '0871-63100000转8001', '+85221234567')
    >>> normalise_phone("0871-63100000，13800000000")
    '0871-63100000、13800000000'
    """
    plain = unicodedata.normalize("NFKC", text)
    return "、".join(_normalise_one(part) for part in SEVERAL.split(plain) if part.strip())


def describe_phone_problem(phone: str) -> str | None:
    """What keeps a normalised text from being a number that somebody can dial, and what to do; None where nothing does.

    >>> describe_phone_problem("0871-63100000转8001"), describe_phone_problem("12345")
    (None, '“12345”不是能拨通的电话号码，请写区号和号码，例如0871-63100000或13800000000。')
    """
    wrong = next((one for one in phone.split("、") if not is_dialled(one)), None)
    return None if wrong is None else f"“{wrong}”不是能拨通的电话号码，请写区号和号码，例如{EXAMPLE}。"


def describe_mobile_problem(phone: str) -> str | None:
    """What keeps a normalised text from being one mobile number of the mainland; None where nothing does.

    >>> describe_mobile_problem("13800000000"), describe_mobile_problem("1380000000")
    (None, '手机号码要11位数字，您填了10位。')
    """
    digits = sum(one.isdecimal() for one in phone)
    if digits != MOBILE_DIGITS:
        return f"手机号码要{MOBILE_DIGITS}位数字，您填了{digits}位。"
    return None if MOBILE.fullmatch(phone) else "手机号码以1开头，请核对。"


def is_dialled(phone: str) -> bool:
    """Whether a normalised number is one of a mobile, a line, or abroad, with or without an extension."""
    number, _, extension = phone.replace("-", "").partition("转")
    whole = BARE.fullmatch(number) or ABROAD.fullmatch(number)
    return bool(whole) and phone.replace("转", "").isascii() and "转" not in extension


def _normalise_one(text: str) -> str:
    extension = EXTENSION.search(text.strip())
    number = text.strip()[: extension.start()] if extension else text
    plain = "".join(one for one in BETWEEN.sub("", number) if unicodedata.category(one) != "Pd" and one != "-")
    plain = CHINA_PREFIX.sub("", plain)
    plain = re.sub(r"^00(?=[1-9])", "+", plain)
    line = LINE.fullmatch(plain)
    return (f"{line[1]}-{line[2]}" if line else plain) + (f"转{extension[1]}" if extension else "")
