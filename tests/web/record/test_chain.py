"""Canonical bytes: one text a value, in which nothing can be written in two ways."""

import json
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng_web.ledger.chain import (
    BrokenChain,
    canonical_json,
    chain_hash,
    genesis_hash,
    parse_canonical_object,
    salted_commitment,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def objects(values: st.SearchStrategy[Any], size: int) -> st.SearchStrategy[dict[str, Any]]:
    """Objects whose keys are written anyhow, but no two of them alike."""
    return st.lists(st.tuples(TEXT, values), max_size=size, unique_by=lambda pair: normalize("NFC", pair[0])).map(dict)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | objects(inner, 4),
    max_leaves=12,
)


@given(objects(VALUES, 5))
def test_bytes_are_read_back_and_written_the_same(value: dict[str, Any]) -> None:
    once = canonical_json(value)
    assert canonical_json(json.loads(once)) == once


@given(objects(st.integers(0, 9), 6))
def test_the_order_of_writing_does_not_matter(value: dict[str, int]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_keys_are_ordered_as_utf16() -> None:
    assert canonical_json({"\ue000": 1, "😀": 2}) == '{"😀":2,"\ue000":1}'


def test_keys_are_ordered_as_they_are_written_and_not_as_they_came() -> None:
    """U+FB2E comes after ב, and is written as two letters that come before it."""
    once = canonical_json({"\u05d1": 1, "\ufb2e": 2})
    assert once == '{"\u05d0\u05b7":2,"\u05d1":1}'
    assert canonical_json(json.loads(once)) == once


def test_two_keys_that_become_one_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^two keys become one when they are normalised: 'e\\u0301', 'x', '\\xe9'$"):
        canonical_json({"e\u0301": 1, "x": 2, "\u00e9": 1})


@pytest.mark.parametrize("key", ["a\0b", "\ud800"], ids=ascii)
def test_a_key_that_cannot_be_kept_is_refused(key: str) -> None:
    with pytest.raises(ValueError):
        canonical_json({key: 1})


def test_an_entry_has_the_hash_that_it_always_had() -> None:
    body = {"v": 1, "note": {"原因": ["é", None, True], "B": -1}, "case": "00000000-0000-4000-8000-000000000000"}
    always = "ca5f3f3de85717ff65b73b4bbd00b9daf0166976243539a71b576218d4a05708"
    assert chain_hash(genesis_hash(body["case"]), canonical_json(body)).hex() == always


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
