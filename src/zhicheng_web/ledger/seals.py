"""Seals: a root over all entries since the seal before, written outside the database, so that anyone who can alter the
database whole, chains included, is still found out by a file, or by anyone who has copied a line of it.

An entry may be committed after one with a higher number. Each knows its transaction (`entry.xid`); a seal reaches as far
as the oldest transaction that is still open, waits for it, and skips nothing. Trees are those of RFC 6962: a leaf can
never be taken for a node.
"""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from zhicheng_web.ledger.chain import canonical_json, format_instant
from zhicheng_web.private_files import open_private

SEALS_FILE = "seals.jsonl"
LEAF_PREFIX, NODE_PREFIX = b"\0", b"\1"
SELECT_OLDEST_TRANSACTION = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
SELECT_ENTRY_HASHES = """SELECT hash FROM entry WHERE xid >= %s::text::xid8 AND xid < %s::text::xid8 ORDER BY xid, id"""
BROKEN_LINE = "封存记录第{number}条与前一条接不上：文件被改动过"
RESTORED_DATABASE = "数据库的事务号比封存时小，像是从导出文件恢复的：请把 {place} 另存归档，让封存从头开始"
BROKEN_SEAL = "第{number}号封存（{at}）里的记录被改动过：封存时{sealed}条，现在{found}条，内容{same}"


class Seal(NamedTuple):
    """One line of the file. It covers the entries of the transactions from `first` until before `until`."""

    number: int
    previous: str
    at: str
    first: int
    until: int
    entries: int
    root: str


NO_SEAL = Seal(0, "", "", 0, 0, 0, "")


def seals_path() -> Path:
    """The file of the seals: copy it to another machine, and print its last line now and then."""
    return Path(settings.HOME) / "seals" / SEALS_FILE


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root of a tree over hashes (RFC 6962, 2.1).

    >>> merkle_root([]).hex()[:8], merkle_root([b"a"]).hex()[:8], merkle_root([b"a", b"b"]) == merkle_root([b"b", b"a"])
    ('e3b0c442', '022a6979', False)
    """
    if len(leaves) < 2:
        return sha256(LEAF_PREFIX + leaves[0] if leaves else b"").digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(NODE_PREFIX + merkle_root(leaves[:split]) + merkle_root(leaves[split:])).digest()


def read_entry_hashes(first: int, until: int) -> list[bytes]:
    """The entries of a seal, as the database has them now."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_ENTRY_HASHES, [first, until])
        return [bytes(row[0]) for row in cursor.fetchall()]


def read_seal_lines() -> list[str]:
    """The file; empty where nothing was sealed yet."""
    return seals_path().read_text(encoding="utf-8").splitlines() if seals_path().exists() else []


def seal_new_entries(at: datetime) -> Seal | None:
    """Seal what can be sealed; None where nothing was written since."""
    written = read_seal_lines()
    former = Seal(**json.loads(written[-1])) if written else NO_SEAL
    until = find_oldest_transaction()
    covered = read_entry_hashes(former.until, until)
    if not covered:
        return None
    previous = sha256(written[-1].encode()).hexdigest() if written else ""
    made = Seal(
        former.number + 1, previous, format_instant(at), former.until, until, len(covered), merkle_root(covered).hex()
    )
    append_seal_line(canonical_json(made._asdict()))
    return made


def find_oldest_transaction() -> int:
    """The oldest transaction that is still open: everything before it is settled."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_OLDEST_TRANSACTION)
        return int(cursor.fetchone()[0])


def append_seal_line(line: str) -> None:
    """Add a line; on return it is on the disk."""
    seals_path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(seals_path(), "a", encoding="utf-8", opener=open_private) as out:
        out.write(line + "\n")
        out.flush()
        os.fsync(out.fileno())


def find_broken_seals() -> Iterator[str]:
    """What no longer fits its seal, in words; nothing where all is well."""
    previous_line, recorded = "", NO_SEAL
    for line in read_seal_lines():
        recorded = Seal(**json.loads(line))
        if recorded.previous != (sha256(previous_line.encode()).hexdigest() if previous_line else ""):
            yield BROKEN_LINE.format(number=recorded.number)
        now = read_entry_hashes(recorded.first, recorded.until)
        if merkle_root(now).hex() != recorded.root:
            same = "不同" if len(now) == recorded.entries else "缺少或多出"
            yield BROKEN_SEAL.format(
                number=recorded.number, at=recorded.at, sealed=recorded.entries, found=len(now), same=same
            )
        previous_line = line
    if find_oldest_transaction() < recorded.until:
        yield RESTORED_DATABASE.format(place=seals_path())
