"""Canonical bytes: one text a value, in which nothing can be written in two ways."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng_web.ledger.chain import BrokenChain, canonical_json, parse_canonical_object, salted_commitment

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_bytes_are_read_back_and_written_the_same(value: dict[str, Any]) -> None:
    once = canonical_json(value)
    assert canonical_json(json.loads(once)) == once


@given(st.dictionaries(TEXT, st.integers(0, 9), max_size=6))
def test_the_order_of_writing_does_not_matter(value: dict[str, int]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_keys_are_ordered_as_utf16() -> None:
    assert canonical_json({"\ue000": 1, "😀": 2}) == '{"😀":2,"\ue000":1}'


def test_two_spellings_of_a_name_are_one() -> None:
    assert canonical_json("e\u0301") == canonical_json("\u00e9") == '"é"'


@pytest.mark.parametrize("value", [1.0, 2**53, -(2**53), "a\0b", "\ud800", {1, 2}, b"x"], ids=ascii)
def test_what_has_no_one_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        canonical_json({"value": value})


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(BrokenChain, match="a key stands twice"):
        parse_canonical_object('{"seq":1,"seq":2}')


def test_a_commitment_needs_salt_and_value() -> None:
    assert salted_commitment(b"salt", "张三") == salted_commitment(b"salt", "张三")
    assert (
        len(
            {
                salted_commitment(b"salt", "张三"),
                salted_commitment(b"pepper", "张三"),
                salted_commitment(b"salt", "李四"),
            }
        )
        == 3
    )
