"""Who has looked at a person's whole ID number: the notes of the log as the person reads them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from zhicheng_web.ledger.row_types import ViewLog
from zhicheng_web.people import search


class IdentityView(NamedTuple):
    """One look: who, in which capacity, why, when."""

    who: str
    place: str
    purpose: str
    at: datetime


def list_identity_views(rows: Sequence[ViewLog], purposes: Mapping[str, str]) -> list[IdentityView]:
    """The notes with names, in two queries."""
    names = search.person_names_by_id([row.by for row in rows])
    places = search.organisations_by_membership([row.membership_id for row in rows if row.membership_id])
    return [
        IdentityView(
            names.get(row.by, ""),
            places.get(row.membership_id or 0, "本人"),
            purposes.get(row.purpose, row.purpose),
            row.at,
        )
        for row in rows
    ]
