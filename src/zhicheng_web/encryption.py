"""Bytes under the keys of this office: ID numbers in the database, papers and their pictures on the disk.

Encrypted bytes are 0x01 | key id (2 bytes) | nonce (12) | AES-256-GCM ciphertext and tag. The tag also covers what the bytes
belong to, so that they cannot be moved to another's place. New bytes are encrypted under the newest key; older ones stay
readable as long as the file of their key is there. Whatever must be found again without being opened (a number, the name of
a file) has a keyed hash: equal things are equal there, and without the key nothing can be guessed from it.
"""

import hmac
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from zhicheng_web import keys

CIPHERTEXT_FORMAT: Final = b"\x01"
NONCE_BYTES: Final = 12
HEADER_BYTES: Final = 1 + 2
MIN_BYTES: Final = HEADER_BYTES + NONCE_BYTES + 1
"""Fewer bytes are no encrypted ones; so many are enough to tell their key."""


class UnreadableCiphertext(ValueError):
    """Encrypted bytes that do not open: another key, another's place, or altered bytes."""


@cache
def load_cipher(folder: Path, key_id: int) -> AESGCM:
    """The cipher of a key of the office. Raises FileNotFoundError."""
    return AESGCM(keys.read_key(folder, f"{keys.ENCRYPTION_KEY}-{key_id}"))


@cache
def load_index_key(folder: Path) -> bytes:
    """The key of keyed hashes. Raises FileNotFoundError."""
    return keys.read_key(folder, "index")


def encrypt_bytes(data: bytes, owner: str) -> bytes:
    """The bytes under the newest key. `owner`: what they belong to, to be named again when they are opened."""
    key_id, nonce = max(keys.list_encryption_keys(settings.KEYS_FOLDER), default=1), os.urandom(NONCE_BYTES)
    ciphertext = load_cipher(settings.KEYS_FOLDER, key_id).encrypt(nonce, data, owner.encode())
    return CIPHERTEXT_FORMAT + key_id.to_bytes(2, "big") + nonce + ciphertext


def decrypt_bytes(blob: bytes, owner: str) -> bytes:
    """The bytes that belong to an owner. Raises UnreadableCiphertext."""
    key_id = read_key_id(blob)
    nonce, ciphertext = blob[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES], blob[HEADER_BYTES + NONCE_BYTES :]
    try:
        return load_cipher(settings.KEYS_FOLDER, key_id).decrypt(nonce, ciphertext, owner.encode())
    except (InvalidTag, FileNotFoundError) as cause:
        raise UnreadableCiphertext(f"what belongs to {owner} does not open under key {key_id}") from cause


def read_key_id(blob: bytes) -> int:
    """Under which key bytes were encrypted. Raises UnreadableCiphertext for bytes of another form."""
    if blob[:1] != CIPHERTEXT_FORMAT or len(blob) < MIN_BYTES:
        raise UnreadableCiphertext("the bytes are not in a form that is known here")
    return int.from_bytes(blob[1:HEADER_BYTES], "big")


def compute_keyed_hash(message: str) -> bytes:
    """HMAC-SHA-256 of a message, 32 bytes. What kind of thing it is stands first in the message, before a colon."""
    return hmac.new(load_index_key(settings.KEYS_FOLDER), message.encode(), sha256).digest()
