"""The unit's own data, put right by its HR: 三（三） routes by them, so each change is written down and what is filed stays."""

from copy import copy
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role, State
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.ask_unit_change import ask_unit_change, hash_unit_page
from zhicheng_web.cases.read import queries
from zhicheng_web.people import membership_history
from zhicheng_web.people.row_types import Organisation, UnitRequest
from zhicheng_web.people.unit_requests import find_waiting_change
from zhicheng_web.portal.employer.queue_groups import FILED_STATES, QUEUED_STATES
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.unit_form import UnitForm, find_unit_destination, read_unit_form_values
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.words.unit_data import list_unit_changes


@entry(Role.EMPLOYER)
def edit_own_unit(request: OfficeRequest) -> HttpResponse:
    """The form; corrected, it leads back to the unit's page."""
    organisation = membership_history.get_organisation(request.actor.organisation_id or 0)
    at, policy = clock.now(), find_current_policy()
    if request.method != "POST":
        return render_unit_form(
            request,
            organisation,
            UnitForm(
                policy,
                initial={**read_asked_values(organisation), **draft_recovery.restore_initial_values(request)},
            ),
        )
    form = UnitForm(policy, request.POST)
    if not form.is_valid():
        return render_unit_form(request, organisation, form, status=UNPROCESSABLE)
    known_hash, key = request.POST.get("known_hash", ""), read_idempotency_key(request)
    outcome = attempt_action(
        lambda: ask_unit_change(
            organisation, form.unit_values(), by=request.actor, at=at, key=key, known_hash=known_hash
        )
    )
    if outcome.done:
        return HttpResponseRedirect(f"{reverse('employer-members')}?done={name_outcome(outcome.result)}")
    return render_unit_form(request, organisation, form, outcome, outcome.status)


def render_unit_form(
    request: OfficeRequest,
    organisation: Organisation,
    form: UnitForm,
    outcome: Outcome[object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The data, how many cases they concern, where these go now."""
    today = clock.today()
    states = list(
        queries.list_visible_cases(request.actor).filter(state__in=list(QUEUED_STATES)).values_list("state", flat=True)
    )
    filed = sum(State(state) in FILED_STATES for state in states)
    context: dict[str, Any] = {
        "unit": organisation,
        "form": form,
        "filed": filed,
        "open": len(states) - filed,
        "known_hash": hash_unit_page(organisation),
        "waiting_change": describe_waiting_change(organisation),
    }
    context["to"] = find_unit_destination(organisation, today.isoformat(), find_current_policy())
    if outcome:
        context |= {"findings": outcome.findings, "late": outcome.late, "back": reverse("employer-members")}
    return render_employer_page(request, "unit", "employer-members", context, status)


def read_asked_values(organisation: Organisation) -> dict[str, Any]:
    """What the form is filled with: the data as they stand, in the place of some what HR has asked the bureau for."""
    asked, waiting = copy(organisation), find_waiting_change(organisation.pk)
    for name, value in (waiting.values if waiting else {}).items():
        setattr(asked, name, value)
    return read_unit_form_values(asked)


def name_outcome(request: UnitRequest | None) -> str:
    """What the unit's page says after it: asked, taken back, or only saved."""
    if request is None:
        return "1"
    return "asked" if request.is_waiting else "withdrawn"


def describe_waiting_change(organisation: Organisation) -> list[str]:
    """What the unit has asked to be changed and nobody has answered: from what to what."""
    waiting = find_waiting_change(organisation.pk)
    if waiting is None:
        return []
    changes = {name: (getattr(organisation, name), value) for name, value in waiting.values.items()}
    return list_unit_changes(changes, find_current_policy())
