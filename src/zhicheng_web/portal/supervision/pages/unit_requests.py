"""What the bureau is asked about the register: looked at with the licence, granted, or declined with the reason (三（三）)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.answer_unit_request import decline_unit_request, grant_unit_request
from zhicheng_web.cases.actions.correct_unit import hash_unit_data, list_running_cases
from zhicheng_web.cases.papers.uploads.store import PaperAltered, PaperGone, load_paper_bytes
from zhicheng_web.messages.unit_letters import build_contact_address, send_letter_of_request
from zhicheng_web.people.row_types import UnitRequest
from zhicheng_web.people.unit_requests import find_unit_request
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.papers.scans import build_inline_response
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, Outcome, attempt_action
from zhicheng_web.portal.shared.words.unit_data import UNIT_FIELD_NAMES, format_unit_value, name_unit_field
from zhicheng_web.portal.supervision.pages.organisations import ORGANISATIONS_TAB
from zhicheng_web.portal.supervision.rendering import render_bureau_page

AGREED = "yes"


@entry(Role.BUREAU, confirm=True)
def answer_unit_request(request: OfficeRequest, asked: UUID) -> HttpResponse:
    """What is asked beside what stands, and two buttons; answered, what came of it."""
    found = find_or_404(asked)
    outcome: Outcome[UnitRequest] = NOT_ATTEMPTED
    if request.method == "POST":
        outcome = attempt_action(lambda: take_answer(request, found))
        if outcome.done:
            send_letter_of_request(found.pk, clock.now())
            return HttpResponseRedirect(reverse("bureau-unit-request", args=[asked]))
    context = describe_request(found) | {
        "own": found.asked_by_id == request.actor.person_id,
        "findings": outcome.findings,
        "late": outcome.late,
        "reason": draft_recovery.read_typed_reason(request),
    }
    return render_bureau_page(
        request, "unit_request", ORGANISATIONS_TAB, context, outcome.status if request.method == "POST" else 200
    )


def take_answer(request: OfficeRequest, found: UnitRequest) -> UnitRequest:
    """Yes, or no with a reason. Raises StepRefused."""
    if request.POST.get("answer") == AGREED:
        seen = request.POST.get("known_hash", "")
        return grant_unit_request(found, by=request.actor, at=clock.now(), known_hash=seen)
    return decline_unit_request(found, reason=request.POST.get("reason", ""), by=request.actor, at=clock.now())


def describe_request(found: UnitRequest) -> dict[str, Any]:
    """Each datum as it stands and as it is asked for; the unit that has the code already; how many cases run there."""
    policy, unit, is_change = find_current_policy(), found.organisation, found.kind == UnitRequest.Kind.CHANGE
    lines = [
        (
            name_unit_field(name, policy),
            format_unit_value(name, getattr(unit, name), policy) if unit and is_change and found.is_waiting else "",
            format_unit_value(name, found.values[name], policy),
        )
        for name in UNIT_FIELD_NAMES
        if name in found.values
    ]
    return {
        "asked": found,
        "lines": lines,
        "is_change": is_change,
        "known_hash": hash_unit_data(unit) if unit and is_change else "",
        "running": list_running_cases(unit).count() if unit and is_change else 0,
        "link": build_contact_address(found) if found.granted and found.contact_informed_at is None else "",
    }


@entry(Role.BUREAU)
def show_licence(request: OfficeRequest, asked: UUID) -> HttpResponse:
    """The scan of a unit's licence, made anew from what was uploaded. Raises Http404 where there is none."""
    found = find_or_404(asked)
    if not found.licence_sha256:
        raise Http404
    try:
        data = load_paper_bytes(found.licence_sha256)
    except (PaperGone, PaperAltered):
        raise Http404 from None
    return build_inline_response(data, found.licence_type)


def find_or_404(asked: UUID) -> UnitRequest:
    """A request by its id. Raises Http404."""
    found = find_unit_request(asked)
    if found is None:
        raise Http404
    return found
