"""The person's unit: found by name or code, asked to confirm that they work there, and what it has answered (一（一））."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.ask_employment import ask_employment, take_back_employment
from zhicheng_web.people import search
from zhicheng_web.people.employee_requests import list_own_requests
from zhicheng_web.people.row_types import EmployeeRequest
from zhicheng_web.portal.applicant.pages.home import describe_empty_search
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, Outcome, attempt_action

MAX_HITS = 8
CHOOSE_UNIT = "请先查找并选择您现在工作的单位。"


@entry(Role.APPLICANT)
def show_own_unit(request: OfficeRequest) -> HttpResponse:
    """Search, ask, take back; a unit learns of somebody when they ask it, and not before."""
    outcome: Outcome[EmployeeRequest] = NOT_ATTEMPTED
    wrong = ""
    if request.method == "POST":
        if request.POST.get("withdraw"):
            return take_back(request, request.POST["withdraw"])
        unit = search.find_organisation_of_kind(request.POST.get("employer", ""))
        wrong = "" if unit else CHOOSE_UNIT
        if unit is not None:
            by, key = request.actor, read_idempotency_key(request)
            outcome = attempt_action(lambda: ask_employment(unit, by=by, at=clock.now(), key=key))
            if outcome.done:
                return redirect_browser(request, f"{reverse('applicant-unit')}?done=1")
    context = build_context(request) | {"wrong": wrong, "findings": outcome.findings}
    refused = wrong or outcome.findings
    return render_applicant_page(request, "unit", context, status=outcome.status if refused else 200)


def take_back(request: OfficeRequest, wanted: str) -> HttpResponse:
    """The person does not want that unit any more; of what is not theirs nothing happens."""
    for one in list_own_requests(request.actor.person_id):
        if str(one.public_id) == wanted:
            take_back_employment(one.public_id, by=request.actor, at=clock.now())
    return redirect_browser(request, reverse("applicant-unit"))


def build_context(request: OfficeRequest) -> dict[str, Any]:
    """What was asked before, and what a search finds."""
    text = (request.POST.get("q") or request.GET.get("q") or "").strip()
    hits = list(search.search_employers(text)[: MAX_HITS + 1])
    return {
        "q": text,
        "hits": hits[:MAX_HITS],
        "more": len(hits) > MAX_HITS,
        "nothing": "" if hits else describe_empty_search(text, [], has_searched="q" in request.GET),
        "requests": [one for one in list_own_requests(request.actor.person_id) if one.withdrawn_at is None],
        "done": "done" in request.GET,
    }
