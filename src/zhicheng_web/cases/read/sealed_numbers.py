"""The last recognition numbers, as each seal keeps them: after a restored backup nobody else knows which were given since.

A number that is lost with the database stands on somebody's paper all the same, and is given again to another: numbers have no
gaps. That cannot be prevented from a backup; it is said, number for number.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from zhicheng_web.cases.models import NumberCounter
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.seal_file import Seal, parse_seal, read_seal_lines
from zhicheng_web.people.search import organisation_names_by_id

YEARS_SEALED: Final = 2
"""Today's year and the one before: no backup is older. A line of the file stays short."""
LOST: Final = (
    "{authority}{year}年的认定编号第{first}号到第{last}号是备份以后发出的，会再发给别人：请收回原来的证明，通知本人"
)
UNKNOWN_AUTHORITY: Final = "编号为{number}的部门"
WRITTEN: Final = re.compile(r"([0-9]{1,18}):([0-9]{4}):([0-9]{1,9})", re.ASCII)
"""One authority, year and number as a seal holds them; what is written otherwise, nobody of ours has written."""

IssuedNumbers = dict[tuple[int, int], int]
"""The last number by authority (its key) and year."""


def read_issued_numbers(at: datetime) -> IssuedNumbers:
    """The last number of each authority in the latest years."""
    rows = NumberCounter.objects.order_by("authority_id", "year").values_list("authority_id", "year", "last")
    return {(authority, year): last for authority, year, last in rows if is_sealed_year(year, at)}


def write_numbers(numbers: IssuedNumbers) -> str:
    """As a seal holds them.

    >>> write_numbers({(4, 2026): 12, (5, 2026): 3})
    '4:2026:12,5:2026:3'
    """
    return ",".join(f"{authority}:{year}:{last}" for (authority, year), last in numbers.items())


def collect_sealed_numbers(seals: Iterable[Seal]) -> IssuedNumbers:
    """The highest number of each authority and year that a seal knows; of before a restore that was recorded, none."""
    found: IssuedNumbers = {}
    for seal in seals:
        before = {} if seal.restored else found
        here = {(int(authority), int(year)): int(last) for authority, year, last in WRITTEN.findall(seal.numbers)}
        found = before | {key: max(last, before.get(key, 0)) for key, last in here.items()}
    return found


def list_lost_numbers(at: datetime) -> Iterator[str]:
    """Which numbers the seals know and the database does not, a sentence for each authority and year."""
    sealed = collect_sealed_numbers(filter(None, map(parse_seal, read_seal_lines())))
    issued = read_issued_numbers(at)
    names = organisation_names_by_id(authority for authority, _ in sealed)
    for (authority, year), last in sealed.items():
        first = issued.get((authority, year), 0) + 1
        if last >= first and is_sealed_year(year, at):
            name = names.get(authority) or UNKNOWN_AUTHORITY.format(number=authority)
            yield LOST.format(authority=name, year=year, first=first, last=last)


def is_sealed_year(year: int, at: datetime) -> bool:
    """Whether a year is one of the latest."""
    return year > at.astimezone(KUNMING).year - YEARS_SEALED
