"""ID numbers: sealed in the database, found by a keyed index, shown masked.

A sealed number is 0x01 | key id (2 bytes) | nonce (12) | AES-256-GCM ciphertext and tag; the tag also covers whose number
it is, so that it cannot be moved to another person's row. The index is HMAC-SHA-256 over the normalised number under a
key of its own: equal numbers are equal there, and without the key nothing can be guessed from it.
"""

import hmac
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from zhicheng.numbers.id_number import compact_number, mask_number
from zhicheng_web import keys

FORMAT = b"\x01"
NONCE = 12
HEADER = 1 + 2
ENDS = 2
ID_CARD_LENGTH = 18
WRITING = 1
"""The id of the key that new numbers are sealed with; older ones stay readable as long as their file is there."""


class Unreadable(Exception):
    """A sealed number that does not open: another key, another person's row, or altered bytes."""


@cache
def cipher(folder: Path, key_id: int) -> AESGCM:
    """The cipher of a key of the office."""
    return AESGCM(keys.read(folder, f"identity-{key_id}"))


@cache
def index_key(folder: Path) -> bytes:
    """The key of the index."""
    return keys.read(folder, "index")


def bound_to(person: UUID) -> bytes:
    """What the seal covers beside the number: table, person, column."""
    return f"person|{person}|id_number".encode()


def seal(number: str, person: UUID) -> bytes:
    """The number sealed for a person (by public id)."""
    nonce = os.urandom(NONCE)
    sealed = cipher(settings.KEYS_FOLDER, WRITING).encrypt(nonce, number.encode(), bound_to(person))
    return FORMAT + WRITING.to_bytes(2, "big") + nonce + sealed


def unseal(blob: bytes, person: UUID) -> str:
    """The number of a person. Raises Unreadable."""
    key_id, nonce, sealed = int.from_bytes(blob[1:HEADER], "big"), blob[HEADER : HEADER + NONCE], blob[HEADER + NONCE :]
    if blob[:1] != FORMAT:
        raise Unreadable(f"the ID number of {person} is sealed in a form that is not known here")
    try:
        return cipher(settings.KEYS_FOLDER, key_id).decrypt(nonce, sealed, bound_to(person)).decode()
    except (InvalidTag, FileNotFoundError) as cause:
        raise Unreadable(f"the ID number of {person} does not open under key {key_id}") from cause


def index(document: str, number: str) -> bytes:
    """Where a number is found, however it is typed. `document` is the kind of paper it stands on (Person.Document)."""
    told = f"{document}:{compact_number(number)}".encode()
    return hmac.new(index_key(settings.KEYS_FOLDER), told, sha256).digest()


def masked(number: str) -> str:
    """A number as it is shown to those who need not read it: of a short one only its ends.

    >>> masked("11010519491231002X"), masked("H1234567")
    ('110105********002X', 'H1****67')
    """
    if len(number) >= ID_CARD_LENGTH:
        return mask_number(number)
    return number[:ENDS] + "*" * (len(number) - 2 * ENDS) + number[-ENDS:]
