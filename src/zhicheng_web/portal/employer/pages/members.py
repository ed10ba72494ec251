"""The unit and its people: who works in HR here, a link for a colleague, a link for the staff who are to apply."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases import facts
from zhicheng_web.cases.actions.invite import DAYS, invite
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people import queries
from zhicheng_web.portal.employer import invitations
from zhicheng_web.portal.employer.season import days_of, season
from zhicheng_web.portal.employer.showing import show
from zhicheng_web.portal.shared.forms import key_of


def link(request: OfficeRequest, token: str) -> str:
    """The whole address of an invitation."""
    return request.build_absolute_uri(reverse("employer-join", args=[token]))


@entry(Role.EMPLOYER)
def members(request: OfficeRequest) -> HttpResponse:
    """What the office knows of the unit; its HR people; POST makes a link for one more."""
    today = clock.today()
    people = queries.members(request.actor.organisation_id or 0, today, [Role.EMPLOYER.value])
    unit = invitations.unit_of(request.actor, today)
    area = facts.policy_on(facts.day_of(clock.now())).areas.get(unit.management_area)
    context: dict[str, Any] = {"people": people, "unit": unit, "area": area.name if area else ""}
    if request.method == "POST":
        token = invite(by=request.actor, at=clock.now(), key=key_of(request))
        context |= {"link": link(request, token), "until": today + timedelta(days=DAYS)}
    return show(request, "members", "employer-members", context)


@entry(Role.EMPLOYER)
def staff(request: OfficeRequest) -> HttpResponse:
    """The link for the staff, with the days that they must know."""
    today = clock.today()
    context = {"link": link(request, invitations.for_staff(request.actor)), "until": today + invitations.LASTS}
    context |= {"unit": invitations.unit_of(request.actor, today), "season": season(today)}
    return show(request, "invite", "employer-members", context | {"working_days": days_of(today).working_days})
