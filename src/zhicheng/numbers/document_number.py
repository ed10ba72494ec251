"""The number of whichever document says who somebody is: one number has one form, and stands for one kind of document.

Or else one person could be two: with the number of the identity card called a passport's, with a Cyrillic letter among Latin
ones, with digits of another script.

>>> describe_document_problem("pass", "E12345678"), describe_document_problem("hkmo", "H12345678")
(None, None)
>>> describe_document_problem("pass", "\u041512345678")
'证件号码的第1个字符“\u0415”不是数字或英文字母，请对照证件重新填写。'
>>> describe_document_problem("pass", "530102199003070032")
'这是居民身份证的号码，请把证件类型选为居民身份证。'
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from zhicheng.numbers import id_number
from zhicheng.numbers.number_format import DIGIT

ID_CARD, HONG_KONG_MACAO, TAIWAN, PASSPORT = "id", "hkmo", "tw", "pass"
"""The kinds of documents, as Person.Document has them."""
DOCUMENT_BY_PREFIX: Final[Mapping[str, str]] = {"81": HONG_KONG_MACAO, "82": HONG_KONG_MACAO, "83": TAIWAN}
"""Whose permit of residence it is, by the first two digits: it has the layout of an identity card (GB 11643)."""
NAMES: Final[Mapping[str, str]] = {
    ID_CARD: "居民身份证",
    HONG_KONG_MACAO: "港澳居民居住证",
    TAIWAN: "台湾居民居住证",
}
DOCUMENT_CHOICES: Final[Mapping[str, str]] = {
    ID_CARD: "居民身份证",
    HONG_KONG_MACAO: "港澳居民来往内地通行证或居住证",
    TAIWAN: "台湾居民来往大陆通行证或居住证",
    PASSPORT: "护照",
}
"""What people choose among, in this order."""
LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
MIN_LENGTH: Final = 6
"""Characters of a passport or permit at least."""


def find_document_of_card(number: str) -> str:
    """Of which document a number with the layout of an identity card is: the card, or a permit of residence."""
    return DOCUMENT_BY_PREFIX.get(number[:2], ID_CARD)


def describe_document_problem(document: str, number: str, on: date | None = None) -> str | None:
    """What is wrong with the number of a document in its normal form (`compact_number`); None where nothing is. `on`: no birth
    after that day.
    """
    if document == ID_CARD:
        return id_number.describe_problem(number, on) or describe_other_document(document, number)
    return (
        describe_wrong_character(number) or describe_wrong_length(number) or describe_other_document(document, number)
    )


def describe_wrong_character(number: str) -> str | None:
    """The first character that no document's number has."""
    wrong = next((one for one in number if one not in LETTERS and one not in DIGIT.characters), None)
    if wrong is None:
        return None
    place = number.index(wrong) + 1
    return f"证件号码的第{place}个字符“{wrong}”不是数字或英文字母，请对照证件重新填写。"


def describe_wrong_length(number: str) -> str | None:
    """Too short, or a number of an identity card of the first generation."""
    if len(number) < MIN_LENGTH:
        return f"证件号码至少{MIN_LENGTH}位，现为{len(number)}位，请对照证件重新填写。"
    is_old_card = len(number) == id_number.OLD_LENGTH and all(one in DIGIT.characters for one in number)
    return id_number.describe_problem(number) if is_old_card else None


def describe_other_document(document: str, number: str) -> str | None:
    """Whose number it is, where it has the layout of an identity card and is another document's."""
    if not id_number.is_valid(number):
        return None
    its = find_document_of_card(number)
    return None if its == document else f"这是{NAMES[its]}的号码，请把证件类型选为{DOCUMENT_CHOICES[its]}。"
