"""One number of identity has one form and one kind of document: nobody is two people by how a number is written."""

import pytest

from zhicheng.numbers.document_number import describe_document_problem, find_document_of_card
from zhicheng.numbers.id_number import compact_number, compute_check_character

CARD = "530102199003070032"


def permit(area: str) -> str:
    """The number of a permit of residence."""
    first = f"{area}19900307003"
    return first + compute_check_character(first)


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ("id", CARD), ("pass", "E12345678"), ("pass", "ＥＡ1234567"), ("hkmo", "H12345678"), ("hkmo", "M1234567801"),
        ("tw", "12345678"), ("hkmo", permit("810000")), ("hkmo", permit("820000")), ("tw", permit("830000")),
    ],
)  # fmt: skip
def test_numbers_as_they_are_printed(document: str, number: str) -> None:
    assert describe_document_problem(document, compact_number(number)) is None


@pytest.mark.parametrize(
    ("document", "number", "words"),
    [
        ("pass", CARD, "这是居民身份证的号码"),
        ("hkmo", CARD, "这是居民身份证的号码"),
        ("tw", permit("810000"), "这是港澳居民居住证的号码"),
        ("id", permit("820000"), "选为港澳居民来往内地通行证或居住证"),
        ("id", permit("830000"), "这是台湾居民居住证的号码"),
        ("pass", permit("830000"), "这是台湾居民居住证的号码"),
        ("pass", "530102900307003", "15位的旧号码"),
        ("pass", "\u041512345678", "第1个字符"),
        ("pass", "我的护照号码", "第1个字符"),
        ("hkmo", "H\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "第2个字符"),
        ("pass", "E\u00e91234567", "第2个字符"),
        ("pass", "E1234", "至少6位"),
    ],
)
def test_numbers_that_are_another_documents_or_none(document: str, number: str, words: str) -> None:
    assert words in str(describe_document_problem(document, number))


def test_a_permit_is_known_by_its_number() -> None:
    numbers = CARD, permit("810000"), permit("820000"), permit("830000")
    assert [find_document_of_card(one) for one in numbers] == ["id", "hkmo", "hkmo", "tw"]
