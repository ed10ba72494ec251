"""Months of insurance read from the uploaded sheet, row by row for the person to tick; what is not ticked is not taken."""

from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.papers.insurance_sheet import InsuranceSheet, SheetSpell, read_case_sheets
from zhicheng_web.portal.applicant import saving
from zhicheng_web.portal.applicant.forms import CaseContext
from zhicheng_web.portal.applicant.pages.lists import EditedPart
from zhicheng_web.portal.applicant.parts import PART_BY_KEY
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import attempt_applicant_action
from zhicheng_web.portal.shared.request_values import parse_whole_number

PART = PART_BY_KEY["insurance"]
NOTHING_TICKED = "还没有勾选。请对照证明，勾选要填入的月份；都不对的，请返回后手工填写。"


class ProposedSpell(NamedTuple):
    """A spell as the list of insurance would hold it, with its line and the unit as the sheet names it."""

    item: dict[str, Any]
    line: str
    unit: str


@entry(Role.APPLICANT, of="case")
def show_insurance_sheet(request: OfficeRequest, case: UUID) -> HttpResponse:
    """What the sheets say; POST takes what was ticked behind what stands there."""
    edited = EditedPart(request, case, (PART.key,))
    if redirect := edited.redirect_if_closed(request):
        return redirect
    outcome = attempt_applicant_action(lambda: read_case_sheets(edited.case))
    around, stated = edited.standing.around, edited.items(PART)
    proposed = list_proposed_spells(outcome.result or [], around, stated)
    wrong = ""
    if request.method == "POST" and outcome.done:
        ticked = {parse_whole_number(one) for one in request.POST.getlist("take")}
        taken = [one.item for number, one in enumerate(proposed, 1) if number in ticked]
        wrong = "" if taken else NOTHING_TICKED
        if taken:
            saved = saving.save_changed_facts(request, edited.case, {PART.key: [*stated, *taken]}, answers=True)
            if saved.done:
                return redirect_browser(request, reverse("applicant-insurance", args=[case]))
            outcome = outcome._replace(done=False, findings=saved.findings, late=saved.late)
    sheets = outcome.result or []
    context = {"case": edited.case, "proposed": proposed, "sheets": sheets, "outcome": outcome}
    context |= {"unread": sum(one.unread for one in sheets), "wrong": wrong}
    status = 200 if request.method == "GET" else 422 if wrong else outcome.status
    return render_applicant_page(request, "insurance_sheet", context, status=status)


def list_proposed_spells(
    sheets: list[InsuranceSheet], around: CaseContext, stated: list[dict[str, Any]]
) -> list[ProposedSpell]:
    """The spells of all sheets that do not stand there yet."""
    items = [(build_item(spell, sheet.area, around), spell.unit) for sheet in sheets for spell in sheet.spells]
    return [ProposedSpell(item, PART.line(item, around), unit) for item, unit in items if item not in stated]


def build_item(spell: SheetSpell, area: str, around: CaseContext) -> dict[str, Any]:
    """A spell as the form of insurance would write it; a unit that is neither the own nor the agency's is not known."""
    codes_by_name = {around.employer_name: around.employer, around.agency_name: around.agency}
    payer = codes_by_name.get(spell.unit) or spell.code or None
    item: dict[str, Any] = {"from": spell.first, "to": spell.last, "payer": payer, "late": spell.late}
    return item | ({"area": area} if area else {})
