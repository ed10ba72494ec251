"""What a session has proved of its owner: password, second factor, and how long ago; kept in the session itself.

allauth notes each proof with its moment when somebody signs in or confirms. People of a demonstration prove nothing: they
are signed in by one press, confirm by one press, and are asked for no second factor. Outside a demonstration that mark means
nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from zhicheng.procedure.states import OFFICER_ROLES
from zhicheng_web import capacities, clock
from zhicheng_web.people.actor import Actor

PERSONA_KEY, PERSONA_CONFIRMED_KEY = "persona", "persona_confirmed"
FACTOR_METHOD = "mfa"


def hold_factor_role(actors: Iterable[Actor]) -> bool:
    """Whether one of these capacities demands a second factor: nobody judges or supervises by a password alone."""
    return any(actor.role in OFFICER_ROLES for actor in actors)


def must_use_factor(account_id: int) -> bool:
    """Whether the owner of an account may sign in only with a second factor, for what they are today."""
    return hold_factor_role(one.actor for one in capacities.list_capacities(account_id, clock.today()))


def is_factor_required(request: HttpRequest) -> bool:
    """The same of who makes a request; the people of a demonstration are excepted."""
    return hold_factor_role(capacities.list_actors_of_request(request)) and not is_persona(request)


def has_number(request: HttpRequest) -> bool:
    """Whether the number of the card of who makes a request is known."""
    return all(one.has_number for one in capacities.list_capacities_of_request(request))


def list_proofs(request: HttpRequest) -> list[Mapping[str, Any]]:
    """What was proved in this session by its owner, the first first."""
    return list(get_authentication_records(request, request.user))


def has_used_factor(request: HttpRequest) -> bool:
    """Whether a second factor was given in this session."""
    return any(proof["method"] == FACTOR_METHOD for proof in list_proofs(request))


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the last proof, by signing in or by confirming, is at most ACCOUNT_REAUTHENTICATION_TIMEOUT seconds old."""
    moments = [proof["at"] for proof in list_proofs(request)]
    if is_persona(request):
        moments.append(request.session.get(PERSONA_CONFIRMED_KEY, 0))
    return bool(moments) and clock.real_moment().timestamp() - max(moments) <= app_settings.REAUTHENTICATION_TIMEOUT


def is_persona(request: HttpRequest) -> bool:
    """Whether this is somebody of the demonstration, signed in by one press."""
    return bool(settings.DEMO and request.session.get(PERSONA_KEY))


def confirm_persona(request: HttpRequest) -> None:
    """One press of somebody of the demonstration: signing in, or confirming."""
    request.session[PERSONA_KEY] = True
    request.session[PERSONA_CONFIRMED_KEY] = clock.real_moment().timestamp()
