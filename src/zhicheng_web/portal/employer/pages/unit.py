"""The unit's own data, put right by its HR: 三（三） routes by them, so each change is written down and what is filed stays."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role, State
from zhicheng_web import clock
from zhicheng_web.cases.actions.correct_unit import correct_unit, hash_unit_data
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read import queries
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people import staff
from zhicheng_web.portal.employer.queue_groups import FILED, PILES
from zhicheng_web.portal.employer.rendering import show
from zhicheng_web.portal.employer.unit import UnitForm, destination, stands
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action


@entry(Role.EMPLOYER)
def unit(request: OfficeRequest) -> HttpResponse:
    """The form; corrected, it leads back to the unit's page."""
    it, at = staff.organisation(request.actor.organisation_id or 0), clock.now()
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(at))
    if request.method != "POST":
        return page(
            request, it, UnitForm(policy, initial={**stands(it), **draft_recovery.restore_initial_values(request)})
        )
    form = UnitForm(policy, request.POST)
    if not form.is_valid():
        return page(request, it, form, status=UNPROCESSABLE)
    seen, key = request.POST.get("seen", ""), read_idempotency_key(request)
    outcome = attempt_action(lambda: correct_unit(it, form.corrected(), by=request.actor, at=at, key=key, seen=seen))
    if outcome.done:
        return HttpResponseRedirect(f"{reverse('employer-members')}?done=1")
    return page(request, it, form, outcome, outcome.status)


def page(
    request: OfficeRequest, it: Any, form: UnitForm, outcome: Outcome | None = None, status: int = 200
) -> HttpResponse:
    """The data, how many cases they concern, where these go now."""
    today = clock.today()
    states = list(
        queries.list_visible_cases(request.actor).filter(state__in=list(PILES)).values_list("state", flat=True)
    )
    filed = sum(State(state) in FILED for state in states)
    context: dict[str, Any] = {
        "unit": it,
        "form": form,
        "filed": filed,
        "open": len(states) - filed,
        "seen": hash_unit_data(it),
    }
    context["to"] = destination(
        it, today.isoformat(), engine_input.find_policy_on(engine_input.to_kunming_day(clock.now()))
    )
    if outcome:
        context |= {"findings": outcome.findings, "late": outcome.late, "back": reverse("employer-members")}
    return show(request, "unit", "employer-members", context, status)
