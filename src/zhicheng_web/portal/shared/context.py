"""What every page knows without asking: who looks at it, in which size, on which day, and whether it is a demonstration."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from zhicheng.policy.model import Policy
from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web import capacities, clock
from zhicheng_web.access import SIGNED_IN, PageAccess
from zhicheng_web.portal.shared import display_size
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.steps import draft_recovery

FAILED_TRIES_KEY = "failed_tries"
"""What the session has to tell of failed tries to sign in, once: their number, the last moment and place, in words."""


class HeaderPerson(NamedTuple):
    """The person in the header."""

    name: str
    place: str
    role: str
    several: bool


def build_page_context(request: HttpRequest) -> dict[str, Any]:
    """The context processor. `who` is asked of the database only where a page shows it."""
    elder, high_contrast = (
        display_size.find_display_choice(request) == "elder",
        display_size.find_display_choice(request, "contrast") == "more",
    )
    return {
        "who": SimpleLazyObject(lambda: find_header_person(request)),
        "elder": elder,
        "high_contrast": high_contrast,
        "page_class": " ".join(name for name, is_on in (("elder", elder), ("contrast", high_contrast)) if is_on),
        "today": clock.today(),
        "draft_saved": SimpleLazyObject(lambda: draft_recovery.has_saved_draft(request)),
        "rules": SimpleLazyObject(lambda: find_current_policy().id),
        "office": SimpleLazyObject(lambda: f"{find_current_policy().city_name}人力资源和社会保障局"),
        "notice_title": SimpleLazyObject(lambda: find_current_policy().notice.title),
        "basis": SimpleLazyObject(lambda: name_basis(find_current_policy())),
        "failed_tries": SimpleLazyObject(lambda: take_failed_tries(request)),
        "demo": settings.DEMO,
        "phone": settings.PHONE,
    }


def name_basis(policy: Policy) -> str:
    """On what the office rests: the notice with its issuer; a sample says that it is none."""
    if policy.sample:
        return f"{policy.notice.title}，不能用来办事"
    return f"{policy.notice.issuer}《{policy.notice.title.removeprefix(policy.notice.issuer)}》"


def take_failed_tries(request: HttpRequest) -> Mapping[str, Any] | None:
    """What has failed since the person last signed in; the page that asks for it tells it, and no other."""
    if not request.user.is_authenticated or FAILED_TRIES_KEY not in request.session:
        return None
    notice: Mapping[str, Any] = request.session.pop(FAILED_TRIES_KEY)
    return notice


def find_header_person(request: HttpRequest) -> HeaderPerson | None:
    """Who looks, in the capacity that opened the page."""
    actor = getattr(request, "actor", None) or capacities.find_actor_for_page(request, PageAccess((SIGNED_IN,)))
    if actor is None:
        return None
    known = capacities.list_capacities_of_request(request)
    name, place = next((one.name, one.place) for one in known if one.actor == actor)
    return HeaderPerson(name, place, CAPACITY_NAMES[actor.role], len(known) > 1)
