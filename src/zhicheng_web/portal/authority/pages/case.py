"""One case under review: papers beside clauses beside the decision, in one form for the step that this officer can take."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.authority.authority_step import (
    AuthorityStepPage,
    build_position_context,
    show_authority_step,
)
from zhicheng_web.portal.authority.pages.steps import PAGES_BESIDE_PAPERS
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.authority.review_page import ReviewPage
from zhicheng_web.portal.shared.papers import scans
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404

STEP_NOT_PROPOSED = {"recognised": "refuse", "refused": "recognise"}
"""The decision that a proposal does not open."""


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def show_authority_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The page; ?after= tells what was just done."""
    review_page = ReviewPage(find_case_or_404(request, case), request.actor)
    page = find_step_page(review_page)
    if page is not None:
        return show_authority_step(request, page, review_page)
    return render_authority_page(
        request,
        "review_page",
        "authority-queue",
        {"case": review_page.case, "review_page": review_page} | build_position_context(request, review_page),
    )


def find_step_page(review_page: ReviewPage) -> AuthorityStepPage[Any] | None:
    """The step that the table opens to this officer here."""
    open_ = {step.key for step in review_page.steps}
    if review_page.case_file.proposal is not None:
        open_ -= {STEP_NOT_PROPOSED.get(review_page.case_file.proposal.outcome, "")}
    return next((page for key, page in PAGES_BESIDE_PAPERS.items() if key in open_), None)


@entry(Role.EXAMINER, Role.APPROVER, of="paper")
def show_authority_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The bytes of a paper."""
    return scans.serve_paper(request, paper)


@entry(Role.EXAMINER, Role.APPROVER, of="paper")
def show_authority_paper_page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """A page of a paper as a picture."""
    return scans.serve_paper_page(request, paper, number)
