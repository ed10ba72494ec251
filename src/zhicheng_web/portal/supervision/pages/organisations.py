"""The register of organisations: looked through, one looked at with its people and its history, entered, put right, ended."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.correct_unit import correct_unit, hash_unit_data
from zhicheng_web.cases.actions.register_unit import end_unit, register_unit, resume_unit
from zhicheng_web.people import invitation_queries, register
from zhicheng_web.people.row_types import Membership, Organisation
from zhicheng_web.people.unit_requests import list_waiting_requests
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy, find_policy_in_force
from zhicheng_web.portal.shared.forms.base import Form, read_idempotency_key
from zhicheng_web.portal.shared.request_values import parse_whole_number, read_choice, read_page_number
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.words.unit_data import UNIT_FIELD_NAMES, format_unit_value
from zhicheng_web.portal.supervision.forms import (
    OrganisationForm,
    OrganisationReasonForm,
    read_organisation_form_values,
)
from zhicheng_web.portal.supervision.organisation_history import list_organisation_acts
from zhicheng_web.portal.supervision.rendering import render_bureau_page

ORGANISATIONS_PER_PAGE = 20
ORGANISATIONS_TAB = "bureau-organisations"


@entry(Role.BUREAU)
def list_organisations(request: OfficeRequest) -> HttpResponse:
    """All that are not ended; ?kind= shows a selection, ?q= looks for a name or a code."""
    today, kind, words = clock.today(), read_choice(request, "kind", register.SELECTIONS), request.GET.get("q", "")
    numbers = register.count_selections(today)
    paginator = Paginator(register.select_organisations(today, kind, words), ORGANISATIONS_PER_PAGE)
    if not words.strip():
        paginator.count = numbers.get(kind, numbers[""])
    groups = [(key, name, numbers[key]) for key, (name, _) in register.SELECTIONS.items()]
    page = paginator.get_page(read_page_number(request))
    context: dict[str, Any] = {"page": page, "groups": groups, "kind": kind, "q": words}
    context |= {"total": numbers[""], "waiting": invitation_queries.list_waiting_invitations(clock.now())}
    context["imported"] = parse_whole_number(request.GET.get("imported", ""))
    context["requests"] = list(list_waiting_requests())
    return render_bureau_page(request, "organisations", ORGANISATIONS_TAB, context)


DONE = {
    "new": "已登记。接着登记谁来办理。",
    "edit": "资料已更正，更正前后都在下面的记录里。",
    "end": "已停用，办理的人到今天为止。",
    "resume": "已恢复。请重新登记办理的人。",
    "office": "任职已登记。",
    "office-proposed": "已提出，由市局另一位同事核对身份、确认后生效。",
    "confirmed": "任职已确认，从今天起生效。",
    "declined": "已写明不同意，这个任职不生效。",
    "office-end": "任职已结束。",
    "cover": "代办已登记，两位在收件箱里都看得到。",
}
"""What was just done to an organisation, by the word in the address."""


@entry(Role.BUREAU)
def show_organisation(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """What the office knows of one, who acts for it, who did, what was changed."""
    organisation, today = find_organisation_or_404(unit), clock.today()
    memberships = list(register.list_memberships_of(organisation.pk))
    policy = find_policy_in_force(today)
    context = {
        "unit": organisation,
        "values": {name: format_unit_value(name, getattr(organisation, name), policy) for name in UNIT_FIELD_NAMES},
        "acting": [one for one in memberships if is_current_membership(one, today) or is_future_membership(one, today)],
        "former": [
            one for one in memberships if not is_current_membership(one, today) and not is_future_membership(one, today)
        ],
        "waiting": invitation_queries.list_waiting_invitations(clock.now(), organisation.pk),
        "history": list_organisation_acts(organisation.pk),
        "is_employer": organisation.kind in register.EMPLOYING_KINDS,
        "today": today,
        "notice": DONE.get(request.GET.get("done", ""), ""),
        "may_end": organisation.kind != "bureau",
    }
    return render_bureau_page(request, "organisation", ORGANISATIONS_TAB, context)


def is_current_membership(one: Membership, today: date) -> bool:
    """Whether a role is held today."""
    return bool(
        one.stopped_at is None and one.valid.lower <= today and (one.valid.upper is None or today < one.valid.upper)
    )


def is_future_membership(one: Membership, today: date) -> bool:
    """Whether it begins on a day to come."""
    return bool(one.valid.lower > today)


@entry(Role.BUREAU, confirm=True)
def register_organisation(request: OfficeRequest) -> HttpResponse:
    """Enter an organisation into the register; done, its own page follows."""
    policy = find_current_policy()
    if request.method != "POST":
        begun = {
            "registered_in_kunming": True,
            "self_recognition": False,
            **draft_recovery.restore_initial_values(request),
        }
        return render_register_form(request, "unit_new", OrganisationForm(policy, initial=begun))
    form = OrganisationForm(policy, request.POST)
    if not form.is_valid():
        return render_register_form(request, "unit_new", form, status=UNPROCESSABLE)
    act: dict[str, Any] = {"by": request.actor, "at": clock.now(), "key": read_idempotency_key(request)}
    outcome = attempt_action(lambda: register_unit(form.unit_values(), **act))
    if outcome.result is None:
        return render_register_form(request, "unit_new", form, outcome=outcome, status=outcome.status)
    return HttpResponseRedirect(f"{reverse('bureau-organisation', args=[outcome.result.public_id])}?done=new")


@entry(Role.BUREAU, confirm=True)
def edit_organisation(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """Put right; what somebody else has changed meanwhile is not overwritten."""
    organisation, policy = find_organisation_or_404(unit), find_current_policy()
    bureau = organisation.kind not in dict(register.REGISTRABLE_KINDS)
    if request.method != "POST":
        form = OrganisationForm(
            policy,
            initial=read_organisation_form_values(organisation) | draft_recovery.restore_initial_values(request),
            bureau=bureau,
        )
        return render_register_form(request, "unit_edit", form, organisation, known_hash=hash_unit_data(organisation))
    form = OrganisationForm(policy, request.POST, bureau=bureau)
    known_hash = request.POST.get("known_hash", "")
    if not form.is_valid():
        return render_register_form(
            request, "unit_edit", form, organisation, status=UNPROCESSABLE, known_hash=known_hash
        )
    act: dict[str, Any] = {
        "by": request.actor,
        "at": clock.now(),
        "key": read_idempotency_key(request),
        "known_hash": known_hash,
    }
    outcome = attempt_action(lambda: correct_unit(organisation, form.unit_values(), **act))
    if not outcome.done:
        return render_register_form(
            request,
            "unit_edit",
            form,
            organisation,
            outcome,
            outcome.status,
            known_hash=hash_unit_data(find_organisation_or_404(unit)),
        )
    return redirect_to_organisation(organisation, "edit")


@entry(Role.BUREAU, confirm=True)
def end_organisation(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """Out of the register, with the reason."""
    return process_reason_form(request, find_organisation_or_404(unit), "unit_end", end_unit)


@entry(Role.BUREAU, confirm=True)
def resume_organisation(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """Back into it, where it was ended by mistake."""
    organisation = find_organisation_or_404(unit)
    if request.method != "POST":
        return render_register_form(request, "unit_resume", Form(), organisation)
    resume_unit(organisation, by=request.actor, at=clock.now())
    return redirect_to_organisation(organisation, "resume")


def process_reason_form(
    request: OfficeRequest, organisation: Organisation, template: str, act: Callable[..., object]
) -> HttpResponse:
    """A page with a reason."""
    if request.method != "POST":
        return render_register_form(
            request,
            template,
            OrganisationReasonForm(initial=draft_recovery.restore_initial_values(request)),
            organisation,
        )
    form = OrganisationReasonForm(request.POST)
    if not form.is_valid():
        return render_register_form(request, template, form, organisation, status=UNPROCESSABLE)
    written_reason = form.cleaned_data["reason"]
    outcome = attempt_action(lambda: act(organisation, reason=written_reason, by=request.actor, at=clock.now()))
    return (
        redirect_to_organisation(organisation, "end")
        if outcome.done
        else render_register_form(request, template, form, organisation, outcome, outcome.status)
    )


def find_organisation_or_404(unit: UUID) -> Organisation:
    """An organisation of the register, ended or not, by its public id. Raises Http404."""
    organisation = register.find_registered_organisation(unit)
    if organisation is None:
        raise Http404
    return organisation


def redirect_to_organisation(organisation: Organisation, what: str) -> HttpResponse:
    """Back to the organisation's page, which says what was done (`what`)."""
    return HttpResponseRedirect(f"{reverse('bureau-organisation', args=[organisation.public_id])}?done={what}")


def render_register_form(
    request: OfficeRequest,
    template: str,
    form: Form,
    organisation: Organisation | None = None,
    outcome: Outcome[object] = NOT_ATTEMPTED,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A form of the register, with why it was refused."""
    back = reverse("bureau-organisation", args=[organisation.public_id]) if organisation else reverse(ORGANISATIONS_TAB)
    context = {
        "form": form,
        "unit": organisation,
        "findings": outcome.findings,
        "late": outcome.late,
        "back": back,
        **more,
    }
    return render_bureau_page(request, template, ORGANISATIONS_TAB, context, status)
