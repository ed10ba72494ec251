"""Taking a step from a page of this room: one form, shown, refused with everything typed kept, or done and on to the next."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng_web.cases.transition.idempotency import is_key_used
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.authority import queue_position as way
from zhicheng_web.portal.authority.forms import Bare
from zhicheng_web.portal.authority.rendering import show
from zhicheng_web.portal.authority.review_page import PAGES, Sheet
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.step_page import NOT_ATTEMPTED, StepAction
from zhicheng_web.portal.shared.steps.take_step import (
    UNPROCESSABLE,
    Outcome,
    attempt_action,
    find_case_or_404,
    read_action_arguments,
)


class Page(NamedTuple):
    """A form for one step: on the desk beside the papers, or on a page of its own. `stays`: one remains on the case."""

    template: str
    address: str
    make: Callable[..., Bare]
    take: StepAction
    more: Callable[[Sheet], Mapping[str, Any]] = lambda sheet: {}
    stays: bool = False


OWN = {address: step for step, (address, _) in PAGES.items()}
"""The step of each page of its own: where the table does not open it any more (browsers go back), the page leads to the case."""


def one_step(request: OfficeRequest, case_id: UUID, page: Page) -> HttpResponse:
    """The whole of such a page; done, it leads to the next case. A second click on what has sent a case away leads there too."""
    try:
        sheet = Sheet(find_case_or_404(request, case_id), request.actor)
    except Http404:
        if request.method == "POST" and is_key_used(request.actor.person_id, read_idempotency_key(request)):
            return HttpResponseRedirect(way.onwards(request, case_id, way.order(request.actor)))
        raise
    if request.method != "POST":
        if page.address in OWN and OWN[page.address] not in {one.key for one in sheet.steps}:
            return HttpResponseRedirect(reverse("authority-case", args=[case_id]))
        return look(request, page, sheet)
    form = page.make(sheet, request.POST)
    if not form.is_valid():
        return shown(request, page, sheet, form, status=UNPROCESSABLE)
    ids = way.order(request.actor)
    outcome = attempt_action(lambda: page.take(sheet.case, form, read_action_arguments(request)))
    if not outcome.done:
        return shown(
            request, page, Sheet(find_case_or_404(request, case_id), request.actor), form, outcome, outcome.status
        )
    if page.stays:
        return HttpResponseRedirect(f"{reverse('authority-case', args=[case_id])}?after={case_id}")
    return HttpResponseRedirect(way.onwards(request, case_id, ids))


def look(request: OfficeRequest, page: Page, sheet: Sheet) -> HttpResponse:
    """The form before anything is typed, or with what an ended session had kept."""
    return shown(request, page, sheet, page.make(sheet, initial=draft_recovery.restore_initial_values(request)))


def shown(
    request: OfficeRequest, page: Page, sheet: Sheet, form: Bare, outcome: Outcome = NOT_ATTEMPTED, status: int = 200
) -> HttpResponse:
    """The form, with why it was refused."""
    sheet.form = form
    case = sheet.case
    context = {"case": case, "sheet": sheet, "form": form, "findings": outcome.findings, "late": outcome.late}
    context |= {"action": reverse(page.address, args=[case.public_id]), **page.more(sheet)}
    context["back"] = reverse("authority-case", args=[case.public_id])
    if page.template == "desk":
        context |= around(request, sheet)
    return show(request, page.template, "authority-queue", context, status)


def around(request: OfficeRequest, sheet: Sheet) -> dict[str, Any]:
    """Where the case stands in the queue, and what was done before it."""
    place = way.place(way.order(request.actor), sheet.case.public_id)
    return {"place": place, "after": way.just_done(request)}
