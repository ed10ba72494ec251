"""Invitations: a link for one colleague in HR (an action of its own), and one link for all the staff of a unit.

The staff's link serves many and holds as long as whoever made it does the unit's HR, ninety days at most.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist

from zhicheng.procedure.move import Refused
from zhicheng_web.cases.actions.accept_invitation import accept_invitation, invitation
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor

SALT = "zhicheng.staff"
STAFF = "employee"
LASTS = timedelta(days=90)
OVER = "链接过了期限，或没有复制完整"


class Offer(NamedTuple):
    """What a link offers: to join a unit, as what; `accept` does it for a person."""

    unit: Any
    colleague: bool
    accept: Callable[[Any], object]


def for_staff(by: Actor) -> str:
    """The last part of the staff's link."""
    return signing.dumps([by.person_id, by.membership_id], salt=SALT)


def offer(token: str, at: datetime, today: date) -> Offer | None:
    """What a link offers, as long as it holds."""
    return of_staff(token, today) or of_colleague(token, at)


def of_colleague(token: str, at: datetime) -> Offer | None:
    """Joining the unit's HR."""
    try:
        unit, _ = invitation(token, at)
    except Refused:
        return None
    return Offer(unit, True, lambda person: accept_invitation(token, person=person, at=at))


def of_staff(token: str, today: date) -> Offer | None:
    """Being known as staff, so that the employer of an application is chosen already."""
    try:
        inviter, membership = signing.loads(token, salt=SALT, max_age=LASTS)
        unit = queries.memberships_on(inviter, today).get(pk=membership).organisation
    except (signing.BadSignature, ObjectDoesNotExist):
        return None
    return Offer(unit, False, lambda person: join_staff(person, unit, today))


def join_staff(person: Any, unit: Any, today: date) -> None:
    """The membership from today on; nothing where there is one already."""
    if not queries.memberships_on(person.pk, today).filter(organisation=unit, role=STAFF).exists():
        queries.employ(person, unit, STAFF, today)


def unit_of(by: Actor, on: date) -> Any:
    """The unit for which somebody acts."""
    return queries.memberships_on(by.person_id or 0, on).get(pk=by.membership_id or 0).organisation
