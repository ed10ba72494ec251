"""Encrypt everything anew under a new key: ID numbers in every row that has one, papers and pictures on the disk.

It may be interrupted at any moment and asked again: what is under an older key than the newest is readable all the while, and
the next run goes on with it; only when nothing is left does another run make another key.
"""

import fcntl
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

from zhicheng_web import encryption, keys
from zhicheng_web.cases.papers.stored_files import list_named_digests
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.read.encrypted_columns import ENCRYPTED_COLUMNS, EncryptedColumn
from zhicheng_web.people import identity


class EncryptedNumber(NamedTuple):
    """One row of a column: its number, the public id of its owner, the encrypted bytes."""

    column: EncryptedColumn
    pk: int
    owner: UUID
    blob: bytes


class Rotation(NamedTuple):
    """A run: the newest key, how many numbers and files were encrypted anew, and what could not be read."""

    key_id: int
    numbers: int
    files: int
    unreadable: list[str]


def rotate_encryption_keys() -> Rotation:
    """Finish a rotation that was interrupted, else make a new key and encrypt everything under it."""
    folder = settings.KEYS_FOLDER
    newest = max(keys.list_encryption_keys(folder))
    if not any(list_old_numbers(newest)) and not any(list_old_files(newest)):
        newest += 1
        keys.make_key(folder / f"{keys.ENCRYPTION_KEY}-{newest}")
    unreadable: list[str] = []
    numbers = sum(encrypt_number_anew(one, unreadable) for one in list_old_numbers(newest))
    files = sum(encrypt_file_anew(digest, unreadable) for digest in list_old_files(newest))
    return Rotation(newest, numbers, files, unreadable)


def list_old_numbers(newest: int) -> Iterator[EncryptedNumber]:
    """The numbers that are under an older key."""
    for column in ENCRYPTED_COLUMNS:
        rows = column.table._default_manager.exclude(**{column.field: None}).order_by("pk")
        for pk, owner, blob in rows.values_list("pk", column.owner, column.field).iterator():
            if encryption.read_key_id(bytes(blob)) != newest:
                yield EncryptedNumber(column, pk, owner, bytes(blob))


def encrypt_number_anew(one: EncryptedNumber, unreadable: list[str]) -> int:
    """Encrypt one number under the newest key, unless somebody has put another there meanwhile; how many were (0 or 1)."""
    try:
        number = identity.decrypt_id_number(one.blob, one.owner, one.column.owner_table)
    except identity.UnreadableIdNumber as error:
        unreadable.append(str(error))
        return 0
    same = one.column.table._default_manager.filter(**{"pk": one.pk, one.column.field: one.blob})
    return same.update(**{one.column.field: identity.encrypt_id_number(number, one.owner, one.column.owner_table)})


def list_old_files(newest: int) -> Iterator[str]:
    """The hashes of the papers and pictures whose files are under an older key. A file that no row names is left alone."""
    for digest in list_named_digests():
        if store.find_key_of(digest) not in (None, newest):
            yield digest


def encrypt_file_anew(digest: str, unreadable: list[str]) -> int:
    """Encrypt one file under the newest key; how many were (0 or 1)."""
    try:
        with store.hold_store_lock(fcntl.LOCK_SH):
            store.write_paper_file(digest, store.load_paper_bytes(digest))
    except (store.PaperGone, store.PaperAltered) as fault:
        unreadable.append(str(fault))
        return 0
    return 1
