"""Seals: a root over all entries since the seal before, written outside the database, so that anyone who can alter the
database whole, chains included, is still found out by a file, or by anyone who has copied a line of it.

An entry may be committed after one with a higher number. Each knows its transaction (`entry.xid`); a seal reaches as far
as the oldest transaction that is still open, waits for it, and skips nothing. Trees are those of RFC 6962: a leaf can
never be taken for a node.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

from django.db import connection

from zhicheng_web.ledger.chain import canonical_json, format_instant
from zhicheng_web.ledger.seal_file import (
    NO_SEAL,
    Seal,
    append_seal_line,
    find_last_seal_line,
    hash_line,
    parse_seal,
)
from zhicheng_web.ledger.side_chains import CHAINED_TABLES

LOG = logging.getLogger("zhicheng.seal")
LEAF_PREFIX, NODE_PREFIX = b"\0", b"\1"
SELECT_OLDEST_TRANSACTION = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
SELECT_NEW_HASHES = """SELECT {hash} FROM {table}
WHERE xid >= %s::text::xid8 AND xid < %s::text::xid8 AND id > %s AND {hash} IS NOT NULL ORDER BY xid, id"""
SELECT_ALL_HASHES = "SELECT id, {hash} FROM {table} WHERE {hash} IS NOT NULL ORDER BY id"


class SealedTable(NamedTuple):
    """A table whose rows are sealed: its name and that of its hash, and the fields of a seal that speak of it."""

    table: str
    hash: str
    name: str
    number: str
    root: str
    base: str

    def ask(self, question: str) -> str:
        """A question about this table."""
        return question.format(table=self.table, hash=self.hash)


SEALED_TABLES: Final = (
    SealedTable("entry", "hash", "记录", "entries", "root", "base"),
    SealedTable("unit_entry", "chain_hash", CHAINED_TABLES["unit_entry"], "units", "units_root", "units_base"),
    SealedTable("view_log", "chain_hash", CHAINED_TABLES["view_log"], "views", "views_root", "views_base"),
    SealedTable("row_entry", "chain_hash", CHAINED_TABLES["row_entry"], "rows", "rows_root", "rows_base"),
)


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root of a tree over hashes (RFC 6962, 2.1).

    >>> merkle_root([]).hex()[:8], merkle_root([b"a"]).hex()[:8], merkle_root([b"a", b"b"]) == merkle_root([b"b", b"a"])
    ('e3b0c442', '022a6979', False)
    """
    if len(leaves) < 2:
        return sha256(LEAF_PREFIX + leaves[0] if leaves else b"").digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(NODE_PREFIX + merkle_root(leaves[:split]) + merkle_root(leaves[split:])).digest()


def seal_new_entries(at: datetime, numbers: str = "") -> Seal | None:
    """Seal what can be sealed, with `numbers` beside it; None where nothing was written since. The line goes to the log too,
    which is another place.

    The file ends in a whole line (`set_aside_torn_line`).
    """
    last_line = find_last_seal_line()
    former, until = parse_seal(last_line) or NO_SEAL, find_oldest_transaction()
    fields: dict[str, Any] = {}
    for one in SEALED_TABLES:
        base = getattr(former, one.base)
        covered = read_hashes(one, former.until, until, base)
        fields |= {one.number: len(covered), one.root: merkle_root(covered).hex(), one.base: base}
    if not any(fields[one.number] for one in SEALED_TABLES):
        return None
    return append_seal(last_line, at, first=former.until, until=until, numbers=numbers, **fields)


def seal_restored_database(at: datetime, numbers: str = "") -> Seal:
    """Take on a database that came from a backup: one line over all that it holds; seals go on from there.

    The lines before it stay in the file. They tell what the database held before, and are not asked of its rows any more.
    """
    last_line = find_last_seal_line()
    until = find_oldest_transaction()
    fields: dict[str, Any] = {}
    for one in SEALED_TABLES:
        rows = read_numbered_hashes(one)
        root = merkle_root([leaf for _, leaf in rows]).hex()
        fields |= {one.number: len(rows), one.root: root, one.base: max((number for number, _ in rows), default=0)}
    return append_seal(last_line, at, first=until, until=until, restored=True, numbers=numbers, **fields)


def append_seal(last_line: str, at: datetime, **fields: Any) -> Seal:
    """The seal that follows the last line, with what it covers: into the file, and into the log."""
    number = (parse_seal(last_line) or NO_SEAL).number + 1
    made = NO_SEAL._replace(number=number, previous=hash_line(last_line), at=format_instant(at), **fields)
    append_seal_line(canonical_json(made._asdict()))
    LOG.info("seal %s: %s entries, root %s", made.number, made.entries, made.root)
    return made


def read_hashes(one: SealedTable, first: int, until: int, base: int) -> list[bytes]:
    """The hashes of the rows of some transactions, in the order of their seal."""
    with connection.cursor() as cursor:
        cursor.execute(one.ask(SELECT_NEW_HASHES), [first, until, base])
        return [bytes(row[0]) for row in cursor.fetchall()]


def read_numbered_hashes(one: SealedTable) -> list[tuple[int, bytes]]:
    """All rows, by number."""
    with connection.cursor() as cursor:
        cursor.execute(one.ask(SELECT_ALL_HASHES))
        return [(number, bytes(leaf)) for number, leaf in cursor.fetchall()]


def find_oldest_transaction() -> int:
    """The oldest transaction that is still open: everything before it is settled."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_OLDEST_TRANSACTION)
        return int(cursor.fetchone()[0])
