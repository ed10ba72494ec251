"""What becomes of one's own title: an answer before it is revoked, and the asking for a review of what was decided."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.actions.ask_change_review import ask_change_review
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.read.title_changes import TitleStanding, find_title_standing
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.applicant.pages.review import APPLICANT_PAGES
from zhicheng_web.portal.applicant.rendering import redirect_browser
from zhicheng_web.portal.shared.forms.evidence import EvidenceField, read_evidence
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage, build_reason_field, handle_step_page
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404


class StatementForm(CaseForm):
    """What speaks against the revocation."""

    reason = build_reason_field("您的意见", "写清楚哪一点与事实不符、为什么；同意的也可以写明情况。")
    file = EvidenceField(label="证据", help_text="能证明您的意见的扫描件。PDF、JPG或PNG。", required=False)


class TitleReviewForm(CaseForm):
    """Why the decision should be looked at again."""

    reason = build_reason_field("为什么申请复查", "写清楚哪一点认定有误、依据是什么。")
    file = EvidenceField(label="证据", help_text="能证明您的理由的扫描件。PDF、JPG或PNG。", required=False)


def send_statement(case: Case, form: StatementForm, arguments: Act) -> Case:
    """What the form says, as the action takes it."""
    typed = form.cleaned_data
    return answer_revocation(case, statement=typed["reason"], **read_evidence(typed), **arguments)


def send_review_request(case: Case, form: TitleReviewForm, arguments: Act) -> Case:
    """What the form says, as the action takes it."""
    typed = form.cleaned_data
    return ask_change_review(case, reason=typed["reason"], **read_evidence(typed), **arguments)


STATEMENT_PAGE = StepPage(
    "statement", StatementForm, send_statement, lambda case, form: {"standing": find_title_standing(case.pk)}
)
TITLE_REVIEW_PAGE = StepPage(
    "title_review", TitleReviewForm, send_review_request, lambda case, form: {"standing": find_title_standing(case.pk)}
)


def may_ask_title_review(standing: TitleStanding) -> bool:
    """Whether a review of the last correction or revocation is open to the applicant today."""
    last = standing.review_last_day
    return last is not None and clock.today() <= last


@entry(Role.APPLICANT, of="case")
def show_statement_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Answer a revocation that is proposed; once."""
    if request.method == "GET" and not find_title_standing(find_case_or_404(request, case).pk).awaits_answer:
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    return handle_step_page(APPLICANT_PAGES, request, case, STATEMENT_PAGE)


@entry(Role.APPLICANT, of="case")
def show_title_review_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Ask for a review of a correction or a revocation; once."""
    if request.method == "GET" and not may_ask_title_review(find_title_standing(find_case_or_404(request, case).pk)):
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    return handle_step_page(APPLICANT_PAGES, request, case, TITLE_REVIEW_PAGE)
