"""ID numbers: encrypted in the database, found by a keyed index, shown masked.

An encrypted number belongs to one row, of a person or of a case, and opens nowhere else (zhicheng_web/encryption.py). The
index is a keyed hash over the normalised number.
"""

from uuid import UUID

from zhicheng.numbers.id_number import compact_number, mask_number
from zhicheng_web.encryption import UnreadableCiphertext, compute_keyed_hash, decrypt_bytes, encrypt_bytes

UNMASKED_ENDS = 2
ID_CARD_LENGTH = 18


class UnreadableIdNumber(Exception):
    """An encrypted number that cannot be decrypted: another key, another row, or altered bytes."""


def name_owner(owner: UUID, table: str) -> str:
    """What the encryption binds the number to: table, row (by public id), column."""
    return f"{table}|{owner}|id_number"


def encrypt_id_number(number: str, owner: UUID, table: str = "person") -> bytes:
    """The number encrypted for a person, or for the snapshot of a case (`table` "cases"), by public id."""
    return encrypt_bytes(number.encode(), name_owner(owner, table))


def decrypt_id_number(blob: bytes, owner: UUID, table: str = "person") -> str:
    """The number of a person, or of the snapshot of a case (`table` "cases"). Raises UnreadableIdNumber."""
    try:
        return decrypt_bytes(blob, name_owner(owner, table)).decode()
    except UnreadableCiphertext as cause:
        raise UnreadableIdNumber(str(cause)) from cause


def index_id_number(document: str, number: str) -> bytes:
    """Where a number is found, however it is typed. `document` is the kind of paper it stands on (Person.Document)."""
    return compute_keyed_hash(f"{document}:{compact_number(number)}")


def mask_document_number(number: str) -> str:
    """A number as it is shown to those who need not read it: of a short one only its ends.

    >>> mask_document_number("11010519491231002X"), mask_document_number("H1234567")
    ('110105********002X', 'H1****67')
    """
    if len(number) >= ID_CARD_LENGTH:
        return mask_number(number)
    return number[:UNMASKED_ENDS] + "*" * (len(number) - 2 * UNMASKED_ENDS) + number[-UNMASKED_ENDS:]
