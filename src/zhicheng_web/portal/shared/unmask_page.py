"""Seeing a whole ID number from a page: a purpose is chosen, the person can read who looked, then it is shown once."""

from typing import Any

from django import forms

from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.actions.unmask import unmask
from zhicheng_web.cases.read.id_number import UNMASK_PURPOSES, mask_case_number
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.forms.base import Form, RadioButtons
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE


class PurposeForm(Form):
    """What somebody needs the whole ID number for: one of UNMASK_PURPOSES."""

    purpose = forms.ChoiceField(
        label="查看的用途",
        choices=list(UNMASK_PURPOSES.items()),
        widget=RadioButtons,
        error_messages={"required": "还没有选用途。请选择为什么要看完整号码。"},
    )


def build_unmask_page(request: OfficeRequest, case: Case) -> tuple[dict[str, Any], int]:
    """What the page shows, and its status: the question, or, after it was answered, the number."""
    form = PurposeForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"case": case, "form": form, "masked": mask_case_number(case)}
    if request.method != "POST":
        return context, 200
    if not form.is_valid():
        return context, UNPROCESSABLE
    try:
        number = unmask(case, by=request.actor, at=clock.now(), purpose=form.cleaned_data["purpose"])
    except StepRefused as refused:
        return context | {"findings": refused.findings}, UNPROCESSABLE
    return context | {"number": number, "why": UNMASK_PURPOSES[form.cleaned_data["purpose"]]}, 200
