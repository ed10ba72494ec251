"""A small city inside one transaction, in which a case is walked by the real writer, and every stage can be gone back to."""

import copy
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Model

from tests.web.step_acts import advance
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.actor import Actor

BEFORE = {
    "people": None,
    "draft": "people",
    "submitted": "draft",
    "assessed": "submitted",
    "publicity": "assessed",
    "closed": "publicity",
    "filed": "closed",
    "examined": "filed",
    "proposed": "examined",
    "recognised": "proposed",
    "refused": "examined",
    "reviewed": "refused",
    "returned": "examined",
    "refiled": "returned",
    "second": "recognised",
    "again": "recognised",
    "lanes": "people",
}
"""Each stage and the one it starts from."""


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 in Kunming."""
    return datetime.fromisoformat(f"2026-{day}T{hour:02}:{minute:02}:00").replace(tzinfo=KUNMING)


def again(row: Model, **changes: Any) -> Any:
    """A second row like this one but for the changes."""
    twin = copy.copy(row)
    twin._state = copy.copy(row._state)
    twin.pk = None
    twin._state.adding = True
    if any(field.name == "public_id" for field in row._meta.fields):
        twin.public_id = uuid4()  # type: ignore[attr-defined]
    for name, value in changes.items():
        setattr(twin, name, value)
    twin.save(force_insert=True)
    return twin


def change(row: Model, **changes: Any) -> None:
    """Change a row past everything but the database."""
    type(row)._base_manager.filter(pk=row.pk).update(**changes)


def take_back(savepoint: str) -> None:
    """Undo everything since a savepoint, whatever went wrong meanwhile."""
    transaction.set_rollback(False)
    transaction.savepoint_rollback(savepoint)


class World:
    """Rows by name (`case`, `publicity`, `filing` …) at the stage where the walk stands."""

    def __init__(self, steps: "Mapping[str, Callable[[World], None]]") -> None:
        self.steps = steps
        self.path: list[tuple[str, str, dict[str, Any]]] = []
        self.rows: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            return self.rows[name]
        except KeyError:
            raise AttributeError(name) from None

    def at(self, stage: str) -> None:
        """Go to a stage: back to where the ways part, then forward."""
        way = way_to(stage)
        while self.path and self.path[-1][0] not in way:
            self.path.pop()
        if self.path:
            name, savepoint, rows = self.path[-1]
            take_back(savepoint)
            self.rows = copy.deepcopy(rows)
        for name in way[len(self.path) :]:
            self.steps[name](self)
            self.path.append((name, str(transaction.savepoint()), copy.deepcopy(self.rows)))

    def advance(self, step: str, by: Actor, when: datetime, **rest: Any) -> None:
        """Take a step of the case."""
        self.rows["case"] = advance(self.case.pk, step, by=by, at=when, key=uuid4(), version=self.case.version, **rest)


def way_to(stage: str) -> list[str]:
    """The stages from the beginning to this one."""
    before = BEFORE[stage]
    return [*(way_to(before) if before else []), stage]
