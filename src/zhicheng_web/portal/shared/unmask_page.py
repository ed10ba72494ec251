"""Seeing a whole ID number from a page: a purpose is chosen, the person can read who looked, then it is shown once, beside
the scan of the card for those who may see papers.
"""

from typing import Any

from django import forms
from django.urls import reverse

from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.actions.compare_identity import compare_identity
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


def build_unmask_page(request: OfficeRequest, case: Case, page_address: str = "") -> tuple[dict[str, Any], int]:
    """What the page shows, and its status: the question, or, after it was answered, the number, and beside it the scans.
    `page_address`: the name of the address of a page of a paper; empty for who sees no papers.
    """
    form = PurposeForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"case": case, "form": form, "masked": mask_case_number(case)}
    if request.method != "POST":
        return context, 200
    if not form.is_valid():
        return context, UNPROCESSABLE
    purpose = form.cleaned_data["purpose"]
    try:
        context |= show_number(request, case, purpose, page_address)
    except StepRefused as refused:
        return context | {"findings": refused.findings}, UNPROCESSABLE
    return context | {"why": UNMASK_PURPOSES[purpose]}, 200


def show_number(request: OfficeRequest, case: Case, purpose: str, page_address: str) -> dict[str, Any]:
    """The number, and the addresses of the pages of the card. Raises StepRefused."""
    if not page_address:
        return {"number": unmask(case, by=request.actor, at=clock.now(), purpose=purpose)}
    found = compare_identity(case, by=request.actor, at=clock.now(), purpose=purpose)
    pages = [
        reverse(page_address, args=[paper.public_id, number])
        for paper in found.papers
        for number in range(1, paper.pages + 1)
    ]
    return {"number": found.number, "card_pages": pages, "compares": True}
