"""Papers, and pictures of their pages, on the disk: each encrypted in a file of its own, written whole or not at all.

A paper (or a picture) is known by the SHA-256 of its bytes. The name of its file is a keyed hash of that: who reads the disk
learns neither what a file is nor whether a paper they have at hand lies there. Papers from before they were encrypted lie
under their SHA-256 itself, and are read until `clear_papers` has encrypted them.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

from zhicheng_web.encryption import (
    MIN_BYTES,
    UnreadableCiphertext,
    compute_keyed_hash,
    decrypt_bytes,
    encrypt_bytes,
    read_key_id,
)
from zhicheng_web.private_files import make_private_folder, open_private, write_private_file

ENCRYPTED_SUFFIX: Final = ".enc"
LOCK_FILE: Final = "lock"


class PaperGone(FileNotFoundError):
    """The file of a paper is not there."""


class PaperAltered(ValueError):
    """The file of a paper holds other bytes than were stored, or its key is gone."""


def hash_paper(data: bytes) -> str:
    """By what a paper is known: SHA-256 of its bytes, 64 hexadecimal digits."""
    return sha256(data).hexdigest()


def store_paper_bytes(data: bytes) -> str:
    """Store a paper; its hash. On return it is on the disk, whatever lay there before. Raises OSError, leaving nothing."""
    digest = hash_paper(data)
    with hold_store_lock(fcntl.LOCK_SH):
        if find_paper_fault(digest) is None:
            os.utime(locate_paper(digest))  # young again: no sweep takes it for a file that nobody wants
        else:
            write_paper_file(digest, data)
    return digest


def write_paper_file(digest: str, data: bytes) -> None:
    """Write the file of a paper under the newest key, in the place of one that may lie there. Raises OSError."""
    write_private_file(locate_paper(digest), encrypt_bytes(data, name_paper(digest)))


def load_paper_bytes(digest: str) -> bytes:
    """The paper of a hash. Raises PaperGone (a FileNotFoundError), PaperAltered (a ValueError)."""
    try:
        data = decrypt_bytes(locate_paper(digest).read_bytes(), name_paper(digest))
    except FileNotFoundError:
        data = load_clear_bytes(digest)
    except UnreadableCiphertext as cause:
        raise PaperAltered(f"the paper {digest[:12]} is not what was stored: {cause}") from cause
    if hash_paper(data) != digest:
        raise PaperAltered(f"the paper {digest[:12]} is not what was stored")
    return data


def load_clear_bytes(digest: str) -> bytes:
    """What lies under the hash itself, from before papers were encrypted. Raises PaperGone."""
    try:
        return locate_clear_paper(digest).read_bytes()
    except FileNotFoundError:
        raise PaperGone(f"the paper {digest[:12]} is gone") from None


def find_paper_fault(digest: str) -> PaperGone | PaperAltered | None:
    """What is wrong with the encrypted file of a paper; None where it is what was stored."""
    try:
        if locate_paper(digest).exists():
            load_paper_bytes(digest)
            return None
    except (PaperGone, PaperAltered) as fault:
        return fault
    return PaperGone(f"the paper {digest[:12]} is gone")


def is_paper_there(digest: str) -> bool:
    """Whether a paper has a file, whatever is in it."""
    return locate_paper(digest).exists() or locate_clear_paper(digest).exists()


def find_key_of(digest: str) -> int | None:
    """Under which key the file of a paper is; None where there is none, or none in a form that is known."""
    try:
        with open(locate_paper(digest), "rb") as file:
            return read_key_id(file.read(MIN_BYTES))
    except (FileNotFoundError, UnreadableCiphertext):
        return None


def list_places(digest: str) -> tuple[Path, Path]:
    """Where a paper may lie: encrypted, or from before."""
    return locate_paper(digest), locate_clear_paper(digest)


def name_paper(digest: str) -> str:
    """What the bytes of a paper are bound to."""
    return f"paper:{digest}"


def locate_paper(digest: str) -> Path:
    """Where a paper lies, encrypted: under a keyed hash of its name."""
    hidden = compute_keyed_hash(name_paper(digest)).hex()
    return Path(settings.PAPERS_FOLDER) / hidden[:2] / f"{hidden}{ENCRYPTED_SUFFIX}"


def locate_clear_paper(digest: str) -> Path:
    """Where a paper lay before papers were encrypted."""
    return Path(settings.PAPERS_FOLDER) / digest[:2] / digest


@contextmanager
def hold_store_lock(kind: int) -> Iterator[None]:
    """While a paper is stored (`fcntl.LOCK_SH`, beside others), or while a file is deleted (`fcntl.LOCK_EX`, alone)."""
    folder = Path(settings.PAPERS_FOLDER)
    make_private_folder(folder)
    descriptor = open_private(str(folder / LOCK_FILE), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, kind)
        yield
    finally:
        os.close(descriptor)
