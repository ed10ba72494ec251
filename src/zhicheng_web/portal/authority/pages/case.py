"""One case on the desk: papers beside clauses beside the decision, in one form for the step that this officer can take."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority.authority_step import Page, around, look
from zhicheng_web.portal.authority.pages.steps import ON_THE_DESK
from zhicheng_web.portal.authority.rendering import show
from zhicheng_web.portal.authority.review_page import Sheet
from zhicheng_web.portal.shared.papers import scans
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404

PROPOSED = {"recognised": "refuse", "refused": "recognise"}
"""The decision that a proposal does not open."""


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The page; ?after= tells what was just done."""
    sheet = Sheet(find_case_or_404(request, case), request.actor)
    page = step_of(sheet)
    if page is not None:
        return look(request, page, sheet)
    return show(request, "desk", "authority-queue", {"case": sheet.case, "sheet": sheet} | around(request, sheet))


def step_of(sheet: Sheet) -> Page | None:
    """The step that the table opens to this officer here."""
    open_ = {step.key for step in sheet.steps}
    if sheet.folder.proposal is not None:
        open_ -= {PROPOSED.get(sheet.folder.proposal.outcome, "")}
    return next((page for key, page in ON_THE_DESK.items() if key in open_), None)


@entry(Role.EXAMINER, Role.APPROVER, of="paper")
def paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The bytes of a paper."""
    return scans.serve_paper(request, paper)


@entry(Role.EXAMINER, Role.APPROVER, of="paper")
def page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """A page of a paper as a picture."""
    return scans.serve_paper_page(request, paper, number)
