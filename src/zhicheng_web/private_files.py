"""Files that the account of the office alone may read: keys, papers, calendars, seals, logs; and the folders that hold them.

Every file that the office makes in its home is made here or through `open_private`.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

DRAFT_SUFFIX: Final = ".new"
"""The end of the name of a file that is not whole yet. One that stays behind was left by a process that was killed."""


def open_private(path: str, flags: int) -> int:
    """The `opener` of Python's open: whatever the umask; a file from before is closed to others too.

    >>> from pathlib import Path; from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "log")
    ...     file.touch(0o644)
    ...     open(file, "ab", opener=open_private).close()
    ...     oct(file.stat().st_mode & 0o777)
    '0o600'
    """
    descriptor = os.open(path, flags, 0o600)
    with suppress(PermissionError):  # somebody else's: the one who may write it decides
        os.fchmod(descriptor, 0o600)
    return descriptor


def make_home(home: Path) -> None:
    """Make the folder of an office where it is missing, closed to others. Of root's, others may pass through it: the account
    that runs the database lies behind it. One that is there stays as it is.
    """
    home.mkdir(parents=True, exist_ok=True, mode=passable_mode())


def passable_mode() -> int:
    """The mode of a folder behind which the files of the database lie."""
    return 0o700 if os.getuid() else 0o711


def make_private_folder(folder: Path) -> None:
    """Make a folder that is missing, with those above it, each closed to others whatever the umask."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)


def write_private_file(file: Path, data: bytes) -> None:
    """Write a file whole or not at all; on return it is on the disk, and its name as well. Raises OSError, leaving nothing."""
    make_private_folder(file.parent)
    draft = file.with_name(f"{file.name}.{uuid4().hex}{DRAFT_SUFFIX}")
    try:
        with open(draft, "xb", opener=open_private) as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    flush_folder(file.parent)


def flush_folder(folder: Path) -> None:
    """Put the names in a folder on the disk: a file that was renamed or deleted is so after a power cut too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
