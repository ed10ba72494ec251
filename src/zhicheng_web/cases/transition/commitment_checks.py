"""Rows compared with what the entries committed to: whatever was altered, removed or slipped in is named, with the entry
since which it differs. What was written before entries committed to anything is counted, and never called checked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Model

from zhicheng_web.cases.models import Case, CommitmentSalt
from zhicheng_web.cases.transition.commitments import hash_group, list_rows
from zhicheng_web.cases.transition.committed_table import FIRST_COMMITTING_FORMAT, CommittedTable
from zhicheng_web.cases.transition.committed_tables import (
    CASE,
    COMMITTED_TABLES,
    GroupKey,
    build_group_texts,
    parse_group_key,
)
from zhicheng_web.cases.transition.filing_faults import Commit, find_filing_faults
from zhicheng_web.ledger.chain import parse_canonical_object
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.verification import Misfit

CHUNK_SIZE: Final = 200
"""Cases whose rows are held at once."""
TABLES_BY_KEY: Final = {table.key: table for table in COMMITTED_TABLES}
ALTERED: Final = "{row}的“{group}”被改动过，与第{seq}条记录（{step}，{day}）的承诺不符"
REMOVED: Final = "{row}没有了，第{seq}条记录（{step}，{day}）写过它"
UNSALTED: Final = "第{seq}条记录（{step}，{day}）核对用的盐没有了，它写过的内容无从核对"
FOREIGN: Final = "{row}不是任何一步写的：第{seq}条记录里没有它"
STRAY: Final = "{row}不是任何一步写的：没有哪一条记录和它对应"


class Comparison(NamedTuple):
    """What was compared: how many groups fitted a commitment or not, how many rows are from before there were any."""

    compared: int
    uncommitted: int
    misfits: list[Misfit]


class ChainOfCase(NamedTuple):
    """The entries of one case, and its salts by entry."""

    ref: UUID
    commits: list[Commit]
    salts: Mapping[int, UUID]

    def find_latest(self) -> dict[GroupKey, Commit]:
        """For every group that was ever committed to, the last entry that did."""
        return {parse_group_key(key): one for one in self.commits for key in one.hashes or ()}


def compare_rows(case_ids: Iterable[int]) -> Comparison:
    """Compare the rows of some cases with their entries. What does not fit is read a second time: somebody may have acted
    between the entries and the rows.
    """
    found = compare_once(case_ids)
    if not found.misfits:
        return found
    again = set(
        compare_once(
            Case.objects.filter(public_id__in={one.ref for one in found.misfits}).values_list("pk", flat=True)
        ).misfits
    )
    return found._replace(misfits=[one for one in found.misfits if one in again])


def compare_once(case_ids: Iterable[int]) -> Comparison:
    """One reading."""
    compared = uncommitted = 0
    misfits: list[Misfit] = []
    for chunk in batch(case_ids):
        chains, rows = read_chains_of(chunk), read_rows_of(chunk)
        for case_id, chain in chains.items():
            found = compare_case(chain, rows.get(case_id, []))
            compared, uncommitted = compared + found.compared, uncommitted + found.uncommitted
            misfits += found.misfits
    return Comparison(compared, uncommitted, misfits)


def batch(case_ids: Iterable[int]) -> Iterator[list[int]]:
    """Some cases at a time."""
    waiting: list[int] = []
    for case_id in case_ids:
        waiting.append(case_id)
        if len(waiting) == CHUNK_SIZE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def read_chains_of(case_ids: Sequence[int]) -> dict[int, ChainOfCase]:
    """The entries of some cases with their salts, in two queries."""
    salts: dict[int, dict[int, UUID]] = {}
    for case_id, seq, salt in CommitmentSalt.objects.filter(case_id__in=case_ids).values_list("case_id", "seq", "salt"):
        salts.setdefault(case_id, {})[seq] = salt
    found: dict[int, ChainOfCase] = {}
    entries = Entry.objects.filter(case_id__in=case_ids).order_by("case_id", "seq")
    for case_id, ref, seq, at, step, body in entries.values_list("case_id", "case_ref", "seq", "at", "event", "body"):
        parsed = parse_canonical_object(body)
        hashes = parsed.get("rows", {}) if parsed["v"] >= FIRST_COMMITTING_FORMAT else None
        chain = found.setdefault(case_id, ChainOfCase(ref, [], salts.get(case_id, {})))
        chain.commits.append(Commit(seq, at, step, parsed["note"], hashes, parsed["v"]))
    return found


def read_rows_of(case_ids: Sequence[int]) -> dict[int, list[tuple[CommittedTable, Model]]]:
    """The rows of some cases, by case; a query a table."""
    found: dict[int, list[tuple[CommittedTable, Model]]] = {}
    for table in COMMITTED_TABLES:
        for row in list_rows(table, case_ids).order_by("pk"):
            case_id = row.pk if table is CASE else row.case_id
            found.setdefault(case_id, []).append((table, row))
    return found


def compare_case(chain: ChainOfCase, rows: Sequence[tuple[CommittedTable, Model]]) -> Comparison:
    """One case: each row against the last entries that committed to it."""
    latest = chain.find_latest()
    texts: dict[GroupKey, str] = {}
    old, faults = 0, []
    for table, row in rows:
        its = build_group_texts(table, row)
        texts |= its
        if not any(key in latest for key in its):
            fault = find_stray_row(chain, table, row)
            old += not fault
            faults += [fault] if fault else []
    faults += find_differences(chain, latest, texts)
    faults += find_filing_faults(chain.commits, rows)
    compared = sum(key in latest for key in texts)
    return Comparison(compared, old, [Misfit(str(chain.ref), fault) for fault in faults])


def find_stray_row(chain: ChainOfCase, table: CommittedTable, row: Model) -> str:
    """Why a row to which no entry committed cannot be; "" where it is from before entries committed to rows."""
    if table is CASE:
        return "" if any(one.hashes is None for one in chain.commits) else STRAY.format(row=name_row(table, row.pk))
    made = getattr(row, table.made_by)
    entry = next((one for one in chain.commits if made in (one.seq, one.at)), None)
    if entry is None:
        return STRAY.format(row=name_row(table, row.pk))
    return "" if entry.format < table.since else FOREIGN.format(row=name_row(table, row.pk), seq=entry.seq)


def find_differences(
    chain: ChainOfCase, latest: Mapping[GroupKey, Commit], texts: Mapping[GroupKey, str]
) -> Iterator[str]:
    """What is gone, altered, or cannot be compared for want of its salt; a row that is gone is named once."""
    named: set[str] = set()
    for key, entry in latest.items():
        sentence = find_difference(chain, key, entry, texts.get(key))
        if sentence and sentence not in named:
            named.add(sentence)
            yield sentence


def find_difference(chain: ChainOfCase, key: GroupKey, entry: Commit, text: str | None) -> str:
    """What is said of one group; "" where it fits."""
    table = TABLES_BY_KEY.get(key.table)
    row = name_row(table, key.row) if table else str(key)
    if text is None:
        return entry.describe(REMOVED, row=row)
    salt, promised = chain.salts.get(entry.seq), (entry.hashes or {})[str(key)]
    if salt is None:
        return entry.describe(UNSALTED)
    if hash_group(salt, key, text) == promised:
        return ""
    group = next((one.name for one in table.groups if one.key == key.group), key.group) if table else key.group
    return entry.describe(ALTERED, row=row, group=group)


def name_row(table: CommittedTable, number: int) -> str:
    """A row as it is named to people: the case itself needs no number."""
    return table.name if table is CASE else f"{table.name}（数据库第{number}行）"
