"""The words of an act whose entry keeps their hash: written with it, and compared with the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from zhicheng_web.cases.models import Case, Remark
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.ledger.chain import normalise_text, salted_commitment
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.verification import Misfit

REMARK_MARK: Final = '"remark":"'
"""In the body of an entry whose words stand here. Entries made before there was such a place say "reason"."""


def save_remark(locked: Case, act: Act, words: str) -> dict[str, str]:
    """Keep the words of the act that is being done; what its entry notes of them. Called inside the act."""
    clean_words = normalise_text(words)
    salt, by = act["key"], act["by"].person_id
    Remark.objects.create(case=locked, seq=locked.version, words=clean_words, salt=salt, by_id=by, at=act["at"])
    return {"remark": salted_commitment(salt.bytes, clean_words)}


@dataclass
class NotedRemark(StepAct):
    """An act that leaves nothing but its words."""

    act: Act
    words: str
    remark: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """The words, beside the entry."""
        self.remark = save_remark(case, self.act, self.words)

    def note(self) -> dict[str, str]:
        """Their hash."""
        return self.remark


class RemarkOfEntry(NamedTuple):
    """What an entry says, and the words that stand beside it (all None: there are none)."""

    ref: UUID
    seq: int
    body: str
    actor_id: int | None
    at: datetime
    words: str | None
    salt: UUID | None
    by_id: int | None
    written_at: datetime | None


REMARK_COLUMNS: Final = ("words", "salt", "by_id", "at")
"""What the entry of a remark is compared with, in the order of `RemarkOfEntry`."""
NO_REMARK: Final = (None, None, None, None)


def list_altered_remarks() -> Iterator[Misfit]:
    """Of all entries those whose words are gone, are not the ones that were hashed, are another's or of another moment, or that
    never had any; in one query that never holds them all.
    """
    beside = Remark.objects.filter(case_id=OuterRef("case_id"), seq=OuterRef("seq"))
    columns = {f"remark_{name}": Subquery(beside.values(name)[:1]) for name in REMARK_COLUMNS}
    with_words = Entry.objects.annotate(**columns).filter(Q(body__contains=REMARK_MARK) | Q(remark_words__isnull=False))
    in_order = with_words.order_by("case_id", "seq")
    rows = in_order.values_list("case_ref", "seq", "body", "actor_id", "at", *columns).iterator()
    return compare_remarks(RemarkOfEntry(*row) for row in rows)


def list_altered_remarks_of_case(case_id: int, entries: Iterable[Entry]) -> Iterator[Misfit]:
    """The same of one case whose entries are at hand."""
    stored = {
        seq: columns for seq, *columns in Remark.objects.filter(case_id=case_id).values_list("seq", *REMARK_COLUMNS)
    }
    rows = (
        RemarkOfEntry(one.case_ref, one.seq, one.body, one.actor_id, one.at, *stored.get(one.seq, NO_REMARK))
        for one in entries
        if one.seq in stored or REMARK_MARK in one.body
    )
    return compare_remarks(rows)


def compare_remarks(rows: Iterable[RemarkOfEntry]) -> Iterator[Misfit]:
    """Those whose words do not hold."""
    for one in rows:
        fault = find_remark_fault(one)
        if fault:
            yield Misfit(str(one.ref), f"the words of entry {one.seq} {fault}")


def find_remark_fault(one: RemarkOfEntry) -> str:
    """What is wrong with the words of an entry; "" where nothing is."""
    if REMARK_MARK not in one.body:
        return "are none of its own"
    if one.words is None or one.salt is None:
        return "are gone"
    hashed = f'{REMARK_MARK}{salted_commitment(one.salt.bytes, one.words)}"' in one.body
    return "" if hashed and (one.by_id, one.written_at) == (one.actor_id, one.at) else "were altered"
