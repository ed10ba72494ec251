"""The unit and its people: what the office knows of it, who does its HR, a link for a colleague, a link for the employees."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.invite import INVITATION_DAYS, invite, list_awaited_employees, list_employees
from zhicheng_web.cases.read import queries
from zhicheng_web.people import membership_history
from zhicheng_web.people.account_roles import EMPLOYEE_ROLE
from zhicheng_web.people.employee_requests import list_waiting_employees
from zhicheng_web.portal.employer import invitations
from zhicheng_web.portal.employer.pages.unit import describe_waiting_change
from zhicheng_web.portal.employer.publicity_starts import find_filing_season, find_timetable_in_force
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.unit_form import find_unit_destination, list_unit_data
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.forms.invitee import InviteeListForm, InviteePersonForm
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action


def build_invitation_url(request: OfficeRequest, token: str) -> str:
    """The whole address of an invitation."""
    return request.build_absolute_uri(reverse("employer-join", args=[token]))


@entry(Role.EMPLOYER, confirm=True)
def show_unit_members(request: OfficeRequest) -> HttpResponse:
    """POST makes a link for one more colleague, by name and telephone; the same form sent twice makes the same link."""
    today, policy = clock.today(), find_current_policy()
    unit = membership_history.get_organisation(request.actor.organisation_id or 0)
    memberships = list(membership_history.list_role_memberships(unit.pk, Role.EMPLOYER.value))
    context: dict[str, Any] = {
        "unit": unit,
        "is_agency": unit.kind == "agency",
        "rows": list_unit_data(unit, policy),
        "to": find_unit_destination(unit, today.isoformat(), policy),
        "people": [
            (one, membership_history.last_membership_day(one))
            for one in memberships
            if not membership_history.is_membership_over(one, today)
        ],
        "former": [
            (one, membership_history.last_membership_day(one))
            for one in memberships
            if membership_history.is_membership_over(one, today)
        ],
        "waiting_change": describe_waiting_change(unit),
        "done": "done" in request.GET,
        "waiting_employees": list(list_waiting_employees(unit.pk)),
        "has_asked": request.GET.get("done") == "asked",
        "has_withdrawn": request.GET.get("done") == "withdrawn",
    }
    if context["done"]:
        open_ = queries.list_visible_cases(request.actor).filter(filed_at=None, state__in=queries.ACTIVE_STATE_VALUES)
        context["out_of_scope"] = open_.filter(advice="out_of_scope").count()
    form = InviteePersonForm(request.POST if request.method == "POST" else None)
    outcome = invite_colleague(request, form) if form.is_bound and form.is_valid() else NOT_ATTEMPTED
    status = UNPROCESSABLE if form.is_bound and not outcome.done else 200
    if outcome.result is not None:
        context |= {"link": outcome.result, "until": today + timedelta(days=INVITATION_DAYS)}
        context["invitee"], form = form.read_invitee(), InviteePersonForm()
    context |= {"form": form, "findings": outcome.findings}
    return render_employer_page(request, "members", "employer-members", context, status)


def invite_colleague(request: OfficeRequest, form: InviteePersonForm) -> Outcome[str]:
    """The address of the link for who was typed, or why there is none."""
    by, at, key = request.actor, clock.now(), read_idempotency_key(request)
    return attempt_action(lambda: build_invitation_url(request, invite(form.read_invitee(), by=by, at=at, key=key)))


@entry(Role.EMPLOYER)
def show_employee_link(request: OfficeRequest) -> HttpResponse:
    """The link for the employees, with the days that they must know; who may come by it, and who has. POST enters more."""
    today = clock.today()
    unit = membership_history.get_organisation(request.actor.organisation_id or 0)
    if unit.kind == "agency":  # whom it has sent out apply with the unit where they work
        return HttpResponseRedirect(reverse("employer-members"))
    form = InviteeListForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        entered = form.cleaned_data["people"]
        list_employees(entered, by=request.actor, at=clock.now(), key=read_idempotency_key(request))
        return HttpResponseRedirect(f"{reverse('employer-invite')}?listed={len(entered)}")
    context: dict[str, Any] = {
        "form": form,
        "awaited_employees": list(list_awaited_employees(unit.pk)),
        "link": build_invitation_url(request, invitations.build_employee_token(request.actor)),
        "until": today + invitations.EMPLOYEE_LINK_LIFETIME,
    }
    context |= {
        "unit": unit,
        "season": find_filing_season(today),
        "employees": list(membership_history.list_role_memberships(unit.pk, EMPLOYEE_ROLE)),
    }
    context["working_days"] = find_timetable_in_force(today).working_days
    return render_employer_page(request, "invite", "employer-members", context, UNPROCESSABLE if form.is_bound else 200)
