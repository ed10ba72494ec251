"""Objections during publicity (三（二）): noted, then settled: dismissed, or upheld so that the publicity starts again."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.dismiss_objection import dismiss_objection
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.uphold_objection import uphold_objection
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.employer.forms import ObjectionForm, SettleForm
from zhicheng_web.portal.employer.publicity_restart import describe_publicity_restart
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import StepPage


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
    step="raise_objection",
)
SETTLE_PAGE = StepPage(
    "settle",
    SettleForm,
    apply_settlement,
    lambda case, form: (
        describe_publicity_restart(case) | {"open": list(case.objections.filter(state="open").order_by("pk"))}
    ),
    step="dismiss_objection",
)


@entry(Role.EMPLOYER, of="case")
def register_objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note an objection; until it is settled, nothing is filed."""
    return process_employer_step(request, case, RAISE_PAGE)


@entry(Role.EMPLOYER, of="case")
def settle_objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note the outcome of the enquiry into the open objections."""
    return process_employer_step(request, case, SETTLE_PAGE)
