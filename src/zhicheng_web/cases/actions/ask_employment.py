"""A person asks a unit to confirm that they work there, or takes the question back."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from zhicheng_web.cases.actions._active_unit import require_active_unit
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.account_roles import EMPLOYEE_ROLE
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.employee_request_model import MAX_OPEN_REQUESTS, EmployeeRequest
from zhicheng_web.people.employee_requests import WAITING
from zhicheng_web.people.models import Membership, Organisation, Person

STEP: Final = "ask_employment"
TAKE_BACK_STEP: Final = "take_back_employment"


def ask_employment(unit: Organisation, *, by: Actor, at: datetime, key: UUID) -> EmployeeRequest:
    """The question to the unit's HR; asked again while it waits, it is the same. Raises StepRefused: an employee already, too
    many questions at once, a unit that was ended.
    """
    require_active_unit(unit.pk)
    with act():
        Person.objects.select_for_update().get(pk=by.person_id)  # two presses at once are one after the other
        waiting = WAITING.filter(person_id=by.person_id)
        existing = waiting.filter(organisation=unit).first()
        if existing is not None:
            return existing
        held = Membership.objects.on(to_kunming_date(at)).filter(
            person_id=by.person_id, organisation=unit, role=EMPLOYEE_ROLE
        )
        require_that(
            not held.exists(), "employee_already", "一（一）", "这个单位已经确认您是它的职工", "可以开始申报。"
        )
        few = waiting.count() < MAX_OPEN_REQUESTS
        require_that(few, "employee_requests", "", f"最多同时请{MAX_OPEN_REQUESTS}个单位确认", "请先取回不再要的。")
        units.record_unit_act(unit.pk, STEP, by=by, at=at, person_id=by.person_id)
        return EmployeeRequest.objects.create(
            public_id=uuid5(key, STEP), person_id=by.person_id, organisation=unit, asked_at=at
        )


def take_back_employment(public_id: UUID, *, by: Actor, at: datetime) -> bool:
    """The person takes an unanswered question back; whether it still waited."""
    with act():
        asked = WAITING.select_for_update().filter(public_id=public_id, person_id=by.person_id).first()
        if asked is None:
            return False
        asked.withdrawn_at = at
        asked.save(update_fields=["withdrawn_at"])
        units.record_unit_act(asked.organisation_id, TAKE_BACK_STEP, by=by, at=at, person_id=by.person_id)
        return True
