"""三（三）: what an officer handles is given to a colleague in one act, when their role ends."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from django.db.models import QuerySet

from zhicheng.procedure.handling_steps import HANDLED_STATES, find_handling_role
from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day
from zhicheng_web.cases.actions.assign import assign
from zhicheng_web.cases.actions.manage_membership import end_membership
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.officers.handlers import HANDLER_COLUMNS
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Person

REASON: Final = "交接：{name}的任职到{day}结束"


def list_handled_cases(membership: Membership) -> QuerySet[Case]:
    """The open cases that an officer handles under a membership; of anybody else none."""
    column = HANDLER_COLUMNS.get(Role(membership.role)) if membership.role in set(Role) else None
    if column is None:
        return Case.objects.none()
    states = [state.value for state in HANDLED_STATES if find_handling_role(state) == membership.role]
    held = {column: membership.person_id, "authority_id": membership.organisation_id}
    return Case.objects.filter(**held, state__in=states).order_by("pk")


def hand_over_cases(
    membership: Membership, to: Person | None, *, handed_over: bool, by: Actor, at: datetime, last_day: date, key: UUID
) -> Membership:
    """End an officer's role; what they handle goes to a colleague, or to whoever takes it on (`to` None). All of it, or nothing.

    Raises StepRefused: also where something is in their hands, and nobody has said to whom it goes (`handed_over`).
    """
    with act():
        cases: Sequence[Case] = list(list_handled_cases(membership))
        sentence = f"{membership.person.name}名下还有{len(cases)}件在办的申报"
        require_that(handed_over or not cases, "cases_handed_over", "三（三）", sentence, "请选择由谁接办。")
        reason = REASON.format(name=membership.person.name, day=format_day(day_number(last_day.isoformat())))
        for case in cases:
            own_key = uuid5(key, str(case.public_id))
            assign(case, to, reason=reason, by=by, at=at, key=own_key, version=case.version)
        return end_membership(membership, by=by, at=at, last_day=last_day)
