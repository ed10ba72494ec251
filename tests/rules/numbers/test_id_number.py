"""公民身份号码: every written mistake is told; no living person is refused for the code of a birthplace."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.numbers import id_number

DIGITS = "0123456789"
CHARACTERS = DIGITS + "X"
FIRST_DAY = date(1880, 1, 1)


def congruent(number: str) -> bool:
    """ISO 7064, MOD 11-2, in its own words: worked through from the left by doubling, the remainder is one."""
    total = 0
    for character in number:
        total = (total * 2 + CHARACTERS.index(character)) % 11
    return total == 1


def numbers() -> st.SearchStrategy[str]:
    areas = st.integers(100000, 999999).map(str)
    births = st.integers(0, 55000).map(lambda days: (FIRST_DAY + timedelta(days)).strftime("%Y%m%d"))
    serials = st.integers(0, 999).map("{:03}".format)
    return st.builds(lambda *parts: "".join(parts), areas, births, serials).map(
        lambda first: first + id_number.compute_check_character(first)
    )


@given(numbers())
def test_every_area_birth_and_serial_number_makes_a_valid_number(number: str) -> None:
    assert (id_number.describe_problem(number), congruent(number)) == (None, True)


@given(numbers(), st.integers(0, 17), st.sampled_from(CHARACTERS))
def test_one_wrong_character_is_always_found(number: str, place: int, character: str) -> None:
    changed = number[:place] + character + number[place + 1 :]
    assert id_number.is_valid(changed) == (changed == number)


@given(numbers(), st.integers(0, 16))
def test_two_neighbours_changed_over_are_always_found(number: str, place: int) -> None:
    changed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert id_number.is_valid(changed) == (changed == number)


@pytest.mark.parametrize(
    ("whose", "first"),
    [
        ("五华区, born before the district had its code", "53010219800101001"),
        ("呈贡区, likewise", "53011420050101002"),
        ("晋宁区, likewise", "53011520000101003"),
        ("呈贡县, a code that is no more", "53012119900101004"),
        ("寻甸, when it belonged to 曲靖", "53222619850101005"),
        ("香港, born before 1997", "81000019850101006"),
        ("澳门, born before 1999", "82000019850101007"),
        ("台湾", "83000019900101008"),
        ("a foreigner with permanent residence, issued in 云南", "95384019900101009"),
    ],
)
def test_nobody_is_refused_for_a_birthplace(whose: str, first: str) -> None:
    assert id_number.describe_problem(first + id_number.compute_check_character(first)) is None, whose


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "身份证件号码应为18位，现为0位，请对照证件逐位核对。"),
        ("1101051949123100", "身份证件号码应为18位，现为16位，请对照证件逐位核对。"),
        ("110105491231002", "身份证件号码是15位的旧号码，已于2013年1月1日停用，请填写现用证件上的18位号码。"),
        ("11010519491231002x", "身份证件号码只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"),
        ("110105 19491231 002X", "身份证件号码只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"),
        ("１１０１０５19491231002X", "身份证件号码只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"),
        ("1101O519491231002X", "身份证件号码第5位应为数字，现为“O”，是否应为“0”，请对照证件核对。"),
        ("1101京519491231002X", "身份证件号码第5位应为数字，现为“京”，请对照证件核对。"),
        ("11010519491231002Y", "身份证件号码第18位应为数字或大写X，现为“Y”，请对照证件核对。"),
        ("11010519490229002X", "身份证件号码第7至14位是出生日期，但19490229不是存在的日期，请对照证件核对。"),
        ("11010500001231002X", "身份证件号码第7至14位是出生日期，但00001231不是存在的日期，请对照证件核对。"),
        (
            "110105194912310021",
            "身份证件号码校验不符：按前17位推算，第18位应为“X”，现为“1”，其中至少有一位写错，请对照证件逐位核对。",
        ),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(number: str, said: str) -> None:
    assert (id_number.describe_problem(number), id_number.is_valid(number)) == (said, False)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(1949, 12, 30), "身份证件号码第7至14位是出生日期，但1949-12-31晚于1949-12-30，请对照证件核对。"),
        (date(1949, 12, 31), None),
        (None, None),
    ],
)
def test_nobody_is_born_after_the_day_of_asking(on: date | None, said: str | None) -> None:
    assert id_number.describe_problem("11010519491231002X", on) == said


def test_compact_undoes_the_manner_of_writing() -> None:
    assert id_number.compact_number(" 110105-19491231 002ｘ\n") == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110105********002X"),
        ("110105491231002", "110105*****1002"),
        ("11010549123100", "**************"),
        ("", ""),
    ],
)
def test_mask(number: str, shown: str) -> None:
    assert id_number.mask_number(number) == shown
