"""Who of the authority stands in for whom, and until when: looked at, named, ended early."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.name_stand_in import LONGEST_COVER, may_name_stand_in, name_stand_in
from zhicheng_web.cases.actions.withdraw_stand_in import withdraw_stand_in
from zhicheng_web.people.leave_covers import find_cover, list_covers_from
from zhicheng_web.people.queries import list_officers
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.shared.forms.leave_cover import LeaveCoverForm
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action


@entry(Role.EXAMINER, Role.APPROVER)
def show_covers(request: OfficeRequest) -> HttpResponse:
    """What runs and what is still to come, and the form: an examiner for themselves, who approves for everybody there."""
    officers = list(list_officers(request.actor.organisation_id or 0, clock.today()))
    absent = [one for one in officers if may_name_stand_in(one, request.actor)]
    if request.method != "POST":
        initial = draft_recovery.restore_initial_values(request)
        return render_covers(request, LeaveCoverForm(officers, absent, initial=initial))
    form = LeaveCoverForm(officers, absent, request.POST)
    if not form.is_valid():
        return render_covers(request, form, status=UNPROCESSABLE)
    outcome = attempt_action(lambda: name_stand_in(**form.read_cover(), by=request.actor, at=clock.now()))
    if not outcome.done:
        return render_covers(request, form, outcome, outcome.status)
    return HttpResponseRedirect(reverse("authority-covers"))


@entry(Role.EXAMINER, Role.APPROVER)
def end_cover(request: OfficeRequest, cover: UUID) -> HttpResponse:
    """End one before its last day."""
    found = find_cover(cover, request.actor.organisation_id or 0)
    if found is None:
        raise Http404
    if request.method == "POST":
        outcome = attempt_action(lambda: withdraw_stand_in(found, by=request.actor, at=clock.now()))
        if not outcome.done:
            officers = list(list_officers(found.organisation_id, clock.today()))
            absent = [one for one in officers if may_name_stand_in(one, request.actor)]
            return render_covers(request, LeaveCoverForm(officers, absent), outcome, outcome.status)
    return HttpResponseRedirect(reverse("authority-covers"))


def render_covers(
    request: OfficeRequest, form: LeaveCoverForm, outcome: Outcome[object] = NOT_ATTEMPTED, status: int = 200
) -> HttpResponse:
    """The page, with why something was refused."""
    covers = list(list_covers_from(request.actor.organisation_id or 0, clock.today()))
    context = {"form": form, "covers": covers, "findings": outcome.findings, "late": outcome.late}
    context["longest_days"] = LONGEST_COVER.days
    context["heads"] = request.actor.role is Role.APPROVER
    return render_authority_page(request, "covers", "authority-queue", context, status)
