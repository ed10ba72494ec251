"""A page with one form that takes one step of one case: shown, refused with everything typed kept, or done."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.employer.doing import Outcome, attempt
from zhicheng_web.portal.employer.showing import show
from zhicheng_web.portal.shared import kept
from zhicheng_web.portal.shared.forms import Form
from zhicheng_web.portal.shared.taking import UNPROCESSABLE, found, given

Take = Callable[[Any, Any, dict[str, Any]], object]
"""Takes the step: the case, the valid form, what every action is given."""


def nothing(case: Any) -> Mapping[str, Any]:
    """No more to say of a case."""
    return {}


def one_step(
    request: OfficeRequest,
    case_id: UUID,
    make: Callable[..., Form],
    template: str,
    take: Take,
    context: Callable[[Any], Mapping[str, Any]] = nothing,
    initial: Callable[[Any], Mapping[str, Any]] = nothing,
    then: str = "",
) -> HttpResponse:
    """The whole of such a page. `then`: where to go when it is done, if not back to the case."""
    case = found(request, case_id)
    if request.method != "POST":
        return page(request, template, case, make(initial={**initial(case), **kept.initial(request)}), context)
    form = make(request.POST)
    if not form.is_valid():
        return page(request, template, case, form, context, status=UNPROCESSABLE)
    outcome = attempt(lambda: take(case, form, given(request)))
    if outcome.done:
        return HttpResponseRedirect(then or f"{reverse('employer-case', args=[case.public_id])}?done=1")
    return page(request, template, found(request, case_id), form, context, outcome)


def page(
    request: OfficeRequest,
    template: str,
    case: Any,
    form: Form,
    context: Callable[[Any], Mapping[str, Any]],
    outcome: Outcome | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form, with why it was refused."""
    shown = {"case": case, "form": form, **context(case)}
    if outcome:
        shown |= {"findings": outcome.findings, "late": outcome.late}
    return show(request, template, "employer-queue", shown, outcome.status if outcome else status)
