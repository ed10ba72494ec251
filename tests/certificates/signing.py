"""Keys, certificates and lists for tests, signed by the maintained library where it is at hand, else by RFC 8032 itself."""

from datetime import date
from hashlib import sha512
from typing import NamedTuple

from zhicheng.certificates.claims import SIGNED_AS, Claims, encode_claims, identify_key, write_certificate
from zhicheng.certificates.ed25519 import BASE, ORDER, multiply_point, write_point
from zhicheng.certificates.lists import (
    STATES_FORM,
    KeyList,
    PublicKey,
    SignedStateList,
    StateList,
    TitleState,
    encode_states,
    read_state_list,
    write_state_list,
)

ISSUER = "昆明市人力资源和社会保障局"
AUTHORITY = "五华区人力资源和社会保障局"
LI_YUN = Claims(
    "2026年第1号",
    "李云",
    "工程",
    "助理级",
    "助理工程师",
    "2026-03-13",
    AUTHORITY,
    "二（二）4",
    "c1694b71c6dd5ff4",
    "2026-03-13",
)


class SigningKey(NamedTuple):
    """A key that signs, by its 32 secret bytes."""

    seed: bytes

    @property
    def parts(self) -> tuple[int, bytes]:
        """The number and the prefix of RFC 8032, 5.1.5."""
        digest = sha512(self.seed).digest()
        number = int.from_bytes(digest[:32], "little") & ~7 & ~(1 << 255) | (1 << 254)
        return number, digest[32:]

    @property
    def public(self) -> bytes:
        """The public key."""
        return write_point(multiply_point(self.parts[0], BASE))

    def sign(self, message: bytes) -> bytes:
        """The signature of RFC 8032, 5.1.6."""
        number, prefix = self.parts
        nonce = int.from_bytes(sha512(prefix + message).digest(), "little") % ORDER
        commitment = write_point(multiply_point(nonce, BASE))
        challenge = int.from_bytes(sha512(commitment + self.public + message).digest(), "little") % ORDER
        return commitment + ((nonce + challenge * number) % ORDER).to_bytes(32, "little")


OFFICE, FORMER, STRANGER = (SigningKey(bytes([number]) * 32) for number in (1, 2, 3))
KEYS = KeyList(
    ISSUER,
    {
        identify_key(OFFICE.public): PublicKey(OFFICE.public, date(2026, 1, 1), None),
        identify_key(FORMER.public): PublicKey(FORMER.public, date(2024, 1, 1), date(2025, 12, 31)),
    },
)


def write_signed(claims: Claims, key: SigningKey = OFFICE) -> str:
    """A certificate as the office writes it."""
    body = encode_claims(claims)
    return write_certificate(body, identify_key(key.public), key.sign(SIGNED_AS + body))


def write_states(
    titles: dict[str, TitleState], on: date = date(2026, 12, 1), key: SigningKey = OFFICE, issuer: str = ISSUER
) -> SignedStateList:
    """A list of changed titles as it is published and read again."""
    body = encode_states(StateList(issuer, on, on.replace(day=on.day + 7), titles))
    signature = key.sign(f"{STATES_FORM}\n".encode() + body)
    return read_state_list(write_state_list(body, identify_key(key.public), signature))
