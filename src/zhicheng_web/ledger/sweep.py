"""Every chain verified in one pass: whether each case stands where its entries say, and nothing was altered or lost."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from zhicheng_web.ledger.chain import Broken, Link, replay
from zhicheng_web.ledger.models import Entry

FETCHED = 2000
"""Rows held at a time."""
NO_CASE = "00000000-0000-0000-0000-{:012}"
"""What stands for the public id of a case that is not there."""


class Stand(NamedTuple):
    """Where a case stands."""

    ref: UUID
    version: int
    state: str


class Misfit(NamedTuple):
    """A case whose record does not hold, and why, for an engineer."""

    ref: str
    why: str


class Swept(NamedTuple):
    """What was looked at and what was found."""

    cases: int
    entries: int
    misfits: list[Misfit]


def sweep(cases: Iterable[tuple[int, UUID, int, str]]) -> Swept:
    """Verify all of these (id, public id, version, state), and that no entry belongs to none of them."""
    stands = {pk: Stand(ref, version, state) for pk, ref, version, state in cases}
    misfits, seen, number = [], set(), 0
    for case_id, links in chains():
        chain = list(links)
        number += len(chain)
        seen.add(case_id)
        misfits += misfit(case_id, chain, stands)
    lost = [Misfit(str(stand.ref), "has no entry") for pk, stand in stands.items() if pk not in seen]
    return Swept(len(stands), number, [*misfits, *lost])


def chains() -> Iterator[tuple[int, Iterator[Link]]]:
    """The chains of all cases, one query, some thousand rows at a time."""
    rows = Entry.objects.order_by("case_id", "seq").values_list("case_id", "seq", "body", "prev_hash", "hash")
    for case_id, some in groupby(rows.iterator(FETCHED), key=lambda row: row[0]):
        yield case_id, (Link(seq, body, bytes(before), bytes(own)) for _, seq, body, before, own in some)


def misfit(case_id: int, chain: Iterable[Link], stands: Mapping[int, Stand]) -> list[Misfit]:
    """What is wrong with one chain; empty where nothing is."""
    stand = stands.get(case_id)
    if stand is None:
        return [Misfit(NO_CASE.format(case_id), "entries of no case")]
    try:
        found = replay(stand.ref, chain)
    except Broken as broken:
        return [Misfit(str(stand.ref), str(broken))]
    if found != (stand.version, stand.state):
        told = f"stands at {stand.version} {stand.state}, its ledger at {found[0]} {found[1]}"
        return [Misfit(str(stand.ref), told)]
    return []


def misfit_of(ref: UUID, version: int, state: str, entries: Iterable[Entry]) -> str:
    """What is wrong with one case whose entries are at hand; empty where nothing is."""
    chain = [Link(one.seq, one.body, bytes(one.prev_hash), bytes(one.hash)) for one in entries]
    found = misfit(0, chain, {0: Stand(ref, version, state)})
    return found[0].why if found else ""
