"""Who has looked at a person's whole ID number and at their papers: the notes of the log as the person reads them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from zhicheng_web.cases.read.id_number import VIEW_PURPOSES
from zhicheng_web.cases.read.number_claims import IDENTITY_PAPERS
from zhicheng_web.ledger.row_types import ViewLog
from zhicheng_web.people import search
from zhicheng_web.portal.shared.papers.case_papers import PROOF_NAMES

ONE_LINE: Final = timedelta(hours=1)
"""Looks of one person at one paper within it are one line."""
NUMBER_FIELD: Final = "id_number"
IDENTITY_FIELDS: Final = frozenset({NUMBER_FIELD, *IDENTITY_PAPERS})
"""The number, and the scans that show it."""


class PersonalDataView(NamedTuple):
    """One look: who, in which capacity, at what, why, from when until when (the same moment where it was one only)."""

    who: str
    place: str
    what: str
    purpose: str
    at: datetime
    until: datetime


class PersonalDataViews(NamedTuple):
    """The looks at what shows the number, and those at other papers; each the latest first."""

    identity: Sequence[PersonalDataView]
    papers: Sequence[PersonalDataView]


def list_personal_data_views(rows: Sequence[ViewLog], paper_names: Mapping[str, str]) -> PersonalDataViews:
    """The notes, with the names of their day, in one query. `rows`: the latest first; `paper_names`: those of kinds of papers."""
    places = search.organisations_by_membership([row.membership_id for row in rows if row.membership_id])
    what = {**PROOF_NAMES, **paper_names, NUMBER_FIELD: "证件号码"}
    found: dict[bool, list[PersonalDataView]] = {True: [], False: []}
    for looks in join_repeated_looks(rows):
        first = looks[0]
        view = PersonalDataView(
            first.by_name,
            places.get(first.membership_id or 0, "本人"),
            what.get(first.fields, "材料"),
            VIEW_PURPOSES.get(first.purpose, first.purpose),
            first.at,
            looks[-1].at,
        )
        found[first.fields in IDENTITY_FIELDS].append(view)
    return PersonalDataViews(found[True], found[False])


def join_repeated_looks(rows: Sequence[ViewLog]) -> list[list[ViewLog]]:
    """The looks that are one line each, the latest first; of one line the earliest first. Each look at a number is its own."""
    lines: list[list[ViewLog]] = []
    open_lines: dict[tuple[object, ...], list[ViewLog]] = {}
    for row in reversed(rows):
        key = (row.by, row.membership_id, row.paper_id, row.purpose)
        line = open_lines.get(key) if row.paper_id else None
        if line is None or row.at - line[0].at >= ONE_LINE:
            line = open_lines[key] = []
            lines.append(line)
        line.append(row)
    return lines[::-1]
