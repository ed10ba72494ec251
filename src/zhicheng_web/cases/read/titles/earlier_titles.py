"""Titles of before this system: whose they are, which count, which wait for a second person (二（二）, 二（七））."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.states import Role
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.cases.read.id_number import EARLIER_TITLE
from zhicheng_web.people import identity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

MARK: Final = "系统启用前取得"
"""What stands beside such a title wherever it is read."""
MAX_FOUND: Final = 200
"""Titles that one search shows."""


class WaitingSheet(NamedTuple):
    """Titles that were proposed together and wait: by whom, when, how many; `voids`: that they do not count."""

    sheet: UUID
    proposer_id: int
    proposer_name: str
    proposed_at: datetime
    number: int
    voids: bool


def list_earlier_titles(person: Person) -> list[EarlierTitle]:
    """The titles of whoever has confirmed the number on which they stand, the oldest first."""
    if person.id_index is None or person.number_state != NumberState.CONFIRMED.value:
        return []
    return list(list_standing().filter(id_index=person.id_index).order_by("granted_on", "pk"))


def list_standing() -> QuerySet[EarlierTitle]:
    """Those that two people have brought in and that count."""
    return EarlierTitle.objects.filter(outcome=EarlierTitle.Outcome.CONFIRMED, voids=None, voided_at=None)


def build_earlier_facts(one: EarlierTitle) -> dict[str, Any]:
    """Such a title as an item of the facts (case-format, "titles")."""
    return {
        "level": one.level,
        "series": one.series,
        "date": one.granted_on.isoformat(),
        "by_change_of_series": False,
    }


def list_titles_within(actor: Actor) -> QuerySet[EarlierTitle]:
    """What somebody may look at: an authority what it has brought in itself, the bureau everything."""
    rows = EarlierTitle.objects.all()
    return rows if actor.role is Role.BUREAU else rows.filter(organisation_id=actor.organisation_id or 0)


def list_waiting_sheets(actor: Actor) -> list[WaitingSheet]:
    """What waits for somebody of the actor's own authority, the oldest first."""
    sheets: dict[UUID, WaitingSheet] = {}
    rows = EarlierTitle.objects.filter(organisation_id=actor.organisation_id or 0, outcome="").order_by(
        "proposed_at", "pk"
    )
    for one in rows:
        count = sheets[one.sheet].number + 1 if one.sheet in sheets else 1
        sheets[one.sheet] = WaitingSheet(
            one.sheet, one.proposer_id, one.proposer_name, one.proposed_at, count, one.voids_id is not None
        )
    return list(sheets.values())


def list_sheet(actor: Actor, sheet: UUID) -> list[EarlierTitle]:
    """The rows of a sheet of the actor's own authority, in the order in which they stood; [] where there is none."""
    rows = EarlierTitle.objects.filter(organisation_id=actor.organisation_id or 0, sheet=sheet)
    return list(rows.select_related("voids").order_by("line"))


def search_earlier_titles(actor: Actor, words: str) -> list[EarlierTitle]:
    """Confirmed titles, those that do not count any longer among them, whose name, number or source the words are."""
    text = words.strip()
    found = list_titles_within(actor).filter(outcome=EarlierTitle.Outcome.CONFIRMED, voids=None)
    if text:
        indexes = [identity.index_id_number(one.value, text) for one in Person.Document]
        found = found.filter(Q(name=text) | Q(source_number=text) | Q(id_index__in=indexes))
    return list(found.order_by("-answered_at", "-pk")[:MAX_FOUND])


def find_earlier_title(actor: Actor, public_id: UUID) -> EarlierTitle | None:
    """A confirmed title of the actor's own authority by its public id."""
    rows = EarlierTitle.objects.filter(organisation_id=actor.organisation_id or 0, public_id=public_id, voids=None)
    return rows.filter(outcome=EarlierTitle.Outcome.CONFIRMED).first()


def read_earlier_number(one: EarlierTitle) -> str:
    """The number of identity of whom it is."""
    return identity.decrypt_id_number(bytes(one.id_number_enc), one.public_id, EARLIER_TITLE)


def mask_earlier_number(one: EarlierTitle) -> str:
    """The same as it is shown."""
    return identity.mask_document_number(read_earlier_number(one))


def find_titles_there(rows: Iterable[Mapping[str, str]]) -> set[tuple[bytes, str, str]]:
    """Which of these (index, series, level) were brought in already or wait. One query."""
    indexes = {identity.index_id_number(one["document"], one["number"]) for one in rows}
    there = EarlierTitle.objects.filter(id_index__in=indexes, voids=None, voided_at=None).exclude(outcome="declined")
    return {(bytes(index), series, level) for index, series, level in there.values_list("id_index", "series", "level")}
