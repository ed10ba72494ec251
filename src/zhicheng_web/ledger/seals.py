"""Seals: a root over all entries since the seal before, written outside the database, so that whoever can alter the
database whole, chains included, is still found out by a file, or by whoever has copied a line of it.

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

from zhicheng_web.ledger.chain import canonical, instant

FILE = "seals.jsonl"
LEAF, NODE = b"\0", b"\1"
OLDEST_OPEN = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
COVERED = """SELECT hash FROM entry WHERE xid >= %s::text::xid8 AND xid < %s::text::xid8 ORDER BY xid, id"""
BROKEN_CHAIN = "封存记录第{number}条与前一条接不上：文件被改动过"
RESTORED = "数据库的事务号比封存时小，像是从导出文件恢复的：请把 {place} 另存归档，让封存从头开始"
BROKEN = "第{number}号封存（{at}）里的记录被改动过：封存时{sealed}条，现在{found}条，内容{same}"


class Seal(NamedTuple):
    """One line of the file. It covers the entries of the transactions from `first` until before `until`."""

    number: int
    previous: str
    at: str
    first: int
    until: int
    entries: int
    root: str


NONE = Seal(0, "", "", 0, 0, 0, "")


def place() -> Path:
    """Where seals are kept: copy it to another machine, and print its last line now and then."""
    return Path(settings.HOME) / "seals" / FILE


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of a tree over hashes (RFC 6962, 2.1).

    >>> root([]).hex()[:8], root([b"a"]).hex()[:8], root([b"a", b"b"]) == root([b"b", b"a"])
    ('e3b0c442', '022a6979', False)
    """
    if len(leaves) < 2:
        return sha256(LEAF + leaves[0] if leaves else b"").digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(NODE + root(leaves[:split]) + root(leaves[split:])).digest()


def hashes(first: int, until: int) -> list[bytes]:
    """The entries of a seal, as the database has them now."""
    with connection.cursor() as cursor:
        cursor.execute(COVERED, [first, until])
        return [bytes(row[0]) for row in cursor.fetchall()]


def lines() -> list[str]:
    """The file; empty where nothing was sealed yet."""
    return place().read_text(encoding="utf-8").splitlines() if place().exists() else []


def seal(at: datetime) -> Seal | None:
    """Seal what can be sealed; None where nothing was written since."""
    written = lines()
    former = Seal(**json.loads(written[-1])) if written else NONE
    until = oldest_open()
    covered = hashes(former.until, until)
    if not covered:
        return None
    previous = sha256(written[-1].encode()).hexdigest() if written else ""
    made = Seal(former.number + 1, previous, instant(at), former.until, until, len(covered), root(covered).hex())
    append(canonical(made._asdict()))
    return made


def oldest_open() -> int:
    """The oldest transaction that is still open: everything before it is settled."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_OPEN)
        return int(cursor.fetchone()[0])


def append(line: str) -> None:
    """Add a line; on return it is on the disk."""
    place().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place().open("a", encoding="utf-8") as out:
        out.write(line + "\n")
        out.flush()
        os.fsync(out.fileno())


def broken() -> Iterator[str]:
    """What no longer fits its seal, in words; nothing where all is well."""
    before, kept = "", NONE
    for line in lines():
        kept = Seal(**json.loads(line))
        if kept.previous != (sha256(before.encode()).hexdigest() if before else ""):
            yield BROKEN_CHAIN.format(number=kept.number)
        now = hashes(kept.first, kept.until)
        if root(now).hex() != kept.root:
            same = "不同" if len(now) == kept.entries else "缺少或多出"
            yield BROKEN.format(number=kept.number, at=kept.at, sealed=kept.entries, found=len(now), same=same)
        before = line
    if oldest_open() < kept.until:
        yield RESTORED.format(place=place())
