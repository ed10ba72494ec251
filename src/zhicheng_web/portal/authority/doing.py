"""Taking a step from a page of this room: one form, shown, refused with everything typed kept, or done."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.finding import Finding
from zhicheng.procedure.move import Refused
from zhicheng_web.cases import queries
from zhicheng_web.cases.record import Stale
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.authority.showing import show
from zhicheng_web.portal.shared import kept
from zhicheng_web.portal.shared.forms import Form
from zhicheng_web.portal.shared.taking import CONFLICT, UNPROCESSABLE, found, given, too_late

Take = Callable[[Any, Any, dict[str, Any]], object]
"""Takes the step: the case, the valid form, what every action is given."""
More = Callable[[Any, Form], Mapping[str, Any]]


class Page(NamedTuple):
    """A page with one form for one step."""

    template: str
    make: Callable[..., Form]
    take: Take
    more: More = lambda case, form: {}


def one_step(request: OfficeRequest, case_id: UUID, page: Page) -> HttpResponse:
    """The whole of such a page; done, it leads back to the case."""
    case = found(request, case_id)
    if request.method != "POST":
        return shown(request, page, case, page.make(case, initial=kept.initial(request)))
    form = page.make(case, request.POST)
    if not form.is_valid():
        return shown(request, page, case, form, status=UNPROCESSABLE)
    try:
        page.take(case, form, given(request))
    except Refused as refused:
        return shown(request, page, found(request, case_id), form, refused.findings, status=UNPROCESSABLE)
    except Stale as stale:
        return shown(request, page, found(request, case_id), form, late=too_late(stale), status=CONFLICT)
    return HttpResponseRedirect(after(request, case_id))


def after(request: OfficeRequest, case_id: UUID) -> str:
    """Back to the case; where it has left this authority, to the queue."""
    try:
        return f"{reverse('authority-case', args=[queries.find(request.actor, case_id).public_id])}?done=1"
    except ObjectDoesNotExist:
        return reverse("authority-queue")


def shown(
    request: OfficeRequest,
    page: Page,
    case: Any,
    form: Form,
    findings: tuple[Finding, ...] = (),
    late: str = "",
    status: int = 200,
) -> HttpResponse:
    """The form, with why it was refused."""
    context = {"case": case, "form": form, "findings": findings, "late": late, **page.more(case, form)}
    return show(request, page.template, "authority-queue", context, status)
