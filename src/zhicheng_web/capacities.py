"""In which capacities a signed-in person can act today: as applicant, and by each membership that is valid."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import F
from django.http import HttpRequest

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import SIGNED_IN, PageAccess
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Person

CHOSEN_SESSION_KEY = "acting"
"""Where the session keeps the membership that a person with several has chosen; 0 stands for the applicant."""
ACTING_ROLES = frozenset(Role)


class Capacity(NamedTuple):
    """What somebody can act as: the actor, the person's name, the name of the organisation or nothing; whether the number of
    their card is known (queries.KnownByNumber).
    """

    actor: Actor
    name: str
    place: str
    has_number: bool


def list_capacities(account_id: int, on: date) -> list[Capacity]:
    """Everything that the owner of an account may act as on a day, offices before the applicant."""
    rows = Membership.objects.on(on).filter(person__user_id=account_id).order_by("id")
    memberships = list(
        rows.values_list(
            *("person_id", "person__name", queries.KnownByNumber(F("person_id"))),
            *("id", "role", "organisation_id", "organisation__name"),
        )
    )
    known = Person.objects.filter(user_id=account_id).values_list("id", "name", queries.KnownByNumber(F("id")))
    person = memberships[0][:3] if memberships else known.first()
    if person is None:
        return []
    offices = [
        Capacity(Actor(person_id, membership, Role(role), organisation), name, place, has_number)
        for person_id, name, has_number, membership, role, organisation, place in memberships
        if role in ACTING_ROLES
    ]
    return [*offices, Capacity(queries.build_applicant_actor(person[0]), person[1], "", person[2])]


def list_capacities_of_request(request: HttpRequest) -> list[Capacity]:
    """The capacities of the person who makes this request, read once a request."""
    user = getattr(request, "user", None)  # on pages for what is refused before anybody knows who asks
    if user is None or not user.is_authenticated:
        return []
    if not hasattr(request, "_capacities"):
        request._capacities = list_capacities(user.pk, clock.today())  # type: ignore[attr-defined]
    found: list[Capacity] = request._capacities  # type: ignore[attr-defined]
    return found


def list_actors_of_request(request: HttpRequest) -> list[Actor]:
    """The capacities of the person who makes this request as actors, without names of places."""
    return [one.actor for one in list_capacities_of_request(request)]


def choose_actor(candidates: Sequence[Actor], chosen: int | None) -> Actor | None:
    """The capacity chosen before, where it is among them, else the first."""
    preferred = (actor for actor in candidates if (actor.membership_id or 0) == chosen)
    return next(preferred, candidates[0] if candidates else None)


def find_actor_for_page(request: HttpRequest, page: PageAccess) -> Actor | None:
    """The capacity in which this request may enter a page; None: it may not."""
    open_to = [actor for actor in list_actors_of_request(request) if actor.role in page.who or SIGNED_IN in page.who]
    return choose_actor(open_to, request.session.get(CHOSEN_SESSION_KEY)) if open_to else None
