"""Which officer handles a case: one of each pair of eyes, who has taken it on, was assigned, or acted first (三（三））."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from zhicheng.procedure.handling_steps import find_handling_role
from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web.cases.models import Case
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.leave_covers import stands_in_for
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import list_role_holders

HANDLER_COLUMNS: Final[Mapping[Role, str]] = {
    Role.EXAMINER: "handling_examiner_id",
    Role.APPROVER: "handling_approver_id",
}
"""The column of a case in which the officer of a pair of eyes stands."""


def find_handler(case: Case, on: date) -> Person | None:
    """Who handles a case in the state in which it stands; None: nobody, or somebody who holds the role no more on that day."""
    role = find_handling_role(State(case.state))
    return find_handler_in_role(case, role, on) if role else None


def find_handler_in_role(case: Case, role: Role, on: date) -> Person | None:
    """The officer of one pair of eyes, as long as they hold the role in the authority of the case."""
    handler = getattr(case, HANDLER_COLUMNS[role])
    if handler is None:
        return None
    return list_role_holders(case.authority_id or 0, on, [role.value]).filter(pk=handler).first()


def list_handlers(case: Case, on: date) -> QuerySet[Person]:
    """The officers of the authority of a case who can handle it in the state in which it stands, by name."""
    role = find_handling_role(State(case.state))
    return list_role_holders(case.authority_id or 0, on, [role.value] if role else []).order_by("name", "pk")


def find_other_handler(case: Case, by: Actor, on: date) -> Person | None:
    """The colleague in whose hands a case is for the role of this actor; None: nobody's, or the actor's own."""
    column = HANDLER_COLUMNS.get(by.role)
    handler = getattr(case, column) if column else None
    return find_handler_in_role(case, by.role, on) if is_with_colleague(handler, by, on) else None


def is_with_colleague(handler_id: int | None, by: Actor, on: date) -> bool:
    """Whether a case lies with a colleague for whom this officer does not stand in."""
    return handler_id is not None and handler_id != by.person_id and not stands_in_for(by, handler_id, on)


def find_absent_handler(case: Case, by: Actor, on: date) -> Person | None:
    """In whose place an actor acts on a case: its handler is away, and the actor stands in. None: in nobody's."""
    column = HANDLER_COLUMNS.get(by.role)
    handler = getattr(case, column) if column else None
    if handler in (None, by.person_id) or not stands_in_for(by, handler, on):
        return None
    return Person.objects.filter(pk=handler).first()


def read_other_handler(case: Case, by: Actor, on: date) -> Mapping[str, Any]:
    """The name of the colleague in whose hands a case is."""
    other = find_other_handler(case, by, on)
    return {"other_handler": other.name if other else ""}


def read_take_on_problem(case: Case, by: Actor, on: date) -> Mapping[str, Any]:
    """Why an actor cannot take a case on: a colleague handles it, they do themselves, or it waits for the other pair of eyes."""
    if STATES[State(case.state)].held_by is not by.role:
        return {"take_on_problem": "这件申报现在不由您这一岗办理"}
    handler = find_handler(case, on)
    if handler is None:
        return {"take_on_problem": ""}
    return {
        "take_on_problem": "这件申报已经由您在办" if handler.pk == by.person_id else f"这件申报由{handler.name}在办"
    }
