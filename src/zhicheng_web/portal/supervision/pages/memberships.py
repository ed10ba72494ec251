"""Who acts for whom: registered by login or invited by a link, and ended on a day."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.actions.correct_unit import list_running_cases
from zhicheng_web.cases.actions.invite import INVITATION_DAYS, invite
from zhicheng_web.cases.actions.manage_membership import end_membership, give_membership
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people import queries as people
from zhicheng_web.people import register
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, attempt_action
from zhicheng_web.portal.supervision.forms import Ending, Invitation, Office
from zhicheng_web.portal.supervision.pages.organisations import done, form_page, found


@entry(Role.BUREAU)
def give(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """A role for somebody who has a login."""
    it = found(unit)
    if request.method != "POST":
        begun = {"since": clock.today().isoformat(), **draft_recovery.restore_initial_values(request)}
        return form_page(request, "office", Office(it, initial=begun), it, inviting=Invitation(it))
    form = Office(it, request.POST)
    if not form.is_valid() or form.person is None:
        return form_page(request, "office", form, it, status=UNPROCESSABLE, inviting=Invitation(it))
    person, role, (since, until) = form.person, Role(form.cleaned_data["role"]), form.days()
    act: dict[str, Any] = {"by": request.actor, "at": clock.now(), "since": since, "until": until}
    outcome = attempt_action(lambda: give_membership(person, it, role, **act))
    if not outcome.done:
        return form_page(request, "office", form, it, outcome, outcome.status, inviting=Invitation(it))
    return done(it, "office")


@entry(Role.BUREAU)
def send_link(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """A link by which somebody without a login joins in a role."""
    it = found(unit)
    form = Invitation(it, request.POST if request.method == "POST" else None)
    office = Office(it, initial={"since": clock.today().isoformat()})
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return form_page(request, "office", office, it, status=status, inviting=form)
    role = Role(form.cleaned_data["role"])
    token = invite(
        by=request.actor, at=clock.now(), key=read_idempotency_key(request), role=role, organisation_id=it.pk
    )
    more = {
        "link": request.build_absolute_uri(reverse("employer-join", args=[token])),
        "until": clock.today() + timedelta(days=INVITATION_DAYS),
        "role": dict(form.fields["role"].choices)[role.value],  # type: ignore[attr-defined]
    }
    return form_page(request, "office", office, it, inviting=Invitation(it), **more)


@entry(Role.BUREAU)
def end(request: OfficeRequest, unit: UUID, membership: int) -> HttpResponse:
    """The last day of a role; what was done under it stays."""
    it, held = found(unit), of(unit, membership)
    left = {"open": list_running_cases(it).count(), "alone": alone(held)}
    if request.method != "POST":
        begun = {"last_day": clock.today().isoformat(), **draft_recovery.restore_initial_values(request)}
        return form_page(request, "office_end", Ending(initial=begun), it, held=held, **left)
    form = Ending(request.POST)
    if not form.is_valid():
        return form_page(request, "office_end", form, it, status=UNPROCESSABLE, held=held, **left)
    last = date.fromisoformat(form.cleaned_data["last_day"])
    outcome = attempt_action(lambda: end_membership(held, by=request.actor, at=clock.now(), last_day=last))
    if not outcome.done:
        return form_page(request, "office_end", form, it, outcome, outcome.status, held=held, **left)
    return done(it, "office-end")


def alone(held: Any) -> bool:
    """Whether nobody else has this role there today."""
    others = people.members(held.organisation_id, clock.today(), [held.role])
    return not others.exclude(pk=held.person_id).exists()


def of(unit: UUID, membership: int) -> Any:
    """A role in this organisation. Raises Http404."""
    held = register.membership(membership)
    if held is None or held.organisation.public_id != unit:
        raise Http404
    return held
