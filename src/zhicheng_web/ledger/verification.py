"""Every chain verified in one pass: whether each case stands where its entries say, and nothing was altered or lost."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from zhicheng_web.ledger.chain import BrokenChain, ChainLink, replay_chain
from zhicheng_web.ledger.models import Entry

FETCH_SIZE = 2000
"""Rows held at a time."""
MISSING_CASE_REF = "00000000-0000-0000-0000-{:012}"
"""What stands for the public id of a case that is not there."""


class StoredState(NamedTuple):
    """Where a case stands by its own row: to be compared with what its entries tell."""

    ref: UUID
    version: int
    state: str


class Misfit(NamedTuple):
    """A case whose record does not hold, and why, for an engineer."""

    ref: str
    why: str


class Verification(NamedTuple):
    """What was looked at and what was found."""

    cases: int
    entries: int
    misfits: list[Misfit]


def verify_chains(cases: Iterable[tuple[int, UUID, int, str]]) -> Verification:
    """Verify all of these (id, public id, version, state), and that no entry belongs to none of them."""
    stored_states = {pk: StoredState(ref, version, state) for pk, ref, version, state in cases}
    misfits, seen, number = [], set(), 0
    for case_id, links in read_chains():
        chain = list(links)
        number += len(chain)
        seen.add(case_id)
        misfits += find_chain_misfits(case_id, chain, stored_states)
    lost = [Misfit(str(stored.ref), "has no entry") for pk, stored in stored_states.items() if pk not in seen]
    return Verification(len(stored_states), number, [*misfits, *lost])


def read_chains() -> Iterator[tuple[int, Iterator[ChainLink]]]:
    """The chains of all cases, one query, some thousand rows at a time."""
    rows = Entry.objects.order_by("case_id", "seq").values_list("case_id", "seq", "body", "prev_hash", "hash")
    for case_id, some in groupby(rows.iterator(FETCH_SIZE), key=lambda row: row[0]):
        yield case_id, (ChainLink(seq, body, bytes(before), bytes(own)) for _, seq, body, before, own in some)


def find_chain_misfits(
    case_id: int, chain: Iterable[ChainLink], stored_states: Mapping[int, StoredState]
) -> list[Misfit]:
    """What is wrong with one chain; empty where nothing is."""
    stored = stored_states.get(case_id)
    if stored is None:
        return [Misfit(MISSING_CASE_REF.format(case_id), "entries of no case")]
    try:
        found = replay_chain(stored.ref, chain)
    except BrokenChain as broken:
        return [Misfit(str(stored.ref), str(broken))]
    if found != (stored.version, stored.state):
        difference = f"stands at {stored.version} {stored.state}, its ledger at {found[0]} {found[1]}"
        return [Misfit(str(stored.ref), difference)]
    return []


def describe_case_misfit(ref: UUID, version: int, state: str, entries: Iterable[Entry]) -> str:
    """What is wrong with one case whose entries are at hand; empty where nothing is."""
    chain = [ChainLink(one.seq, one.body, bytes(one.prev_hash), bytes(one.hash)) for one in entries]
    found = find_chain_misfits(0, chain, {0: StoredState(ref, version, state)})
    return found[0].why if found else ""
