"""Invitations: a link for one colleague in HR (an action of its own), and one link for all employees of a unit.

The employees' link serves many and holds as long as the person who made it does the unit's HR, ninety days at most.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist

from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import Role
from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web.cases.actions.accept_invitation import (
    EXPIRED_LINK,
    SPOILT_LINK,
    WITHDRAWN_LINK,
    accept_invitation,
    read_invitation,
)
from zhicheng_web.cases.transition.authorised import build_refusal
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.row_types import Organisation, Person

EMPLOYEE_LINK_SALT = "zhicheng.staff"
EMPLOYEE_ROLE = "employee"
EMPLOYEE_LINK_LIFETIME = timedelta(days=90)


class InvitationOffer(NamedTuple):
    """What a link offers: to join a unit in a role; `accept` does it for a person."""

    unit: Organisation
    role: str
    colleague: bool
    accept: Callable[[Person], object]

    @property
    def role_name(self) -> str:
        """What one becomes."""
        return CAPACITY_NAMES[self.role]

    @property
    def to_hr(self) -> bool:
        """Whether who accepts does a unit's HR."""
        return self.role == Role.EMPLOYER

    @property
    def to_agency(self) -> bool:
        """Whether the unit is a dispatch agency."""
        return bool(self.unit.kind == "agency")


def build_employee_token(by: Actor) -> str:
    """The last part of the employees' link."""
    return signing.dumps([by.person_id, by.membership_id], salt=EMPLOYEE_LINK_SALT)


def read_invitation_offer(token: str, at: datetime, today: date) -> InvitationOffer:
    """What a link offers, as long as it holds. Raises StepRefused, with why it holds no more."""
    return find_employee_offer(token, today) or read_colleague_offer(token, at)


def accept_invitation_link(token: str, person: Person, at: datetime, today: date) -> None:
    """Join by a link; pressed again by a person who has joined by it, it changes nothing. Raises StepRefused."""
    offered = find_employee_offer(token, today)
    if offered:
        offered.accept(person)
    else:
        accept_invitation(token, person=person, at=at)


def find_employee_offer(token: str, today: date) -> InvitationOffer | None:
    """What the employees' link offers; None: it is a colleague's, or none. Raises StepRefused."""
    try:
        return read_employee_offer(token, today)
    except signing.SignatureExpired as late:
        raise build_refusal("invitation_late", EXPIRED_LINK) from late
    except signing.BadSignature:
        return None


def read_colleague_offer(token: str, at: datetime) -> InvitationOffer:
    """Joining an organisation in an office, of HR or another. Raises StepRefused."""
    unit, role = read_invitation(token, at)
    return InvitationOffer(unit, role, True, lambda person: accept_invitation(token, person=person, at=at))


def read_employee_offer(token: str, today: date) -> InvitationOffer:
    """Being known as an employee, so that the employer of an application is chosen already. Raises BadSignature, StepRefused."""
    inviter, membership = signing.loads(token, salt=EMPLOYEE_LINK_SALT, max_age=EMPLOYEE_LINK_LIFETIME)
    try:
        unit = queries.list_memberships_on(inviter, today).get(pk=membership).organisation
    except ObjectDoesNotExist as gone:
        raise build_refusal("invitation_withdrawn", WITHDRAWN_LINK) from gone
    return InvitationOffer(unit, EMPLOYEE_ROLE, False, lambda person: join_employee(person, unit, today))


def join_employee(person: Person, unit: Organisation, today: date) -> None:
    """The membership from today on; nothing where there is one already."""
    if not queries.list_memberships_on(person.pk, today).filter(organisation=unit, role=EMPLOYEE_ROLE).exists():
        queries.create_membership(person, unit, EMPLOYEE_ROLE, today)


def describe_invalid_link(refused: StepRefused) -> tuple[str, str]:
    """What is wrong with a link, and what to do."""
    first = refused.findings[0]
    return first.reason.rstrip("。"), first.remedy or SPOILT_LINK.remedy
