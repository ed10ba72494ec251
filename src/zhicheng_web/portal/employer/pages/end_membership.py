"""Ending a colleague's work in HR, at once: the link may have been opened by the wrong person; what was done stays theirs."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.manage_membership import end_membership
from zhicheng_web.people import membership_history, queries
from zhicheng_web.people.row_types import Membership
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, attempt_action


@entry(Role.EMPLOYER, of="person", confirm=True)
def end_colleague_membership(request: OfficeRequest, person: UUID) -> HttpResponse:
    """Sure? Then it is done; pressed again, it is done already."""
    ended = membership_history.list_role_memberships(request.actor.organisation_id or 0, Role.EMPLOYER.value).exclude(
        stopped_at=None
    )
    if request.method == "POST" and ended.filter(person__public_id=person).exists():
        return HttpResponseRedirect(f"{reverse('employer-members')}?ended=1")
    colleague_membership = find_colleague_membership(request, person)
    context: dict[str, Any] = {
        "held": colleague_membership,
        "own": colleague_membership.pk == request.actor.membership_id,
    }
    if request.method != "POST":
        return render_employer_page(request, "leaver", "employer-members", context)
    outcome = attempt_action(
        lambda: end_membership(
            colleague_membership, by=request.actor, at=clock.now(), last_day=clock.today(), at_once=True
        )
    )
    if outcome.done:
        return HttpResponseRedirect(f"{reverse('employer-members')}?ended=1")
    return render_employer_page(
        request, "leaver", "employer-members", context | {"findings": outcome.findings}, UNPROCESSABLE
    )


def find_colleague_membership(request: OfficeRequest, person: UUID) -> Membership:
    """The colleague's membership in this unit's HR. Raises Http404."""
    today, unit = clock.today(), request.actor.organisation_id or 0
    found = queries.list_role_holders(unit, today, [Role.EMPLOYER.value]).filter(public_id=person).first()
    if found is None:
        raise Http404
    return (
        queries.list_memberships_on(found.pk, today)
        .select_related("person")
        .get(organisation_id=unit, role=Role.EMPLOYER.value)
    )
