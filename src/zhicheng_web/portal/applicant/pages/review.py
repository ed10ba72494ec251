"""After a refusal: asking once for a review, with what speaks against the decision."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.engine.remedies import find_review_end
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case, Decision
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import find_open_step
from zhicheng_web.portal.shared.forms.evidence import EvidenceField, read_evidence
from zhicheng_web.portal.shared.steps.step_page import (
    AudiencePages,
    CaseForm,
    StepPage,
    build_reason_field,
    handle_step_page,
)
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404


class ReviewForm(CaseForm):
    """Why the decision should be looked at again."""

    reason = build_reason_field("为什么申请复查", "写清楚哪一条认定有误、依据是什么。")
    file = EvidenceField(label="证据", help_text="能证明您的理由的扫描件。PDF、JPG或PNG。", required=False)


def render_review_page(
    request: OfficeRequest, page: str, here: str, context: Mapping[str, Any], status: int
) -> HttpResponse:
    """The room's page, as a step asks for it."""
    return render_applicant_page(request, page, context, here=here, status=status)


APPLICANT_PAGES = AudiencePages(render_review_page, "applicant-progress", "applicant-home")
REVIEW_PAGE = StepPage(
    "review",
    ReviewForm,
    lambda case, form, arguments: ask_review(
        case, reason=form.cleaned_data["reason"], **read_evidence(form.cleaned_data), **arguments
    ),
    lambda case, form: {"decision": find_decision_in_force(case)},
)


def find_decision_in_force(case: Case) -> Decision | None:
    """The decision as it stands; None while none does."""
    return next((one for one in list_decisions(case) if one.superseded_at is None), None)


def list_decisions(case: Case) -> Sequence[Decision]:
    """Every decision with the proposal by which it is cited, set aside or not."""
    return list(case.decisions.select_related("proposal"))


def may_ask_review(case: Case) -> bool:
    """Whether a review is open to the applicant: it is, once, within its days, and not beside another application."""
    decisions = list_decisions(case) if find_open_step(case, ("ask_review",)) is not None else ()
    if len(decisions) != 1 or decisions[0].superseded_at is not None:
        return False
    if clock.today() > find_review_end(to_kunming_date(decisions[0].decided_at)):
        return False
    last = queries.find_latest_case(case.person_id)
    return last is None or last.pk == case.pk or not last.about.active


@entry(Role.APPLICANT, of="case")
def show_review_request(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Ask for a review; it is asked once."""
    if request.method == "GET" and not may_ask_review(find_case_or_404(request, case)):
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    return handle_step_page(APPLICANT_PAGES, request, case, REVIEW_PAGE)
