"""The words of an act whose entry keeps their hash: written with it, and compared with the ledger."""

from collections.abc import Iterator
from typing import Final

from django.db.models import QuerySet

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


def list_altered_remarks(rows: QuerySet[Entry]) -> Iterator[Misfit]:
    """Of these entries those whose words are gone, or are not the ones that were hashed; in one query."""
    marked = rows.filter(body__contains=REMARK_MARK).annotate(
        remark_words=select_field_of_act(Remark, "words"), salt=select_field_of_act(Remark, "salt")
    )
    for ref, seq, body, words, salt in marked.values_list("case_ref", "seq", "body", "remark_words", "salt").iterator():
        if words is None:
            yield Misfit(str(ref), f"the words of entry {seq} are gone")
        elif f'{REMARK_MARK}{salted_commitment(salt.bytes, words)}"' not in body:
            yield Misfit(str(ref), f"the words of entry {seq} were altered")
