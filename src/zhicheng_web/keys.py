"""The keys of this office: one file each in the folder `keys`, made once, readable by the office alone.

Losing them means: signed-in people sign in again (`secret`), encrypted ID numbers stay unreadable (`identity-1`).
"""

import secrets
from pathlib import Path

from zhicheng_web.private_files import make_home, open_private

KEY_NAMES = ("secret", "identity-1", "index")
"""`secret`: sessions and links. `identity-1`: the first key of ID numbers. `index`: finding a number without opening it."""


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
    """One new key: 32 bytes from the system, written beside its place and moved in whole."""
    draft = file.with_suffix(".new")
    with open(draft, "w", encoding="ascii", opener=open_private) as out:
        out.write(secrets.token_hex(32))
    draft.rename(file)


def read_key(folder: Path, name: str) -> bytes:
    """The 32 bytes of a key. Raises FileNotFoundError where it was never made."""
    return bytes.fromhex((folder / name).read_text(encoding="ascii").strip())


def read_session_secret(folder: Path) -> str:
    """The key of sessions; for a process without the folder (a type check, `makemigrations`) one of its own."""
    file = folder / "secret"
    return file.read_text(encoding="ascii").strip() if file.exists() else secrets.token_hex(32)
