"""Files that the account of the office alone may read: keys, papers, seals, logs; and the folder that holds them."""

import os
from contextlib import suppress
from pathlib import Path


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
    home.mkdir(parents=True, exist_ok=True, mode=0o700 if os.getuid() else 0o711)
