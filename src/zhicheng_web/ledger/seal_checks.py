"""What the seals say of the database as it is now: which of them no longer fit, and what was put aside."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from django.db import connection

from zhicheng_web.ledger.seal_file import (
    NO_SEAL,
    Seal,
    find_last_seal_line,
    hash_line,
    parse_seal,
    read_seal_lines,
    seals_path,
)
from zhicheng_web.ledger.seals import (
    SEALED_TABLES,
    SealedTable,
    find_oldest_transaction,
    merkle_root,
    read_hashes,
)

BROKEN_LINE: Final = "封存记录第{number}条与前一条接不上：文件被改动过"
UNREADABLE_LINE: Final = "封存记录第{number}行读不懂：文件被改动过或损坏"
UNREADABLE_FILE: Final = "封存记录读不出来（{why}）：请检查 {place}"
TORN_LINE: Final = "封存记录最后一行没有写完（断电或磁盘已满），下次封存时放在一边，封存继续"
LOST_SEAL: Final = "上次核对时封存到第{number}号，现在的封存记录里没有这一条：文件被删短、改动或换成了旧的"
BROKEN_SEAL: Final = "第{number}号封存（{at}）里的记录被改动过：封存时{sealed}条，现在{found}条，内容{same}"
RESTORED_DATABASE: Final = "数据库比封存记录旧，像是从备份恢复的：请技术人员照部署说明登记这次恢复"
BROKEN_OTHER_SEAL: Final = "第{number}号封存（{at}）里的{name}被改动过：封存时{sealed}条，现在{found}条，内容{same}"
SELECT_EVERY_HASH: Final = "SELECT xid::text::bigint, id, {hash} FROM {table} WHERE {hash} IS NOT NULL ORDER BY xid, id"


class SealedRow(NamedTuple):
    """An entry as a seal knows it."""

    xid: int
    number: int
    hash: bytes


class SealCheck(NamedTuple):
    """What was asked of the seals: the number and the hash of the last line; what does not fit; what is only to be known."""

    number: int
    line_hash: str
    faults: list[str]
    notices: list[str]


def check_seals(known: tuple[int, str] = (0, "")) -> SealCheck:
    """Ask every seal. `known`: number and hash of the last line at an earlier look, which must still be there.

    It never raises for what stands in the file, so that no other check waits for it in vain.
    """
    try:
        lines = read_seal_lines()
    except OSError as error:
        return SealCheck(*known, [UNREADABLE_FILE.format(why=error.strerror, place=seals_path())], [])
    faults = [*find_lost_seal(lines, known), *list_seal_faults(lines)]
    last = next((line for line in reversed(lines) if parse_seal(line)), "")
    number, line_hash = (parse_seal(last) or NO_SEAL).number, hash_line(last)
    lost = LOST_SEAL.format(number=known[0]) in faults
    torn = [TORN_LINE] if lines and not parse_seal(lines[-1]) else []
    return SealCheck(*(known if lost else (number, line_hash)), faults, torn)


def find_lost_seal(lines: Sequence[str], known: tuple[int, str]) -> Iterator[str]:
    """That the last line of an earlier look is in the file no more."""
    number, line_hash = known
    if number and line_hash not in map(hash_line, lines):
        yield LOST_SEAL.format(number=number)


def list_seal_faults(lines: Sequence[str]) -> list[str]:
    """Of the lines among themselves, then of the rows that they cover."""
    seals = [parse_seal(line) for line in lines]
    whole = [seal for seal in seals if seal]
    start = max((place for place, seal in enumerate(whole) if seal.restored), default=0)
    found = [*find_broken_lines(lines, seals)]
    for one in SEALED_TABLES if whole else ():
        rows = read_sealed_rows(one)
        found += [compare_with_seal(one, seal, select_covered_hashes(one, seal, rows)) for seal in whole[start:]]
    if whole and find_oldest_transaction() < whole[-1].until:
        found.append(RESTORED_DATABASE)
    return [fault for fault in found if fault]


def find_broken_lines(lines: Sequence[str], seals: Sequence[Seal | None]) -> Iterator[str]:
    """Lines that are no seals, or do not follow the one before. A torn last one is no fault (TORN_LINE)."""
    before = ""
    for place, (line, seal) in enumerate(zip(lines, seals, strict=True), 1):
        if seal is None and place < len(lines):
            yield UNREADABLE_LINE.format(number=place)
        elif seal is not None and seal.previous != hash_line(before):
            yield BROKEN_LINE.format(number=seal.number)
        before = line


def read_sealed_rows(one: SealedTable) -> list[SealedRow]:
    """All rows of a table in the order of seals."""
    with connection.cursor() as cursor:
        cursor.execute(one.ask(SELECT_EVERY_HASH))
        return [SealedRow(xid, number, bytes(own)) for xid, number, own in cursor.fetchall()]


def select_covered_hashes(one: SealedTable, seal: Seal, rows: Sequence[SealedRow]) -> list[bytes]:
    """Of all rows those of a seal; of a restored database all that were there when it was taken on."""
    base = getattr(seal, one.base)
    if seal.restored:
        return [row.hash for row in sorted(rows, key=lambda row: row.number) if row.number <= base]
    first, until = (bisect_left(rows, edge, key=lambda row: row.xid) for edge in (seal.first, seal.until))
    return [row.hash for row in rows[first:until] if row.number > base]


def compare_with_seal(one: SealedTable, seal: Seal, now: Sequence[bytes]) -> str:
    """What is said of the rows of a seal as they are now; "" where they are the same, or it is of before these were sealed."""
    sealed, root = getattr(seal, one.number), getattr(seal, one.root)
    if root in ("", merkle_root(now).hex()):
        return ""
    sentence = BROKEN_SEAL if one is SEALED_TABLES[0] else BROKEN_OTHER_SEAL
    same = "不同" if len(now) == sealed else "缺少或多出"
    return sentence.format(number=seal.number, at=seal.at, name=one.name, sealed=sealed, found=len(now), same=same)


def find_last_seal_fault() -> str:
    """The same of the last seal alone: an older backup, and what was done to the newest entries; cheap at any time."""
    last = parse_seal(find_last_seal_line())
    if last is None:
        return ""
    if find_oldest_transaction() < last.until:
        return RESTORED_DATABASE
    if last.restored:
        return ""
    spans = ((one, read_hashes(one, last.first, last.until, getattr(last, one.base))) for one in SEALED_TABLES)
    return next(filter(None, (compare_with_seal(one, last, now) for one, now in spans)), "")
