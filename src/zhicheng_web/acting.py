"""In which capacities a signed-in person can act today: as applicant, and by each membership that is valid."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.entry import SIGNED_IN, Entry
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

CHOSEN = "acting"
"""Where the session keeps the membership that a person with several has chosen; 0 stands for the applicant."""
ROLES = frozenset(Role)


def actors(account_id: int, on: date) -> list[Actor]:
    """Everything that the owner of an account may act as on a day, offices before the applicant."""
    person = queries.person_of(account_id)
    if person is None:
        return []
    held = queries.memberships_on(person.id, on).order_by("id")
    offices = [queries.actor_of(one) for one in held if one.role in ROLES]
    return [*offices, queries.applicant(person.id)]


def all_of(request: HttpRequest) -> list[Actor]:
    """The capacities of whoever makes this request, read once a request."""
    if not request.user.is_authenticated:
        return []
    if not hasattr(request, "_actors"):
        request._actors = actors(request.user.pk, clock.today())  # type: ignore[attr-defined]
    found: list[Actor] = request._actors  # type: ignore[attr-defined]
    return found


def choose(candidates: Sequence[Actor], chosen: int | None) -> Actor | None:
    """The capacity chosen before, where it is among them, else the first."""
    preferred = (actor for actor in candidates if (actor.membership_id or 0) == chosen)
    return next(preferred, candidates[0] if candidates else None)


def for_entry(request: HttpRequest, page: Entry) -> Actor | None:
    """The capacity in which this request may enter a page; None: it may not."""
    open_to = [actor for actor in all_of(request) if actor.role in page.who or SIGNED_IN in page.who]
    return choose(open_to, request.session.get(CHOSEN))


def places(of: Sequence[Actor]) -> dict[int | None, str]:
    """The names of the organisations for which these act."""
    ids = [actor.organisation_id for actor in of if actor.organisation_id]
    return dict(Organisation.objects.filter(id__in=ids).values_list("id", "name")) if ids else {}


def name(of: Actor) -> str:
    """The name of the person who acts."""
    return Person.objects.values_list("name", flat=True).get(id=of.person_id)
