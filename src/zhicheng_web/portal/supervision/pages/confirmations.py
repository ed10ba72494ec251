"""The second person of the bureau: whether somebody who has been invited or proposed as an officer becomes one."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.confirm_invitation import confirm_invitation, decline_invitation
from zhicheng_web.people.invitation_queries import find_waiting_invitation
from zhicheng_web.people.queries import masked_number_of
from zhicheng_web.people.register import role_name
from zhicheng_web.people.row_types import Invitation
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import Outcome, attempt_action
from zhicheng_web.portal.supervision.pages.organisations import ORGANISATIONS_TAB, redirect_to_organisation
from zhicheng_web.portal.supervision.rendering import render_bureau_page

AGREED = "yes"


@entry(Role.BUREAU, confirm=True)
def confirm_officer(request: OfficeRequest, invitation: UUID) -> HttpResponse:
    """Who they are, who has invited them, and two buttons; the one who has invited reads that another has to press."""
    waiting = find_waiting_invitation(invitation)
    if waiting is None:
        if request.method == "POST":  # a colleague was first
            return HttpResponseRedirect(reverse(ORGANISATIONS_TAB))
        raise Http404
    outcome: Outcome[object] = Outcome()
    if request.method == "POST":
        outcome = answer_invitation(request, waiting)
        if outcome.done:
            agreed = request.POST.get("answer") == AGREED
            return redirect_to_organisation(waiting.organisation, "confirmed" if agreed else "declined")
    context = {
        "invitation": waiting,
        "number": masked_number_of(waiting.opened_by) if waiting.opened_by else "",
        "role": role_name(waiting.role),
        "own": waiting.invited_by_id == request.actor.person_id,
        "findings": outcome.findings,
        "reason": draft_recovery.read_typed_reason(request),
        "back": reverse("bureau-organisation", args=[waiting.organisation.public_id]),
    }
    return render_bureau_page(
        request, "confirm", ORGANISATIONS_TAB, context, outcome.status if outcome.findings else 200
    )


def answer_invitation(request: OfficeRequest, waiting: Invitation) -> Outcome[object]:
    """Yes, or no with a reason."""
    by, at, reason = request.actor, clock.now(), request.POST.get("reason", "")
    if request.POST.get("answer") == AGREED:
        return attempt_action(lambda: confirm_invitation(waiting, by=by, at=at))
    return attempt_action(lambda: decline_invitation(waiting, by=by, at=at, reason=reason))
