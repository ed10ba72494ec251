"""What an entry commits to: a salted hash of every group of columns that its act has written, so that a row that is
altered afterwards, by whomever, no longer fits the chain.

The salt lies beside the entry, not in it: rows and salts can be erased one day, and the chain stays whole.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

from django.db.models import Model, QuerySet

from zhicheng_web.cases.models import Case, CommitmentSalt
from zhicheng_web.cases.transition.committed_table import CommittedTable
from zhicheng_web.cases.transition.committed_tables import (
    CASE,
    FILING,
    SNAPSHOT,
    TABLES_BY_STEP,
    WHOLE_CASE_STEPS,
    GroupKey,
    build_group_texts,
)
from zhicheng_web.ledger.chain import salted_commitment

Texts = Mapping[GroupKey, str]
NO_TEXTS: Final[Texts] = {}


class Commitment(NamedTuple):
    """What an entry holds (`hashes`, by row and group), and the salt that is kept beside it."""

    salt: UUID
    hashes: Mapping[str, str]


def read_texts(case: Case, step: str) -> dict[GroupKey, str]:
    """What stands now in the case, in what it says of its people and units, and in the rows that a step may write: read
    before its act, and after.
    """
    texts = build_group_texts(CASE, case)
    if case.snapshot is not None:
        texts |= build_group_texts(SNAPSHOT, case.snapshot)
    for table in TABLES_BY_STEP.get(step, ()):
        texts |= build_row_texts(table, list_rows(table, [case.pk]))
    return texts


def build_row_texts(table: CommittedTable, rows: Iterable[Model]) -> dict[GroupKey, str]:
    """What stands in some rows of a table."""
    return {key: text for row in rows for key, text in build_group_texts(table, row).items()}


def list_rows(table: CommittedTable, case_ids: Iterable[int]) -> QuerySet[Any]:
    """The rows of some cases, as the database has them."""
    rows = table.model._default_manager.filter(**{"pk__in" if table is CASE else "case_id__in": list(case_ids)})
    return rows.prefetch_related("papers__paper") if table is FILING else rows


def build_commitment(step: str, before: Texts, after: Texts) -> Commitment:
    """Of what an act has changed; a filing commits to the whole case besides."""
    salt = uuid4()
    whole = CASE.key if step in WHOLE_CASE_STEPS else ""
    changed = {key: text for key, text in after.items() if before.get(key) != text or key.table == whole}
    return Commitment(salt, {str(key): hash_group(salt, key, text) for key, text in changed.items()})


def hash_group(salt: UUID, key: GroupKey, text: str) -> str:
    """The hash of a group of a row: of its name too, so that no row can stand for another."""
    return salted_commitment(salt.bytes, f"{key} {text}")


def save_salt(case: Case, made: Commitment) -> None:
    """Keep the salt of the entry that has just been written; nothing where it commits to nothing."""
    if made.hashes:
        CommitmentSalt.objects.create(case=case, seq=case.version, salt=made.salt)
