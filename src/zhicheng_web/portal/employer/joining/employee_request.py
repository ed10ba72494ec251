"""Somebody says that they work here: HR confirms it, or declines with the reason (一（一））."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.answer_employment import confirm_employment, decline_employment
from zhicheng_web.people.employee_requests import find_employee_request
from zhicheng_web.people.queries import masked_number_of
from zhicheng_web.people.row_types import EmployeeRequest
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, Outcome, attempt_action

AGREED = "yes"


@entry(Role.EMPLOYER, confirm=True)
def answer_employee(request: OfficeRequest, employee: UUID) -> HttpResponse:
    """Who asks, and two buttons; done, back to the unit's people."""
    found = find_employee_request(employee, request.actor.organisation_id or 0)
    if found is None:
        raise Http404
    outcome: Outcome[EmployeeRequest] = NOT_ATTEMPTED
    if request.method == "POST":
        outcome = attempt_action(lambda: take_answer(request, found))
        if outcome.done:
            return HttpResponseRedirect(reverse("employer-members"))
    context = {
        "asked": found,
        "number": masked_number_of(found.person),
        "findings": outcome.findings,
        "reason": draft_recovery.read_typed_reason(request),
    }
    status = outcome.status if request.method == "POST" else 200
    return render_employer_page(request, "employee_request", "employer-members", context, status)


def take_answer(request: OfficeRequest, found: EmployeeRequest) -> EmployeeRequest:
    """Yes, or no with a reason. Raises StepRefused."""
    if request.POST.get("answer") == AGREED:
        return confirm_employment(found, by=request.actor, at=clock.now())
    return decline_employment(found, reason=request.POST.get("reason", ""), by=request.actor, at=clock.now())
