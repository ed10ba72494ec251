"""Who acts for whom: registered by login or invited by a link, and ended on a day."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.correct_unit import list_running_cases
from zhicheng_web.cases.actions.hand_over_cases import hand_over_cases, list_handled_cases
from zhicheng_web.cases.actions.invite import INVITATION_DAYS, invite
from zhicheng_web.cases.actions.manage_membership import give_membership, propose_membership
from zhicheng_web.people import queries as people
from zhicheng_web.people import register
from zhicheng_web.people.invitation_queries import OFFICER_ROLES
from zhicheng_web.people.row_types import Membership, Person
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.supervision.forms import InvitationForm, MembershipEndForm, MembershipForm
from zhicheng_web.portal.supervision.pages.organisations import (
    find_organisation_or_404,
    redirect_to_organisation,
    render_register_form,
)


@entry(Role.BUREAU, confirm=True)
def give_unit_role(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """A role for somebody who has a login."""
    organisation = find_organisation_or_404(unit)
    if request.method != "POST":
        begun = {"since": clock.today().isoformat(), **draft_recovery.restore_initial_values(request)}
        return render_register_form(
            request,
            "office",
            MembershipForm(organisation, initial=begun),
            organisation,
            inviting=InvitationForm(organisation),
        )
    form = MembershipForm(organisation, request.POST)
    if not form.is_valid() or form.person is None:
        return render_register_form(
            request, "office", form, organisation, status=UNPROCESSABLE, inviting=InvitationForm(organisation)
        )
    person, role, (since, until) = form.person, Role(form.cleaned_data["role"]), form.days()
    act: dict[str, Any] = {"by": request.actor, "at": clock.now()}
    officer = role.value in OFFICER_ROLES
    outcome: Outcome[object] = attempt_action(
        (lambda: propose_membership(person, organisation, role, **act))
        if officer
        else (lambda: give_membership(person, organisation, role, since=since, until=until, **act))
    )
    if not outcome.done:
        return render_register_form(
            request, "office", form, organisation, outcome, outcome.status, inviting=InvitationForm(organisation)
        )
    return redirect_to_organisation(organisation, "office-proposed" if officer else "office")


@entry(Role.BUREAU, confirm=True)
def send_invitation_link(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """A link by which somebody without a login joins in a role."""
    organisation = find_organisation_or_404(unit)
    form = InvitationForm(organisation, request.POST if request.method == "POST" else None)
    office = MembershipForm(organisation, initial={"since": clock.today().isoformat()})
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render_register_form(request, "office", office, organisation, status=status, inviting=form)
    role = Role(form.cleaned_data["role"])
    invitee = form.read_invitee()
    act: dict[str, Any] = {"by": request.actor, "at": clock.now(), "key": read_idempotency_key(request)}
    outcome = attempt_action(lambda: invite(invitee, role=role, organisation_id=organisation.pk, **act))
    if outcome.result is None:
        return render_register_form(request, "office", office, organisation, outcome, outcome.status, inviting=form)
    more: dict[str, Any] = {
        "link": request.build_absolute_uri(reverse("employer-join", args=[outcome.result])),
        "until": clock.today() + timedelta(days=INVITATION_DAYS),
        "invitee": invitee,
        "officer": role.value in OFFICER_ROLES,
        "role": dict(form.list_field_choices("role"))[role.value],
    }
    return render_register_form(request, "office", office, organisation, inviting=InvitationForm(organisation), **more)


@entry(Role.BUREAU, confirm=True)
def end_unit_role(request: OfficeRequest, unit: UUID, membership: int) -> HttpResponse:
    """The last day of a role, and who takes over what an officer has in hand; what was done under it stays."""
    organisation, held = find_organisation_or_404(unit), find_unit_membership(unit, membership)
    handled, colleagues = list_handled_cases(held).count(), list_colleagues(held)
    context: dict[str, Any] = {
        "held": held,
        "open": list_running_cases(organisation).count(),
        "alone": not colleagues,
        "handled": handled,
    }
    if request.method != "POST":
        begun = {"last_day": clock.today().isoformat(), **draft_recovery.restore_initial_values(request)}
        form = MembershipEndForm(colleagues, handled, initial=begun)
        return render_register_form(request, "office_end", form, organisation, **context)
    form = MembershipEndForm(colleagues, handled, request.POST)
    if not form.is_valid():
        return render_register_form(request, "office_end", form, organisation, status=UNPROCESSABLE, **context)
    outcome = attempt_action(lambda: end_role_as_asked(request, held, form))
    if not outcome.done:
        return render_register_form(request, "office_end", form, organisation, outcome, outcome.status, **context)
    return redirect_to_organisation(organisation, "office-end")


def end_role_as_asked(request: OfficeRequest, held: Membership, form: MembershipEndForm) -> Membership:
    """The role ended on the day of the form, its cases in the hands that the form names."""
    last = date.fromisoformat(form.cleaned_data["last_day"])
    return hand_over_cases(
        held,
        form.find_successor(),
        handed_over="to" in form.fields,
        by=request.actor,
        at=clock.now(),
        last_day=last,
        key=read_idempotency_key(request),
    )


def list_colleagues(membership: Membership) -> list[Person]:
    """Who else has this role there today."""
    others = people.list_role_holders(membership.organisation_id, clock.today(), [membership.role])
    return list(others.exclude(pk=membership.person_id).order_by("name", "pk"))


def find_unit_membership(unit: UUID, membership: int) -> Membership:
    """A role in this organisation. Raises Http404."""
    found_membership = register.find_membership(membership)
    if found_membership is None or found_membership.organisation.public_id != unit:
        raise Http404
    return found_membership
