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
from zhicheng_web.portal.employer.pages.acting import one_step

SETTLE = {"dismiss": dismiss_objection, "uphold": uphold_objection}


@entry(Role.EMPLOYER, of="case")
def objection(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Note one."""

    def take(it: Any, form: ObjectionForm, given: dict[str, Any]) -> object:
        return raise_objection(it, **form.cleaned_data, **given)

    return one_step(request, case, ObjectionForm, "objection", take)


@entry(Role.EMPLOYER, of="case")
def settle(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Settle the open ones."""

    def take(it: Any, form: SettleForm, given: dict[str, Any]) -> object:
        act = SETTLE[form.cleaned_data["outcome"]]
        return act(it, conclusion=form.cleaned_data["conclusion"], **given)

    return one_step(request, case, SettleForm, "settle", take, lambda it: {"open": list(open_ones(it))})


def open_ones(it: Any) -> Any:
    """Objections without a conclusion."""
    return it.objections.filter(state="open").order_by("pk")
