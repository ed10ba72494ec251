"""Invitations: a link for one person (an action of its own), and one link for the employees whom a unit's HR has listed.

The employees' link serves many and holds as long as the person who made it does the unit's HR, ninety days at most. Either
opens only for the name and the telephone that it was made for: forwarded, it opens for nobody else.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist

from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import Role
from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web.cases.actions.accept_invitation import (
    ENDED_UNIT,
    EXPIRED_LINK,
    SPOILT_LINK,
    WITHDRAWN_LINK,
    accept_invitation,
    find_invitation,
    require_invitee,
)
from zhicheng_web.cases.actions.invite import Invitee
from zhicheng_web.cases.actions.join_as_employee import join_as_employee, require_listed_employee
from zhicheng_web.cases.transition.authorised import build_refusal
from zhicheng_web.people import queries
from zhicheng_web.people.account_roles import EMPLOYEE_ROLE
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.row_types import Invitation, Organisation, Person
from zhicheng_web.portal.shared.words.city_words import restate_here

EMPLOYEE_LINK_SALT = "zhicheng.staff"
EMPLOYEE_LINK_LIFETIME = timedelta(days=90)


class InvitationOffer(NamedTuple):
    """What a link offers: to join a unit in a role. `invitation`: the one person's; None: it is the employees' link."""

    unit: Organisation
    role: str
    invitation: Invitation | None

    @property
    def colleague(self) -> bool:
        """Whether it is for one person, who then acts for the unit."""
        return self.invitation is not None

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

    @property
    def to_officer(self) -> bool:
        """Whether who accepts judges cases: the number is asked, and a second person of the bureau confirms."""
        return self.invitation is not None and self.invitation.needs_confirmation

    def is_opened_by(self, person_id: int) -> bool:
        """Whether this person has used the link, and waits to be confirmed or has been."""
        return self.invitation is not None and self.invitation.opened_by_id == person_id

    def require(self, invitee: Invitee) -> Invitation:
        """The invitation of this person. Raises StepRefused where the link is not for them."""
        if self.invitation is None:
            return require_listed_employee(self.unit, invitee)
        require_invitee(self.invitation, invitee)
        return self.invitation

    def accept(self, invitation: Invitation, person: Person, at: datetime) -> bool:
        """Join; whether the person can begin, which an officer cannot before a second person has confirmed. StepRefused."""
        if self.invitation is None:
            return bool(join_as_employee(invitation, person=person, at=at))
        return accept_invitation(invitation, person=person, at=at) is not None


def build_employee_token(by: Actor) -> str:
    """The last part of the employees' link."""
    return signing.dumps([by.person_id, by.membership_id], salt=EMPLOYEE_LINK_SALT)


def read_invitation_offer(token: str, at: datetime, today: date, reader_id: int | None = None) -> InvitationOffer:
    """What a link offers as long as it holds, to the reader who has used it too. Raises StepRefused, with why not."""
    return find_employee_offer(token, today) or read_personal_offer(token, at, reader_id)


def find_employee_offer(token: str, today: date) -> InvitationOffer | None:
    """What the employees' link offers; None: it is one person's, or none. Raises StepRefused."""
    try:
        return read_employee_offer(token, today)
    except signing.SignatureExpired as late:
        raise build_refusal("invitation_late", EXPIRED_LINK) from late
    except signing.BadSignature:
        return None


def read_personal_offer(token: str, at: datetime, reader_id: int | None = None) -> InvitationOffer:
    """Joining an organisation in an office, of HR or another. Raises StepRefused."""
    invitation = find_invitation(token, at, reader_id)
    return InvitationOffer(invitation.organisation, invitation.role, invitation)


def read_employee_offer(token: str, today: date) -> InvitationOffer:
    """Being known as an employee, so that the employer of an application is chosen already. Raises BadSignature, StepRefused."""
    inviter, membership = signing.loads(token, salt=EMPLOYEE_LINK_SALT, max_age=EMPLOYEE_LINK_LIFETIME)
    try:
        unit = queries.list_memberships_on(inviter, today).get(pk=membership).organisation
    except ObjectDoesNotExist as gone:
        raise build_refusal("invitation_withdrawn", WITHDRAWN_LINK) from gone
    if unit.ended_on is not None:
        raise build_refusal("invitation_of_ended_unit", ENDED_UNIT)
    return InvitationOffer(unit, EMPLOYEE_ROLE, None)


def describe_invalid_link(refused: StepRefused) -> tuple[str, str]:
    """What is wrong with a link, and what to do."""
    first = refused.findings[0]
    return restate_here(first.reason.rstrip("。")), restate_here(first.remedy or SPOILT_LINK.remedy)
