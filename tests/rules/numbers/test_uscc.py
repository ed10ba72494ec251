"""统一社会信用代码 and 组织机构代码: the outer check character refuses, the inner one raises a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.numbers import organisation_code, uscc

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def divisible(number: str) -> bool:
    """GB 32100 in other words: worked through from the right by trebling, the sum with the check character is divisible."""
    total = 0
    for character in reversed(number[:17]):
        total = (total * 3 + ALPHABET.index(character)) % 31
    return (total + ALPHABET.index(number[17])) % 31 == 0


def codes() -> st.SearchStrategy[str]:
    any_of = st.sampled_from(ALPHABET)
    parts = st.tuples(
        st.lists(any_of, min_size=2, max_size=2),
        st.lists(st.sampled_from("0123456789"), min_size=6, max_size=6),
        st.lists(any_of, min_size=9, max_size=9),
    )
    return parts.map(lambda lists: "".join(c for part in lists for c in part)).map(
        lambda first: first + uscc.compute_check_character(first)
    )


@given(codes())
def test_every_body_has_one_check_character(code: str) -> None:
    others = [code[:-1] + c for c in ALPHABET if c != code[-1]]
    assert (uscc.describe_problem(code), divisible(code)) == (None, True)
    assert [uscc.is_valid(other) for other in others] == [False] * 30


@given(codes(), st.integers(0, 17), st.sampled_from(LETTERS))
def test_one_wrong_character_is_always_found(code: str, place: int, character: str) -> None:
    changed = code[:place] + character + code[place + 1 :]
    assert uscc.is_valid(changed) == (changed == code)


@given(codes(), st.integers(0, 16))
def test_two_neighbours_changed_over_are_always_found(code: str, place: int) -> None:
    changed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert uscc.is_valid(changed) == (changed == code)


@given(st.lists(st.sampled_from(ALPHABET), min_size=8, max_size=8).map("".join))
def test_a_code_around_a_whole_organisation_code_raises_no_doubt(body: str) -> None:
    inner = body + organisation_code.compute_check_character(body)
    first = "91530102" + inner
    assert (
        organisation_code.describe_problem(inner),
        uscc.describe_doubt(first + uscc.compute_check_character(first)),
    ) == (None, None)


@pytest.mark.parametrize(
    ("code", "doubt"),
    [
        ("91530111MA6N8P2R4B", None),
        ("12530100431200018L", "第17位按推算应为“2”，现为“8”"),
        ("125301024317654327", "第17位按推算应为“5”，现为“2”"),
        ("91530000100012345P", "第17位按推算应为“0”，现为“5”"),
        ("91530102MA6K3H5X1C", "第17位按推算应为“0”，现为“1”"),
        ("91530103MA6L7T9D2N", "第17位按推算应为“8”，现为“2”"),
    ],
)
def test_the_employers_of_the_agreed_cases_are_accepted(code: str, doubt: str | None) -> None:
    said = doubt and f"统一社会信用代码第9至17位的组织机构代码校验不符：{doubt}，请对照证件核对。"
    assert (uscc.describe_problem(code), uscc.describe_doubt(code)) == (None, said)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("91530102MA6K3H5X1", "统一社会信用代码应为18位，现为17位，请对照证件逐位核对。"),
        ("91530102ma6k3h5x1c", "统一社会信用代码只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"),
        ("9153 0102 MA6K3H5X1C", "统一社会信用代码只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"),
        (
            "91530102MA6K3HSX1C",
            "统一社会信用代码第15位应为数字或大写字母（不用I、O、S、V、Z），现为“S”，是否应为“5”，请对照证件核对。",
        ),
        ("9153010BMA6K3H5X1C", "统一社会信用代码第8位应为数字，现为“B”，请对照证件核对。"),
        (
            "91530102MA6K3H5X1D",
            "统一社会信用代码校验不符：按前17位推算，第18位应为“C”，现为“D”，其中至少有一位写错，请对照证件逐位核对。",
        ),
    ],
)
def test_a_wrong_code_is_told_what_is_wrong(code: str, said: str) -> None:
    assert (uscc.describe_problem(code), uscc.is_valid(code)) == (said, False)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("D2143569X", None),
        ("D2143569", "组织机构代码应为9位，现为8位，请对照证件逐位核对。"),
        ("D2143569-X", "组织机构代码只能用半角数字和大写字母，中间不留空格和连字符，请照此重写。"),
        ("D2143569A", "组织机构代码第9位应为数字或大写X，现为“A”，请对照证件核对。"),
        (
            "D21435690",
            "组织机构代码校验不符：按前8位推算，第9位应为“X”，现为“0”，其中至少有一位写错，请对照证件逐位核对。",
        ),
    ],
)
def test_an_organisation_code_is_told_likewise(code: str, said: str | None) -> None:
    assert (organisation_code.describe_problem(code), organisation_code.is_valid(code)) == (said, said is None)


@given(st.lists(st.sampled_from(LETTERS), min_size=8, max_size=8).map("".join))
def test_organisation_codes_sum_to_a_multiple_of_eleven(body: str) -> None:
    check = organisation_code.compute_check_character(body)
    total = sum(int(c, 36) * weight for c, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    assert (total + "0123456789X".index(check)) % 11 == 0


@given(codes(), st.integers(0, 17), st.sampled_from(LETTERS + "a －"))
def test_a_number_is_valid_where_nothing_is_wrong_with_it(code: str, place: int, other: str) -> None:
    changed = code[:place] + other + code[place + 1 :]
    assert uscc.is_valid(changed) is (uscc.describe_problem(changed) is None)


@pytest.mark.parametrize("first", ["9153010200000000", "915301020000000000"])
def test_a_check_character_belongs_to_seventeen_others(first: str) -> None:
    with pytest.raises(ValueError, match=first):
        uscc.compute_check_character(first)
