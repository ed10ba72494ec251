"""Objections as pages list them: what was said, and by whom of the unit it was written down (三（二）)."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from zhicheng_web.cases.read.row_types import Objection
from zhicheng_web.cases.read.timeline import TimelineStep

NOTING_STEPS: Final = ("raise_objection", "raise_agency_objection")


class NotedObjection(NamedTuple):
    """An objection with the name, as at the act, of whoever wrote it down; "" where the history has no such act."""

    row: Objection
    noted_by: str


def list_noted_objections(objections: Iterable[Objection], history: Iterable[TimelineStep]) -> list[NotedObjection]:
    """Each with its act, which was taken at that moment by that person."""
    names = {
        (one.entry.at, one.entry.actor_id): one.who.name
        for one in history
        if one.entry.event in NOTING_STEPS and one.who is not None
    }
    return [NotedObjection(one, names.get((one.raised_at, one.recorded_by_id), "")) for one in objections]
