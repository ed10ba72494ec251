"""The two other records of the ledger, views of personal data and acts on organisations, verified along their own chains.

The database chains a row when it comes (migrations/chains.sql). Asked here: numbers without gaps, each hash over the text
that was hashed, each row still what that text says, and rows of before still those that the beginning has counted.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from django.db import connection

from zhicheng_web.ledger.recorded_rows import RECORDED_TABLES

CHAIN_BEGINS: Final = "chain_begins"
CHAINED_TABLES: Final = {"view_log": "查看记录", "unit_entry": "单位记录", "row_entry": "权限登记"}
SELECT_ROWS: Final = """SELECT chain, chain_seq, chain_text, chain_prev, chain_hash, to_jsonb(r) @> chain_text::jsonb
FROM {table} r WHERE chain IS NOT NULL ORDER BY chain, chain_seq"""
SELECT_OLD_VIEWS: Final = """SELECT 'view_log', v.fields = o.rows || ' ' || o.digest
FROM unchained_views() o LEFT JOIN view_log v ON v.purpose = 'chain_begins' AND v.chain_seq = 1
WHERE o.rows > 0 OR v.id IS NOT NULL"""
SELECT_OLD_UNIT_ENTRIES: Final = """SELECT 'unit_entry:' || u.organisation_id,
    b.body = jsonb_build_object('rows', o.rows, 'digest', o.digest)
FROM (SELECT DISTINCT organisation_id FROM unit_entry) u CROSS JOIN LATERAL unchained_unit_entries(u.organisation_id) o
LEFT JOIN unit_entry b ON b.organisation_id = u.organisation_id AND b.event = 'chain_begins' AND b.chain_seq = 1
WHERE o.rows > 0 OR b.id IS NOT NULL"""
ALTERED: Final = "{chain}第{seq}条被改动过"
MISSING: Final = "{chain}在第{seq}条之前缺了或多了"
OLD_DIFFER: Final = "{chain}里还没有条条相接时的那些，与开始相接时登记的不符"


class ChainedRow(NamedTuple):
    """A row as it is verified; `same`: whether its columns still are what was hashed."""

    chain: str
    seq: int
    text: str
    prev_hash: bytes
    hash: bytes
    same: bool


def find_side_faults() -> list[str]:
    """What does not hold in these records, in words; the first fault of each chain."""
    faults = [fault for table in CHAINED_TABLES for fault in find_chain_faults(table)]
    return [*faults, *find_old_faults()]


def find_chain_faults(table: str) -> Iterator[str]:
    """Along the chains of one table."""
    broken, chain, seq, head = "", "", 0, b""
    for row in read_chained_rows(table):
        if row.chain != chain:
            chain, seq, head = row.chain, 0, sha256(f"zhicheng:{row.chain}".encode()).digest()
        fault = find_row_fault(row, seq, head)
        if fault and broken != chain:
            broken = chain
            yield fault.format(chain=name_chain(chain), seq=row.seq)
        seq, head = row.seq, row.hash


def find_row_fault(row: ChainedRow, seq: int, head: bytes) -> str:
    """What is said of a row after the one with this number and hash; "" where it fits."""
    if row.seq != seq + 1 or row.prev_hash != head:
        return MISSING
    whole = row.same and sha256(head + row.text.encode()).digest() == row.hash
    return "" if whole else ALTERED


def find_old_faults() -> Iterator[str]:
    """Rows from before there were chains that are not those that were counted then."""
    with connection.cursor() as cursor:
        for question in (SELECT_OLD_VIEWS, SELECT_OLD_UNIT_ENTRIES):
            cursor.execute(question)
            yield from (OLD_DIFFER.format(chain=name_chain(chain)) for chain, same in cursor.fetchall() if not same)


def read_chained_rows(table: str) -> Iterator[ChainedRow]:
    """The rows of a table, chain by chain."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_ROWS.format(table=table))
        for chain, seq, text, prev_hash, own, same in cursor.fetchall():
            yield ChainedRow(chain, seq, text, bytes(prev_hash), bytes(own), same)


def name_chain(chain: str) -> str:
    """A chain as it is named to people.

    >>> name_chain("view_log"), name_chain("unit_entry:7")
    ('查看记录', '单位记录（单位第7号）')
    >>> name_chain("row_entry:membership")
    '权限登记（任职）'
    """
    table, _, part = chain.partition(":")
    of = RECORDED_TABLES[part].name if part in RECORDED_TABLES else f"单位第{part}号"
    return f"{CHAINED_TABLES[table]}（{of}）" if part else CHAINED_TABLES[table]
