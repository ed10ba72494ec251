"""A unit's HR confirms that somebody who has asked works there, or declines with the reason (一（一））."""

from datetime import datetime
from typing import Final

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.manage_membership import GIVE_STEP
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.transition.authorised import require_reason, require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.account_roles import EMPLOYEE_ROLE
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.employee_request_model import EmployeeRequest
from zhicheng_web.people.models import Membership
from zhicheng_web.people.queries import create_membership

DECLINE_STEP: Final = "decline_employment"


def confirm_employment(asked: EmployeeRequest, *, by: Actor, at: datetime) -> EmployeeRequest:
    """The person is an employee from today on. Raises StepRefused: answered or taken back, one's own, another unit's."""
    today = to_kunming_date(at)
    with act():
        locked = lock_waiting(asked, by)
        held = {"person": locked.person, "organisation": locked.organisation, "role": EMPLOYEE_ROLE}
        if not Membership.objects.on(today).filter(**held).exists():
            body = {"role": EMPLOYEE_ROLE, "since": today.isoformat()}
            units.record_unit_act(
                locked.organisation_id, GIVE_STEP, by=by, at=at, person_id=locked.person_id, body=body
            )
            create_membership(locked.person, locked.organisation, EMPLOYEE_ROLE, today)
        locked.granted, locked.answered_by_id, locked.answered_at = True, by.person_id, at
        locked.save(update_fields=["granted", "answered_by", "answered_at"])
    return locked


def decline_employment(asked: EmployeeRequest, *, reason: str, by: Actor, at: datetime) -> EmployeeRequest:
    """The person does not work there, or it cannot be told; the reason is theirs to read. Raises StepRefused."""
    words = require_reason(reason, "employee_reason", "一（一）", "不确认没有写明理由")
    with act():
        locked = lock_waiting(asked, by)
        locked.granted, locked.answer = False, words
        locked.answered_by_id, locked.answered_at = by.person_id, at
        locked.save(update_fields=["granted", "answer", "answered_by", "answered_at"])
        units.record_unit_act(
            locked.organisation_id, DECLINE_STEP, by=by, at=at, person_id=locked.person_id, body={"reason": words}
        )
    return locked


def lock_waiting(asked: EmployeeRequest, by: Actor) -> EmployeeRequest:
    """The request, its row locked, for HR of the unit that was asked. Raises StepRefused."""
    locked = EmployeeRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=asked.pk)
    theirs = by.role is Role.EMPLOYER and by.organisation_id == locked.organisation_id
    require_that(theirs, "employee_not_yours", "", "这个申请不由您答复", "请由那个单位的人事答复。")
    own = locked.person_id == by.person_id
    require_that(not own, "employee_request_by_another", "", "不能确认自己", "请由本单位的其他人事确认。")
    require_that(locked.is_waiting, "employee_waits", "", "这个申请已经有人答复，或者本人已经取回", "请刷新页面。")
    return locked
