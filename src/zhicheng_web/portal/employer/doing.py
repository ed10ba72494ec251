"""Taking a step for several people: which cases a form names, and what each act is given."""

from typing import Any
from uuid import UUID, uuid5

from django.http import QueryDict

from zhicheng_web.cases import queries
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.shared import kept
from zhicheng_web.portal.shared.forms import key_of
from zhicheng_web.portal.shared.taking import given


def given_for(request: OfficeRequest, case: Any) -> dict[str, Any]:
    """What an action is given for one case among several: a key and a version of its own."""
    seen = request.POST.get(f"version-{case.public_id}", "")
    version = int(seen) if seen.isdecimal() else -1
    return given(request) | {"key": uuid5(key_of(request), str(case.public_id)), "version": version}


def said(request: OfficeRequest) -> QueryDict:
    """What the form says; on a page opened again after signing in, what was typed before; else what the address says."""
    return request.POST if request.method == "POST" else kept.taken(request) or request.GET


def chosen(request: OfficeRequest, name: str = "case") -> list[Any]:
    """The cases that a form or an address names, those of others left out; in the order of names."""
    named = request.POST if request.method == "POST" else request.GET
    wanted = [one for one in map(as_uuid, named.getlist(name)) if one]
    visible = queries.visible_to(request.actor).filter(public_id__in=wanted)
    return list(visible.prefetch_related("publicities").order_by("pk"))


def as_uuid(text: str) -> UUID | None:
    """A public id, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
