"""The page of a case that others hold by now: who sent it, where it is, and every word that was typed for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.record import build_stale_from_entry
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.shared.forms.base import read_case_version
from zhicheng_web.portal.shared.steps.take_step import CONFLICT, describe_first_step
from zhicheng_web.portal.shared.steps.typed_texts import list_typed_texts

NOT_FOUND = 404


def render_moved_case(request: HttpRequest, case: Case, actor: Actor) -> HttpResponse:
    """Nothing of the case but where it lies. A form gets its words back, to be copied: here they are of use to nobody."""
    is_post, version = request.method == "POST", read_case_version(request)
    first_step = queries.find_entry_after(case, version) if version > 0 else None
    context = {
        "is_form": is_post,
        "first": describe_first_step(build_stale_from_entry(first_step, actor)) if first_step else "",
        "authority": case.authority.name if case.authority and case.filed_at else "",
        "typed_texts": list_typed_texts(request),
    }
    return render(request, "shared/moved_case.html", context, status=CONFLICT if is_post else NOT_FOUND)
