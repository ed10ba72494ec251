"""Files that the account of the office alone may read: keys, papers, seals, and logs, which quote rows of the database."""

import os
from contextlib import suppress


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
