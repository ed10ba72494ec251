"""Many organisations enter the register at once, from a sheet that the bureau has looked at row by row (三（三）)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from zhicheng_web.cases.actions.register_unit import register_unit, require_bureau
from zhicheng_web.cases.transition.record import act
from zhicheng_web.people.actor import Actor


def import_units(rows: Sequence[Mapping[str, Any]], *, by: Actor, at: datetime, key: UUID) -> int:
    """All of them or none; how many. Each has its own line in its record; sent twice with the same key they are entered once.

    Raises StepRefused, also where one has been registered meanwhile: the sheet is looked at again.
    """
    require_bureau(by)
    with act():
        for values in rows:
            register_unit(values, by=by, at=at, key=uuid5(key, str(values["uscc"])))
    return len(rows)
