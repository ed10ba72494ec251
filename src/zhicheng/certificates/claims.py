"""What a certificate claims of a title, and the text of its QR: version, key, signature, claims; no number of identity."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Final, NamedTuple

from zhicheng.certificates.ed25519 import SIGNATURE_BYTES

MARK: Final = "ZC1."
"""Begins the text, with the number of its form; another form has another."""
SIGNED_AS: Final = b"zhicheng-certificate/1\n"
"""Stands before what is signed, so that a signature on anything else is none on a certificate."""
KEY_ID_BYTES: Final = 8
LONGEST: Final = 2_000
"""Characters of a text that is looked at; a QR code of this kind has some 350."""


class UnreadableCertificate(ValueError):
    """No certificate, or a part of one."""


class Claims(NamedTuple):
    """A title as it was granted. `number`: under which, with the authority's name unique in the city; `recognised_on`: the day,
    as 2026-03-13; `clause`: by which clause of which policy (`policy_hash`, the first 16 digits); `issued_on`: the day of the
    certificate, which after a correction is a later one.
    """

    number: str
    name: str
    series: str
    level: str
    title: str
    recognised_on: str
    authority: str
    clause: str
    policy_hash: str
    issued_on: str

    @property
    def register_key(self) -> str:
        """By what lists of states name the title."""
        return name_in_register(self.authority, self.number)


class SignedClaims(NamedTuple):
    """Claims as they were signed. `body`: the very bytes; `key_id`: of the key by which they are said to be."""

    claims: Claims
    body: bytes
    key_id: str
    signature: bytes

    @property
    def signed(self) -> bytes:
        """What the signature is on."""
        return SIGNED_AS + self.body

    @property
    def digest(self) -> str:
        """By what a list tells the wording of today from an earlier one; 32 hexadecimal digits."""
        return digest_claims(self.claims)


def name_in_register(authority: str, number: str) -> str:
    """A title by its authority and number: each authority counts its own."""
    return f"{authority} {number}"


def encode_claims(claims: Claims) -> bytes:
    """The claims as bytes, always the same."""
    return json.dumps(list(claims), ensure_ascii=False, separators=(",", ":")).encode()


def digest_claims(claims: Claims) -> str:
    """The SHA-256 of claims, the first 32 digits."""
    return sha256(encode_claims(claims)).hexdigest()[:32]


def identify_key(key: bytes) -> str:
    """The id of a public key, made of it, so that no key passes for another; 16 hexadecimal digits."""
    return sha256(key).digest()[:KEY_ID_BYTES].hex()


def write_certificate(body: bytes, key_id: str, signature: bytes) -> str:
    """The text of the QR."""
    data = bytes.fromhex(key_id) + signature + body
    return MARK + encode_bytes(data)


def read_certificate(text: str) -> SignedClaims:
    """What a text, or the address that ends in it, claims. Raises UnreadableCertificate."""
    word = text.strip().rpartition("#")[2]
    if not word.startswith(MARK) or len(word) > LONGEST:
        raise UnreadableCertificate("not the text of a certificate")
    try:
        data = decode_bytes(word.removeprefix(MARK))
        key_id, signed = data[:KEY_ID_BYTES], data[KEY_ID_BYTES:]
        signature, body = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
        values = json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableCertificate("broken off, or mistyped") from error
    if MARK + encode_bytes(data) != word:
        raise UnreadableCertificate("written otherwise than it is written here")
    if (
        not isinstance(values, list)
        or len(values) != len(Claims._fields)
        or not all(isinstance(one, str) for one in values)
    ):
        raise UnreadableCertificate("other claims than those of this form")
    return SignedClaims(Claims._make(values), body, key_id.hex(), signature)


def encode_bytes(data: bytes) -> str:
    """Bytes as lists write them."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def decode_bytes(text: str) -> bytes:
    """Bytes as lists write them. Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
