"""Names to sign in: one normal form, and no letter that looks like another."""

import pytest

from zhicheng.numbers.login import describe_login_problem, normalise_login


@pytest.mark.parametrize("typed", ["wang-fang", "Wang-Fang", " ＷＡＮＧ-fang "])
def test_width_and_capitals_make_no_other_name(typed: str) -> None:
    assert (normalise_login(typed), describe_login_problem(normalise_login(typed))) == ("wang-fang", None)


@pytest.mark.parametrize("typed", ["王芳", "wang.fang@kunming_1", "𠮷田"])
def test_what_may_be_a_name(typed: str) -> None:
    assert describe_login_problem(normalise_login(typed)) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("саnary1", "登录名里不能有“с”：只能用英文字母、数字、汉字和 . @ + - _，中间不能有空格。"),
        ("wang fang", "登录名里不能有“ ”：只能用英文字母、数字、汉字和 . @ + - _，中间不能有空格。"),
        ("wang\u200bfang", "登录名的第5个字符是看不见的字符（U+200B），请删去后重新填写。"),
        ("müller", "登录名里不能有“ü”：只能用英文字母、数字、汉字和 . @ + - _，中间不能有空格。"),
        ("a" * 65, "登录名最多64个字。"),
        ("", "请设置登录名。"),
    ],
)
def test_what_looks_like_another_name_is_refused(typed: str, sentence: str) -> None:
    assert describe_login_problem(normalise_login(typed)) == sentence
