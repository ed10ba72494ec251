"""Objections during publicity (三（二）): noted, then settled, each with its own outcome."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.employer.forms import ObjectionForm, SettleForm
from zhicheng_web.portal.employer.publicity_restart import describe_publicity_restart
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import StepPage
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404


def apply_settlement(case: Case, form: SettleForm, action_arguments: Act) -> Case:
    """Settle the objection that the form names, or the only one."""
    answers = form.cleaned_data
    place = int(answers.get("objection") or 0)
    return settle_objection(
        case, place=place, outcome=answers["outcome"], conclusion=answers["conclusion"], **action_arguments
    )


RAISE_PAGE = StepPage(
    "objection",
    ObjectionForm,
    lambda case, form, arguments: raise_objection(case, **form.cleaned_data, **arguments),
)


def describe_open_objections(case: Case, form: SettleForm) -> Mapping[str, object]:
    """What a unit has noted and not settled yet, and what it costs where it holds."""
    return describe_publicity_restart(case) | {"open": form.open_objections}


@entry(Role.EMPLOYER, of="case")
def register_objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note an objection; until it is settled, nothing is filed."""
    lane = find_acting_lane(find_case_or_404(request, case), request.actor)
    return process_employer_step(request, case, RAISE_PAGE._replace(step=find_lane_step("raise_objection", lane)))


@entry(Role.EMPLOYER, of="case")
def enter_outcome(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note the outcome of the enquiry into one of the open objections."""
    lane = find_acting_lane(find_case_or_404(request, case), request.actor)
    step = find_lane_step("dismiss_objection", lane)
    page = StepPage("settle", partial(SettleForm, lane), apply_settlement, describe_open_objections, step=step)
    return process_employer_step(request, case, page)
