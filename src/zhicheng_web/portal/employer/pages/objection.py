"""Objections during publicity (三（二）): noted, then settled: dismissed, or upheld so that the publicity starts again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.dismiss_objection import dismiss_objection
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.uphold_objection import uphold_objection
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.forms import ObjectionForm, SettleForm
from zhicheng_web.portal.employer.publicity_restart import restart
from zhicheng_web.portal.employer.rendering import one_step
from zhicheng_web.portal.shared.steps.step_page import StepPage

OUTCOMES = {"dismiss": dismiss_objection, "uphold": uphold_objection}


def settled(it: Any, form: SettleForm, given: dict[str, Any]) -> object:
    """Dismissed or upheld."""
    act = OUTCOMES[form.cleaned_data["outcome"]]
    return act(it, conclusion=form.cleaned_data["conclusion"], **given)


RAISE = StepPage(
    "objection",
    ObjectionForm,
    lambda it, form, given: raise_objection(it, **form.cleaned_data, **given),
    step="raise_objection",
)
SETTLE = StepPage(
    "settle",
    SettleForm,
    settled,
    lambda it, form: restart(it) | {"open": list(it.objections.filter(state="open").order_by("pk"))},
    step="dismiss_objection",
)


@entry(Role.EMPLOYER, of="case")
def objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note one."""
    return one_step(request, case, RAISE)


@entry(Role.EMPLOYER, of="case")
def settle(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Settle the open ones."""
    return one_step(request, case, SETTLE)
