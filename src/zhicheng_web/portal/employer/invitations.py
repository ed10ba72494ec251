"""Invitations: a signed link that lets somebody open an account as staff or as HR of one unit.

A link for staff serves many until it expires. One for a colleague in HR serves once: it names how many there were when
it was made, and is void as soon as one has joined.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core import signing

from zhicheng.procedure.states import Role
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership

SALT = "zhicheng.invitation"
STAFF, COLLEAGUE = "employee", Role.EMPLOYER.value
LASTS = {STAFF: timedelta(days=90), COLLEAGUE: timedelta(days=7)}


class Invitation(NamedTuple):
    """What a link says."""

    organisation: int
    role: str
    inviter: int
    before: int


def token(by: Actor, role: str, on: date) -> str:
    """The link's last part."""
    organisation = by.organisation_id or 0
    return signing.dumps([organisation, role, by.membership_id, colleagues(organisation, on)], salt=SALT)


def read(text: str, on: date) -> Invitation | None:
    """What a link says, as long as it holds."""
    try:
        told = Invitation(*signing.loads(text, salt=SALT, max_age=max(LASTS.values())))
        signing.loads(text, salt=SALT, max_age=LASTS[told.role])
    except (signing.BadSignature, TypeError, KeyError):
        return None
    used = told.role == COLLEAGUE and colleagues(told.organisation, on) != told.before
    return None if used else told


def colleagues(organisation: int, on: date) -> int:
    """How many HR people a unit has."""
    return queries.members(organisation, on, [COLLEAGUE]).count()


def unit(told: Invitation) -> Any:
    """The unit of an invitation, by the membership of whoever made it."""
    return Membership.objects.select_related("organisation").get(pk=told.inviter).organisation


def unit_of(by: Actor, on: date) -> Any:
    """The unit for which somebody acts."""
    held = queries.memberships_on(by.person_id or 0, on).filter(pk=by.membership_id)
    return held.get().organisation
