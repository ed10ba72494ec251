"""Invite one person by a link: of a name and a telephone, to one role in one organisation, for some days."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from django.core import signing
from django.db.models import QuerySet

from zhicheng.numbers.person_name import normalise_name
from zhicheng.numbers.phone import normalise_phone
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._active_unit import require_active_unit
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.account_roles import EMPLOYEE_ROLE
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.invitation_model import MAX_TRIES, Invitation

INVITATION_SALT: Final = "zhicheng.invitation.person"
STEP: Final = "invite"
LIST_STEP: Final = "list_employees"
INVITATION_DAYS: Final = 7
INVITABLE_ROLES: Final = {Role.EMPLOYER: (Role.EMPLOYER,), Role.BUREAU: (Role.EXAMINER, Role.APPROVER, Role.EMPLOYER)}
"""Whom each role may invite: an employer its own HR, the bureau HR and officers of any organisation."""


class Invitee(NamedTuple):
    """For whom an invitation is, or who says that it is for them."""

    name: str
    phone: str


def normalise_invitee(name: str, phone: str) -> Invitee:
    """Name and telephone as they are kept and compared: however wide they were typed, whatever spaces, hyphens, prefix.

    >>> normalise_invitee(" 刘敏 ", "+86 138-8877 7666")
    Invitee(name='刘敏', phone='13888777666')
    """
    return Invitee(normalise_name(name), normalise_phone(phone))


def invite(
    invitee: Invitee,
    *,
    by: Actor,
    at: datetime,
    key: UUID,
    role: Role = Role.EMPLOYER,
    organisation_id: int | None = None,
) -> str:
    """The token of a link by which this person joins; `organisation_id`: the bureau's choice.

    An earlier invitation of the same person to the same role holds no more. Raises StepRefused for a role that is not the
    actor's to give, and in an organisation that was ended. Links of the same key are one invitation.
    """
    of = organisation_id if by.role is Role.BUREAU else by.organisation_id
    allowed = role in INVITABLE_ROLES.get(by.role, ()) and of is not None
    require_that(allowed, "invitation_not_yours", "", "您不能邀请这种身份的人员", "请由本单位人事或市人社局邀请。")
    require_active_unit(of or 0)
    public_id = uuid5(key, STEP)
    with act():
        if claim_key(KeyedStep(by.person_id, public_id, STEP, 0, 1), at) is None:
            create_invitation(invitee, of or 0, role.value, by=by, at=at, public_id=public_id)
            units.record_unit_act(of or 0, STEP, by=by, at=at, body={"role": role.value, "name": invitee.name})
    return build_invitation_token(public_id)


def create_invitation(
    invitee: Invitee, organisation_id: int, role: str, *, by: Actor, at: datetime, public_id: UUID
) -> Invitation:
    """The row; an earlier one for the same person, not used yet, holds no more. The caller has asked who may."""
    known = {"organisation_id": organisation_id, "role": role, **invitee._asdict()}
    Invitation.objects.filter(**known, opened_at=None, withdrawn_at=None).update(withdrawn_at=at)
    return Invitation.objects.create(**known, public_id=public_id, invited_by_id=by.person_id, created_at=at)


def list_employees(invitees: Iterable[Invitee], *, by: Actor, at: datetime, key: UUID) -> int:
    """Enter those who may join as employees by the unit's one link; how many were new. By the unit's HR."""
    allowed = by.role is Role.EMPLOYER and by.organisation_id is not None
    require_that(allowed, "invitation_not_yours", "", "您不能邀请这种身份的人员", "请由本单位人事邀请。")
    unit = by.organisation_id or 0
    with act():
        if claim_key(KeyedStep(by.person_id, uuid5(key, LIST_STEP), LIST_STEP, 0, 1), at) is not None:
            return 0
        entered = list(dict.fromkeys(invitees))
        withdraw_guessed_lines(unit, entered, at)
        known = {Invitee(*row) for row in list_awaited_employees(unit).values_list("name", "phone")}
        new = [one for one in entered if one not in known]
        rows = {"organisation_id": unit, "role": EMPLOYEE_ROLE, "invited_by_id": by.person_id, "created_at": at}
        Invitation.objects.bulk_create(Invitation(**rows, **one._asdict()) for one in new)
        if new:
            units.record_unit_act(unit, LIST_STEP, by=by, at=at, body={"people": len(new)})
        return len(new)


def withdraw_guessed_lines(organisation_id: int, invitees: Iterable[Invitee], at: datetime) -> None:
    """A line that somebody has guessed at too often holds no more; entered anew it is another."""
    guessed = list_awaited_employees(organisation_id).filter(tries__gte=MAX_TRIES)
    for one in invitees:
        guessed.filter(**one._asdict()).update(withdrawn_at=at)


def list_awaited_employees(organisation_id: int) -> QuerySet[Invitation]:
    """Whom HR has entered and who have not joined yet, the latest first."""
    return Invitation.objects.filter(
        organisation_id=organisation_id, role=EMPLOYEE_ROLE, opened_at=None, withdrawn_at=None
    ).order_by("-pk")


def build_invitation_token(public_id: UUID) -> str:
    """What the link says: which invitation, signed."""
    return signing.dumps(str(public_id), salt=INVITATION_SALT)
