"""Telephone numbers: one form for each, whatever stands between the digits."""

import pytest

from zhicheng.numbers.phone import describe_mobile_problem, describe_phone_problem, normalise_phone

SAME = {
    "13800000000": ["138 0000 0000", "138-0000-0000", "+86 13800000000", "0086-13800000000", "１３８００００００００"],
    "0871-63100000": ["087163100000", "(0871) 6310 0000", "（0871）63100000", "+86-0871-63100000", "0871－63100000"],
    "010-65100000": ["01065100000", "010 6510 0000"],
    "0871-63100000转8001": [
        "0871-63100000转8001",
        "087163100000 分机8001",
        "0871-63100000#8001",
        "0871-63100000 ext. 8001",
    ],
    "0871-63100000、13800000000": ["0871-63100000、138 0000 0000", "087163100000,13800000000"],
    "+85221234567": ["+852 2123 4567", "00852-21234567"],
    "63100000": ["6310 0000"],
    "4008001234": ["400-800-1234"],
}
REFUSED = ["123456", "电话", "1380000000a", "+1", "0871-63100000转转1", "٣" * 11]


@pytest.mark.parametrize(("phone", "typed"), [(phone, one) for phone, some in SAME.items() for one in some])
def test_a_manner_of_writing_is_the_same_number(phone: str, typed: str) -> None:
    assert (normalise_phone(typed), normalise_phone(phone), describe_phone_problem(phone)) == (phone, phone, None)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_nobody_can_dial_is_refused_with_an_example(typed: str) -> None:
    assert str(describe_phone_problem(normalise_phone(typed))).endswith("例如0871-63100000或13800000000。")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("+86 138 0000 0000", None),
        ("1380000000", "手机号码要11位数字，您填了10位。"),
        ("0871-6310000", "手机号码以1开头，请核对。"),
        ("138000000001", "手机号码要11位数字，您填了12位。"),
    ],
)
def test_a_mobile_has_eleven_digits(typed: str, sentence: str | None) -> None:
    assert describe_mobile_problem(normalise_phone(typed)) == sentence
