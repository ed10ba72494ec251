"""The keys of this office: one file each in the folder `keys`, made once, readable by the office alone.

Losing them means: signed-in people sign in again, and no second factor counts any more (`secret`); ID numbers and papers stay
unreadable (`identity-1`, `-2` …), and are not found any more (`index`).
"""

import re
import secrets
from pathlib import Path

from zhicheng_web.private_files import make_home, write_private_file

ENCRYPTION_KEY = "identity"
"""The keys that encrypt are `identity-1`, `identity-2` …, the highest number the newest."""
KEY_NAMES = ("secret", f"{ENCRYPTION_KEY}-1", "index")
"""`secret`: sessions and links. `identity-1`: the first key of ID numbers and papers. `index`: finding one without opening it."""


def ensure_keys(folder: Path) -> None:
    """Make the keys that are missing."""
    make_home(folder.parent)
    folder.mkdir(exist_ok=True, mode=0o700)
    for name in KEY_NAMES:
        if not (folder / name).exists():
            make_key(folder / name)


def former_secrets(folder: Path) -> list[str]:
    """What was `secret` before, put aside as `secret-1`, `secret-2` …: for what was encrypted or signed under it."""
    return [file.read_text(encoding="ascii").strip() for file in sorted(folder.glob("secret-*"))]


def make_key(file: Path) -> None:
    """One new key: 32 bytes from the system, on the disk before anything is encrypted with it."""
    write_private_file(file, secrets.token_hex(32).encode())


def list_encryption_keys(folder: Path) -> list[int]:
    """The ids of the keys that encrypt, the oldest first.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for name in ("identity-10", "identity-2", "identity-3.new", "secret-4"):
    ...         _ = Path(folder, name).write_text("")
    ...     list_encryption_keys(Path(folder))
    [2, 10]
    """
    names = (re.fullmatch(rf"{ENCRYPTION_KEY}-(\d+)", file.name) for file in folder.glob(f"{ENCRYPTION_KEY}-*"))
    return sorted(int(name[1]) for name in names if name)


def read_key(folder: Path, name: str) -> bytes:
    """The 32 bytes of a key. Raises FileNotFoundError where it was never made."""
    return bytes.fromhex((folder / name).read_text(encoding="ascii").strip())


def read_session_secret(folder: Path) -> str:
    """The key of sessions; for a process without the folder (a type check, `makemigrations`) one of its own."""
    file = folder / "secret"
    return file.read_text(encoding="ascii").strip() if file.exists() else secrets.token_hex(32)
