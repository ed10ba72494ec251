"""Taking a step for several people: what the page says, and which cases it names."""

from collections.abc import Iterable
from uuid import UUID

from django.http import QueryDict

from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.shared.steps import draft_recovery


def read_form_or_draft(request: OfficeRequest) -> QueryDict:
    """What the form says; on a page opened again after signing in, what was typed before; else what the address says."""
    return request.POST if request.method == "POST" else draft_recovery.restore_form_draft(request) or request.GET


def find_chosen_cases(request: OfficeRequest, name: str = "case") -> list[Case]:
    """The cases that a form or an address names, those of others left out; in the order of names."""
    named = request.POST if request.method == "POST" else request.GET
    return find_named_cases(request.actor, named.getlist(name))


def find_named_cases(actor: Actor, named: Iterable[str]) -> list[Case]:
    """The cases of these public ids that somebody may see."""
    wanted = [one for one in map(parse_uuid, named) if one]
    visible = queries.list_visible_cases(actor).filter(public_id__in=wanted)
    return list(visible.prefetch_related("publicities").order_by("pk"))


def parse_uuid(text: str) -> UUID | None:
    """A public id, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
