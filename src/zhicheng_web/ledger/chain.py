"""The chain of a case: the bytes of an entry, its hash, and the replay that tells the state from them alone.

Bytes are canonical JSON in the manner of RFC 8785, narrowed so that nothing can be written in two ways: no floats, no
integers beyond 2^53 − 1, text in NFC without NUL or lone surrogates, keys in the order of UTF-16. What was hashed is
what is stored (`Entry.body`); nothing is serialised a second time to verify it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from unicodedata import normalize
from zoneinfo import ZoneInfo

ENTRY_FORMAT = 3
"""1: an entry says nothing of the rows that its act wrote. 2: `rows` has a salted hash of each, by table, row and group. 3: of
returns, changes of names, and what people and units were called, too.
"""
SAFE_INTEGER = 2**53 - 1
KUNMING = ZoneInfo("Asia/Shanghai")


class BrokenChain(Exception):
    """A chain that does not hold; the message names the first entry that does not fit."""


class ChainLink(NamedTuple):
    """What verifying reads of an entry."""

    seq: int
    body: str
    prev_hash: bytes
    hash: bytes


def canonical_json(value: object) -> str:
    """The one JSON text of a value. ValueError where it could be written in two ways.

    >>> canonical_json({"b": [1, None, True], "a": "昆明"})
    '{"a":"昆明","b":[1,null,true]}'
    >>> canonical_json({"rate": 0.5})
    Traceback (most recent call last):
    ...
    ValueError: a float has no canonical form here: 0.5
    """
    return json.dumps(canonical_value(value), ensure_ascii=False, separators=(",", ":"))


def canonical_value(value: object) -> object:
    """The value with ordered keys and normalised text, or ValueError."""
    if isinstance(value, str):
        return normalise_text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > SAFE_INTEGER:
            raise ValueError(f"an integer beyond 2^53 − 1 is written as text: {value}")
        return value
    if isinstance(value, Mapping):
        return ordered(value)
    if isinstance(value, list | tuple):
        return [canonical_value(item) for item in value]
    raise ValueError(f"a {type(value).__name__} has no canonical form here: {value}")


def ordered(value: Mapping[str, object]) -> dict[str, object]:
    """An object with normalised keys in their order; ValueError where two of them become one.

    >>> ordered({"é": 1, "e": 2, "z": 3})
    {'e': 2, 'z': 3, 'é': 1}
    """
    found = {normalise_text(key): canonical_value(item) for key, item in value.items()}
    if len(found) != len(value):
        raise ValueError(f"two keys become one when they are normalised: {', '.join(map(ascii, value))}")
    return {key: found[key] for key in sorted(found, key=utf16_sort_key)}


def normalise_text(value: str) -> str:
    """Text in NFC; ValueError for what PostgreSQL or UTF-8 cannot hold."""
    if "\0" in value:
        raise ValueError("text with NUL")
    value.encode()  # UnicodeEncodeError, a ValueError, for a lone surrogate
    return normalize("NFC", value)


def utf16_sort_key(key: str) -> bytes:
    """The order of keys by RFC 8785."""
    return key.encode("utf-16-be")


def format_instant(at: datetime) -> str:
    """A moment in Kunming's time with fixed microseconds.

    >>> format_instant(datetime.fromisoformat("2026-03-10T01:02:03+00:00"))
    '2026-03-10T09:02:03.000000+08:00'
    """
    return at.astimezone(KUNMING).isoformat(timespec="microseconds")


def genesis_hash(case_ref: object) -> bytes:
    """What stands before the first entry of a case."""
    return sha256(f"zhicheng:{case_ref}".encode()).digest()


def chain_hash(prev_hash: bytes, body: str) -> bytes:
    """The hash of an entry: of the hash before it and its own bytes."""
    return sha256(prev_hash + body.encode()).digest()


def salted_commitment(salt: bytes, value: str) -> str:
    """A salted commitment to a value that stands elsewhere: erase salt and value, and the chain stays whole."""
    return sha256(salt + normalise_text(value).encode()).hexdigest()


def parse_canonical_object(body: str) -> dict[str, Any]:
    """The body as an object; BrokenChain where a key stands twice."""
    return dict(json.loads(body, object_pairs_hook=refuse_repeated_keys))


def refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BrokenChain("a key stands twice in a body")
    return found


def replay_chain(case_ref: object, links: Iterable[ChainLink]) -> tuple[int, str]:
    """Version and state as the entries alone tell them. Raises BrokenChain at the first that does not fit.

    It asks: numbers without gaps from 1, every hash over the bytes stored, each state taken up where the one before left.
    """
    version, state, head = 0, "", genesis_hash(case_ref)
    for link in links:
        body = parse_canonical_object(link.body)
        problem = find_link_fault(link, body, case_ref, version, state, head)
        if problem:
            raise BrokenChain(f"entry {link.seq} of {case_ref}: {problem}")
        version, state, head = link.seq, body["after"], link.hash
    return version, state


def find_link_fault(
    link: ChainLink, body: Mapping[str, Any], case_ref: object, version: int, state: str, head: bytes
) -> str:
    """What is wrong with an entry after another; empty where nothing is."""
    checks = (
        (link.seq == version + 1 and body["seq"] == link.seq, f"follows {version}"),
        (body["case"] == str(case_ref), "belongs to another case"),
        (body["before"] == state, f"begins in {body['before']!r}, not in {state!r}"),
        (bytes(link.prev_hash) == head, "is chained to something else"),
        (chain_hash(head, link.body) == bytes(link.hash), "was altered"),
    )
    return next((problem for holds, problem in checks if not holds), "")
