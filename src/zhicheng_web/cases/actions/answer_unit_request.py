"""The bureau answers what it was asked about the register: the unit is entered and its responsible person invited, its data are
changed, or neither, with the reason (三（三）).
"""

from datetime import datetime
from typing import Final
from uuid import uuid5

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.correct_unit import correct_unit
from zhicheng_web.cases.actions.invite import STEP as INVITE_STEP
from zhicheng_web.cases.actions.invite import invite, normalise_invitee
from zhicheng_web.cases.actions.register_unit import register_unit, require_bureau
from zhicheng_web.cases.transition.authorised import require_reason, require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Invitation, Organisation
from zhicheng_web.people.register import find_bureau
from zhicheng_web.people.unit_request_model import UnitRequest

GRANT_STEP: Final = "grant_unit_change"
DECLINE_CHANGE_STEP: Final = "decline_unit_change"
DECLINE_STEP: Final = "decline_registration"


def grant_unit_request(asked: UnitRequest, *, by: Actor, at: datetime, known_hash: str) -> UnitRequest:
    """Do what was asked. `known_hash`: `hash_unit_data` of the unit as the page showed it, "" where it showed none.

    Raises StepRefused: answered meanwhile, registered already, one's own, or the data cannot be so; StaleVersion where the
    unit's data were changed since the bureau has looked.
    """
    require_bureau(by)
    with act():
        locked = lock_waiting(asked, by)
        if locked.kind == UnitRequest.Kind.REGISTER:
            locked.organisation = enter_unit(locked, by, at)
            locked.invitation = invite_contact(locked, locked.organisation, by, at)
        elif locked.organisation is not None:
            change_unit(locked, locked.organisation, by, at, known_hash)
        locked.granted, locked.answered_by_id, locked.answered_at = True, by.person_id, at
        locked.save(update_fields=["granted", "answered_by", "answered_at", "organisation", "invitation"])
    return locked


def decline_unit_request(asked: UnitRequest, *, reason: str, by: Actor, at: datetime) -> UnitRequest:
    """Do nothing, and say why. Raises StepRefused: no reason, answered meanwhile, one's own."""
    require_bureau(by)
    words = require_reason(reason, "unit_request_reason", "三（三）", "不同意没有写明理由")
    with act():
        locked = lock_waiting(asked, by)
        locked.granted, locked.answer = False, words
        locked.answered_by_id, locked.answered_at = by.person_id, at
        locked.save(update_fields=["granted", "answer", "answered_by", "answered_at"])
        change = locked.kind == UnitRequest.Kind.CHANGE
        place = locked.organisation_id if change else getattr(find_bureau(), "pk", None)
        name = str(locked.values.get("name", ""))
        body = {"reason": words} | ({} if change else {"unit": name})
        step = DECLINE_CHANGE_STEP if change else DECLINE_STEP
        units.record_unit_act(place or units.NO_ORGANISATION, step, by=by, at=at, body=body)
    return locked


def lock_waiting(asked: UnitRequest, by: Actor) -> UnitRequest:
    """The request, its row locked. Raises StepRefused where it does not wait any more, or is the actor's own."""
    locked = UnitRequest.objects.select_for_update().get(pk=asked.pk)
    require_that(locked.is_waiting, "unit_request_waits", "", "这个申请已经有人答复，或另有新的申请", "请刷新页面。")
    own = locked.asked_by_id == by.person_id
    require_that(
        not own, "unit_request_by_another", "三（三）", "申请的人不能自己确认", "请由市人社局的另一位同事办理。"
    )
    return locked


def enter_unit(asked: UnitRequest, by: Actor, at: datetime) -> Organisation:
    """The unit in the register. Raises StepRefused where its code is registered."""
    known = Organisation.objects.filter(uscc=asked.values["uscc"]).first()
    require_that(
        known is None,
        "organisation_one_per_uscc",
        "三（三）",
        f"这个信用代码已经登记：{known.name if known else ''}",
        "请写明不同意的理由；原来的人事不在了的，到那个单位的页面邀请新的人事。",
    )
    return register_unit(asked.values, by=by, at=at, key=uuid5(asked.public_id, "register"))


def invite_contact(asked: UnitRequest, unit: Organisation, by: Actor, at: datetime) -> Invitation:
    """The invitation of the responsible person, as HR."""
    key = uuid5(asked.public_id, "contact")
    invitee = normalise_invitee(asked.contact_name, asked.contact_phone)
    invite(invitee, by=by, at=at, key=key, role=Role.EMPLOYER, organisation_id=unit.pk)
    return Invitation.objects.get(public_id=uuid5(key, INVITE_STEP))


def change_unit(asked: UnitRequest, unit: Organisation, by: Actor, at: datetime, known_hash: str) -> None:
    """The new data over those that the bureau has seen; written down as its act. Raises StepRefused, StaleVersion."""
    fresh = Organisation.objects.get(pk=unit.pk)
    key = uuid5(asked.public_id, "change")
    correct_unit(fresh, asked.values, by=by, at=at, key=key, known_hash=known_hash)
    units.record_unit_act(unit.pk, GRANT_STEP, by=by, at=at, person_id=asked.asked_by_id)
