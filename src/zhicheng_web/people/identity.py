"""ID numbers: encrypted in the database, found by a keyed index, shown masked.

An encrypted number is 0x01 | key id (2 bytes) | nonce (12) | AES-256-GCM ciphertext and tag; the tag also covers whose number
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

CIPHERTEXT_FORMAT = b"\x01"
NONCE_BYTES = 12
HEADER_BYTES = 1 + 2
UNMASKED_ENDS = 2
ID_CARD_LENGTH = 18
CURRENT_KEY_ID = 1
"""The id of the key that new numbers are encrypted with; older ones stay readable as long as their file is there."""


class UnreadableIdNumber(Exception):
    """An encrypted number that cannot be decrypted: another key, another person's row, or altered bytes."""


@cache
def load_cipher(folder: Path, key_id: int) -> AESGCM:
    """The cipher of a key of the office."""
    return AESGCM(keys.read_key(folder, f"identity-{key_id}"))


@cache
def load_index_key(folder: Path) -> bytes:
    """The key of the index."""
    return keys.read_key(folder, "index")


def associated_data(owner: UUID, table: str) -> bytes:
    """What the encryption binds the number to: table, row (by public id), column."""
    return f"{table}|{owner}|id_number".encode()


def encrypt_id_number(number: str, owner: UUID, table: str = "person") -> bytes:
    """The number encrypted for a person, or for the snapshot of a case (`table` "cases"), by public id."""
    nonce = os.urandom(NONCE_BYTES)
    ciphertext = load_cipher(settings.KEYS_FOLDER, CURRENT_KEY_ID).encrypt(
        nonce, number.encode(), associated_data(owner, table)
    )
    return CIPHERTEXT_FORMAT + CURRENT_KEY_ID.to_bytes(2, "big") + nonce + ciphertext


def decrypt_id_number(blob: bytes, owner: UUID, table: str = "person") -> str:
    """The number of a person, or of the snapshot of a case (`table` "cases"). Raises UnreadableIdNumber."""
    key_id, nonce, ciphertext = (
        int.from_bytes(blob[1:HEADER_BYTES], "big"),
        blob[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES],
        blob[HEADER_BYTES + NONCE_BYTES :],
    )
    if blob[:1] != CIPHERTEXT_FORMAT:
        raise UnreadableIdNumber(f"the ID number of {table} {owner} is sealed in a form that is not known here")
    try:
        return (
            load_cipher(settings.KEYS_FOLDER, key_id).decrypt(nonce, ciphertext, associated_data(owner, table)).decode()
        )
    except (InvalidTag, FileNotFoundError) as cause:
        raise UnreadableIdNumber(f"the ID number of {table} {owner} does not open under key {key_id}") from cause


def index_id_number(document: str, number: str) -> bytes:
    """Where a number is found, however it is typed. `document` is the kind of paper it stands on (Person.Document)."""
    message = f"{document}:{compact_number(number)}".encode()
    return hmac.new(load_index_key(settings.KEYS_FOLDER), message, sha256).digest()


def mask_document_number(number: str) -> str:
    """A number as it is shown to those who need not read it: of a short one only its ends.

    >>> mask_document_number("11010519491231002X"), mask_document_number("H1234567")
    ('110105********002X', 'H1****67')
    """
    if len(number) >= ID_CARD_LENGTH:
        return mask_number(number)
    return number[:UNMASKED_ENDS] + "*" * (len(number) - 2 * UNMASKED_ENDS) + number[-UNMASKED_ENDS:]
