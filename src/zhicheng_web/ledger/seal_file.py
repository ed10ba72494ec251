"""The file of the seals: a line a seal, each naming the hash of the line before; written whole, or set aside and said.

A power cut or a full disk may leave half a line at its end. It proves nothing and is not thrown away: it is moved to a file
beside, and sealing goes on from the last whole line.
"""

import json
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings

from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.private_files import make_private_folder, open_private

SEALS_FILE: Final = "seals.jsonl"
TAIL_BYTES: Final = 16_384
"""More than two lines of any seal."""
LARGEST: Final = 2**63


class Seal(NamedTuple):
    """One line of the file. It covers the entries of the transactions from `first` until before `until`.

    `base`: entries up to this number were there when a restored database was taken on, and are covered by that line, which
    alone has `restored`; the lines after it cover entries with higher numbers. `units…`, `views…` and `rows…` say the same of
    the record of organisations, of the views of personal data, of what rows said that give rights; a root of "" is of before.
    `numbers`: the last recognition numbers, which a restored database has forgotten (cases/read/sealed_numbers.py).
    """

    number: int
    previous: str
    at: str
    first: int
    until: int
    entries: int
    root: str
    base: int = 0
    restored: bool = False
    units: int = 0
    units_root: str = ""
    units_base: int = 0
    views: int = 0
    views_root: str = ""
    views_base: int = 0
    rows: int = 0
    rows_root: str = ""
    rows_base: int = 0
    numbers: str = ""


NO_SEAL = Seal(0, "", "", 0, 0, 0, "")
FIRST_FIELDS: Final = set(Seal._fields) - set(Seal._field_defaults)
"""What every line has, also the oldest."""


def seals_path() -> Path:
    """The file of the seals: copy it to another machine, and print its last line now and then."""
    return Path(settings.HOME) / "seals" / SEALS_FILE


def hash_line(line: str) -> str:
    """By what the next line names this one; "" for no line."""
    return sha256(line.encode()).hexdigest() if line else ""


def parse_seal(line: str) -> Seal | None:
    """The line as a seal; None where it is none: torn by a power cut, or altered.

    >>> parse_seal('{"number":1,"previous":"","at":"x","first":0,"until":9,"entries":2,"root":"ab"}').until
    9
    >>> parse_seal('{"number":1,"previ') is parse_seal('{"number":"1"}') is parse_seal("[1]") is None
    True
    """
    try:
        read = json.loads(line)
    except ValueError:
        return None
    if not isinstance(read, dict) or not FIRST_FIELDS <= read.keys() <= set(Seal._fields):
        return None
    found = Seal(**read)
    return found if all(map(is_of_kind, found, NO_SEAL)) else None


def is_of_kind(value: object, pattern: object) -> bool:
    """Whether a field holds what it should: numbers that PostgreSQL can be asked for, texts, yes or no."""
    return type(value) is type(pattern) and (not isinstance(value, int) or 0 <= value < LARGEST)


def read_seal_lines() -> list[str]:
    """The lines, a torn last one included; empty where nothing was sealed yet. What is no text is shown as such."""
    if not seals_path().exists():
        return []
    lines = seals_path().read_bytes().decode(errors="replace").split("\n")
    return lines if lines[-1] else lines[:-1]


def find_last_seal_line() -> str:
    """The last line that is a seal, read from the end of the file; "" where there is none."""
    if not seals_path().exists():
        return ""
    with open(seals_path(), "rb") as file:
        file.seek(max(0, seals_path().stat().st_size - TAIL_BYTES))
        lines = file.read().decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if parse_seal(line)), "")


def append_seal_line(line: str) -> None:
    """Add a line; on return it is on the disk."""
    write_private_line(seals_path(), line)


def write_private_line(file: Path, line: str) -> None:
    """Add a line to a file of the office's own; on return it is on the disk."""
    make_private_folder(file.parent)
    with open(file, "a", encoding="utf-8", opener=open_private) as out:
        out.write(line + "\n")
        out.flush()
        os.fsync(out.fileno())


def set_aside_torn_line(at: datetime) -> str:
    """Move a last line that is no seal into a file beside, so that the next one follows a whole line; the name of that
    file, "" where nothing is torn. A whole seal that lacks only its line end gets it.
    """
    lines = read_seal_lines()
    if not lines:
        return ""
    if parse_seal(lines[-1]):
        if not seals_path().read_bytes().endswith(b"\n"):
            append_seal_line("")
        return ""
    aside = seals_path().with_name(f"torn-{at.astimezone(KUNMING):%Y%m%d-%H%M%S}.txt")
    data = seals_path().read_bytes()
    start = data.rstrip(b"\n").rfind(b"\n") + 1
    write_private_line(aside, data[start:].rstrip(b"\n").decode(errors="replace"))
    os.truncate(seals_path(), start)
    return aside.name
