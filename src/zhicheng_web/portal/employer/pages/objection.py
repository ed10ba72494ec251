"""Objections during publicity (三（二）): noted, then settled: dismissed, or upheld so that the publicity starts again."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.dismiss_objection import dismiss_objection
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.uphold_objection import uphold_objection
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.employer.forms import ObjectionForm, SettleForm
from zhicheng_web.portal.employer.publicity_restart import describe_publicity_restart
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import StepPage
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404


def apply_settlement(case: Case, form: SettleForm, action_arguments: Act) -> Case:
    """Dismiss or uphold the open objections, as the form says."""
    conclusion = form.cleaned_data["conclusion"]
    if form.cleaned_data["outcome"] == "uphold":
        return uphold_objection(case, conclusion=conclusion, **action_arguments)
    return dismiss_objection(case, conclusion=conclusion, **action_arguments)


RAISE_PAGE = StepPage(
    "objection",
    ObjectionForm,
    lambda case, form, arguments: raise_objection(case, **form.cleaned_data, **arguments),
)
SETTLE_PAGE = StepPage("settle", SettleForm, apply_settlement)


def describe_open_objections(lane: Lane, case: Case, form: SettleForm) -> Mapping[str, object]:
    """What a unit has noted and not settled yet, and what it costs where it holds."""
    noted = case.objections.filter(state="open", lane=lane.value).order_by("pk")
    return describe_publicity_restart(case) | {"open": list(noted)}


@entry(Role.EMPLOYER, of="case")
def register_objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note an objection; until it is settled, nothing is filed."""
    lane = find_acting_lane(find_case_or_404(request, case), request.actor)
    return process_employer_step(request, case, RAISE_PAGE._replace(step=find_lane_step("raise_objection", lane)))


@entry(Role.EMPLOYER, of="case")
def settle_objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note the outcome of the enquiry into the open objections."""
    lane = find_acting_lane(find_case_or_404(request, case), request.actor)
    page = SETTLE_PAGE._replace(
        step=find_lane_step("dismiss_objection", lane), extra_context=partial(describe_open_objections, lane)
    )
    return process_employer_step(request, case, page)
