"""Steps and beginnings as a test wants them: the writer under what the test writes, notes and tells the guards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition import record
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Person

Write = Callable[[Case], None]
ANSWERED: Mapping[str, Any] = {"unfilled_fields": (), "unchecked_changes": ()}
"""What the actions find in the facts themselves: nothing is left open."""


def write_nothing(case: Case) -> None:
    """An act without children."""


@dataclass
class FunctionAct(StepAct):
    """An act of what a test hands over."""

    write_rows: Write = write_nothing
    inputs: Mapping[str, Any] = field(default_factory=dict)
    entry_note: Mapping[str, Any] = field(default_factory=dict)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        return {**ANSWERED, **self.inputs}

    def write(self, case: Case) -> None:
        self.write_rows(case)

    def note(self) -> Mapping[str, Any]:
        return self.entry_note


def advance(
    case_id: int,
    step: str,
    *,
    write: Write = write_nothing,
    inputs: Mapping[str, Any] | None = None,
    note: Mapping[str, Any] | None = None,
    **act: Any,
) -> Case:
    """Take a step, whoever acts."""
    return record.advance_case(case_id, step, lambda: FunctionAct(write, inputs or {}, note or {}), **act)


def begin(person: Person, *, write: Write, **act: Any) -> Case:
    """Open a case."""
    return record.open_case(person, lambda: FunctionAct(write), **act)
