"""Signatures by RFC 8032: its own examples, and every way in which one is none."""

import pytest

from tests.certificates.signing import OFFICE, STRANGER
from zhicheng.certificates.ed25519 import ORDER, PRIME, is_signed_by

# RFC 8032, 7.1: public, message, signature.
EXAMPLES = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), EXAMPLES)
def test_the_examples_of_the_standard_hold(public: str, message: str, signature: str) -> None:
    key, words, signed = (bytes.fromhex(one) for one in (public, message, signature))
    assert is_signed_by(key, words, signed)
    assert not is_signed_by(key, words + b".", signed)


def test_every_turned_bit_is_seen() -> None:
    message = "职称".encode()
    signature = OFFICE.sign(message)
    assert is_signed_by(OFFICE.public, message, signature)
    for place in range(0, 512, 7):
        turned = bytearray(signature)
        turned[place // 8] ^= 1 << place % 8
        assert not is_signed_by(OFFICE.public, message, bytes(turned))


def test_what_is_no_signature_or_no_key_is_refused() -> None:
    """RFC 8032, 5.1.7: a scalar of the order or more would let anybody write a second signature; a y of the prime is no point."""
    message = b"x"
    signature = OFFICE.sign(message)
    scalar = int.from_bytes(signature[32:], "little") + ORDER
    second = signature[:32] + scalar.to_bytes(32, "little")
    for key, signed in (
        (OFFICE.public, second),
        (OFFICE.public, signature[:63]),
        (OFFICE.public[:31], signature),
        (STRANGER.public, signature),
        ((PRIME + 1).to_bytes(32, "little"), signature),
        ((2).to_bytes(32, "little"), signature),
    ):
        assert not is_signed_by(key, message, signed)
