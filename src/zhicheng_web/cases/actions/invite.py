"""Invite a colleague by a link: one person, one role, one organisation, some days."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from django.core import signing

from zhicheng.procedure.states import Role
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor

INVITATION_SALT: Final = "zhicheng.invitation"
STEP: Final = "invite"
INVITATION_DAYS: Final = 7
INVITABLE_ROLES: Final = {Role.EMPLOYER: (Role.EMPLOYER,), Role.BUREAU: (Role.EXAMINER, Role.APPROVER, Role.EMPLOYER)}
"""Whom each role may invite: an employer its own HR, the bureau HR and officers of any organisation."""


def invite(
    *, by: Actor, at: datetime, key: UUID, role: Role = Role.EMPLOYER, organisation_id: int | None = None
) -> str:
    """The token of a link that lets the first person who opens it join; `organisation_id`: the bureau's choice.

    Raises StepRefused for a role that is not the actor's to give. Links of the same key are one invitation.
    """
    of = organisation_id if by.role is Role.BUREAU else by.organisation_id
    allowed = role in INVITABLE_ROLES.get(by.role, ()) and of is not None
    require_that(allowed, "invitation_not_yours", "", "您不能邀请这种身份的人员", "请由本单位人事或市人社局邀请。")
    with act():
        if claim_key(KeyedStep(by.person_id, uuid5(key, STEP), STEP, 0, 1), at) is None:
            units.record_unit_act(of or 0, STEP, by=by, at=at, body={"role": role.value})
    payload = {"by": by.person_id, "of": of, "role": role.value, "key": str(key), "at": int(at.timestamp())}
    return signing.dumps(payload, salt=INVITATION_SALT)
