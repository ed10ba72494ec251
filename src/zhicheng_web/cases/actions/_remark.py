"""The words of an act whose entry keeps their hash: written with it, and compared with the ledger."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from zhicheng_web.cases.models import Case, Remark
from zhicheng_web.cases.read.written_words import select_field_of_act
from zhicheng_web.cases.transition.authorised import Act
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


class RemarkOfEntry(NamedTuple):
    """What an entry says, and the words that stand beside it (`words` None: there are none)."""

    ref: UUID
    seq: int
    body: str
    actor_id: int | None
    at: datetime
    words: str | None
    salt: UUID
    by_id: int
    written_at: datetime


def list_altered_remarks(rows: QuerySet[Entry]) -> Iterator[Misfit]:
    """Of these entries those whose words are gone, are not the ones that were hashed, are another's or of another moment, or
    that never had any; in one query.
    """
    fields = {f"remark_{name}": select_field_of_act(Remark, name) for name in ("words", "salt", "by_id", "at")}
    with_words = rows.annotate(**fields).filter(Q(body__contains=REMARK_MARK) | Q(remark_words__isnull=False))
    for row in with_words.values_list("case_ref", "seq", "body", "actor_id", "at", *fields).iterator():
        one = RemarkOfEntry(*row)
        fault = find_remark_fault(one)
        if fault:
            yield Misfit(str(one.ref), f"the words of entry {one.seq} {fault}")


def find_remark_fault(one: RemarkOfEntry) -> str:
    """What is wrong with the words of an entry; "" where nothing is."""
    if REMARK_MARK not in one.body:
        return "are none of its own"
    if one.words is None:
        return "are gone"
    hashed = f'{REMARK_MARK}{salted_commitment(one.salt.bytes, one.words)}"' in one.body
    return "" if hashed and (one.by_id, one.written_at) == (one.actor_id, one.at) else "were altered"
