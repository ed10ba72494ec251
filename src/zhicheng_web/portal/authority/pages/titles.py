"""The pages of what becomes of a granted title: proposed by one on evidence, decided by another, reviewed by others."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.policy.model import Setting
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.correct import correct
from zhicheng_web.cases.actions.decline_change import decline_change
from zhicheng_web.cases.actions.propose_change_review import propose_change_review
from zhicheng_web.cases.actions.propose_correction import propose_correction
from zhicheng_web.cases.actions.propose_revocation import compute_answer_end, propose_revocation
from zhicheng_web.cases.actions.restore_title import restore_title
from zhicheng_web.cases.actions.revoke import revoke
from zhicheng_web.cases.actions.undo_correction import undo_correction
from zhicheng_web.cases.actions.uphold_change import uphold_change
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.authority.authority_step import AuthorityStepPage, process_authority_step
from zhicheng_web.portal.authority.forms import AuthorityForm, AuthorityReasonForm
from zhicheng_web.portal.authority.review_page import ReviewPage
from zhicheng_web.portal.authority.title_forms import (
    ProposedCorrectionForm,
    ProposedReviewForm,
    ProposedRevocationForm,
    TitleDecisionForm,
)
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.evidence import read_evidence


def find_bar_years() -> Setting:
    """The years for which a revocation bars, with the rule that they rest on."""
    return find_current_policy().settings["filing.bar_years"]


def describe_bar(review_page: ReviewPage, form: AuthorityForm) -> Mapping[str, Any]:
    """What a revocation means, and until when the person can answer who is told today."""
    bar = find_bar_years()
    until = compute_answer_end(engine_input.to_kunming_day(clock.now()))
    return {"years": bar.value, "reading": bar.reading, "until": until}


def build_decision_page(
    template: str, address: str, action: Callable[..., Case]
) -> AuthorityStepPage[TitleDecisionForm]:
    """The page on which a second person approves what was proposed, in the examiner's words or their own."""
    return AuthorityStepPage(
        template,
        address,
        TitleDecisionForm,
        lambda case, form, arguments: action(case, reason=form.cleaned_data["reason"], **arguments),
        describe_bar,
        returns_to_case=True,
    )


def propose_correction_from(case: Case, form: ProposedCorrectionForm, arguments: Act) -> Case:
    """What the form says, as the action takes it."""
    typed = form.cleaned_data
    words = {key: typed[key] for key in ("series", "specialty", "reason")}
    return propose_correction(case, **words, **read_evidence(typed), **arguments)


PROPOSE_CORRECTION_PAGE = AuthorityStepPage(
    "propose_correction",
    "authority-propose-correction",
    ProposedCorrectionForm,
    propose_correction_from,
    returns_to_case=True,
)
PROPOSE_REVOCATION_PAGE = AuthorityStepPage(
    "propose_revocation",
    "authority-propose-revocation",
    ProposedRevocationForm,
    lambda case, form, arguments: propose_revocation(
        case, reason=form.cleaned_data["reason"], **read_evidence(form.cleaned_data), **arguments
    ),
    describe_bar,
    returns_to_case=True,
)
PROPOSE_REVIEW_PAGE = AuthorityStepPage(
    "propose_change_review",
    "authority-propose-title-review",
    ProposedReviewForm,
    lambda case, form, arguments: propose_change_review(case, **form.cleaned_data, **arguments),
    returns_to_case=True,
)
DECLINE_PAGE = AuthorityStepPage(
    "decline_change",
    "authority-decline-title-change",
    AuthorityReasonForm,
    lambda case, form, arguments: decline_change(case, reason=form.cleaned_data["reason"], **arguments),
    returns_to_case=True,
)
CORRECT_PAGE = build_decision_page("correct", "authority-correct", correct)
REVOKE_PAGE = build_decision_page("revoke", "authority-revoke", revoke)
UPHOLD_PAGE = build_decision_page("uphold_change", "authority-uphold-title-change", uphold_change)
UNDO_PAGE = build_decision_page("undo_correction", "authority-undo-correction", undo_correction)
RESTORE_PAGE = build_decision_page("restore_title", "authority-restore-title", restore_title)


@entry(Role.EXAMINER, of="case", step="propose_correction")
def propose_title_correction(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（四）: other words of a recognised title, proposed on evidence."""
    return process_authority_step(request, case, PROPOSE_CORRECTION_PAGE)


@entry(Role.APPROVER, of="case", step="correct")
def correct_title(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（四）: a second person approves other words of a recognised title."""
    return process_authority_step(request, case, CORRECT_PAGE)


@entry(Role.EXAMINER, of="case", step="propose_revocation")
def propose_title_revocation(request: OfficeRequest, case: UUID) -> HttpResponse:
    """五（二）: a title obtained by false material; the person is told first."""
    return process_authority_step(request, case, PROPOSE_REVOCATION_PAGE)


@entry(Role.APPROVER, of="case", step="revoke")
def revoke_title(request: OfficeRequest, case: UUID) -> HttpResponse:
    """五（二）: a second person revokes, the person heard."""
    return process_authority_step(request, case, REVOKE_PAGE)


@entry(Role.APPROVER, of="case", step="decline_change")
def decline_title_change(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: a second person does not agree with what is proposed on a title."""
    return process_authority_step(request, case, DECLINE_PAGE)


@entry(Role.EXAMINER, of="case", step="propose_change_review")
def propose_title_review(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: another examiner looks at a correction or a revocation once more."""
    return process_authority_step(request, case, PROPOSE_REVIEW_PAGE)


@entry(Role.APPROVER, of="case", step="uphold_change")
def uphold_title_change(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: the review ends with what was decided."""
    return process_authority_step(request, case, UPHOLD_PAGE)


@entry(Role.APPROVER, of="case", step="undo_correction")
def undo_title_correction(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: the review ends with the words that the title had before."""
    return process_authority_step(request, case, UNDO_PAGE)


@entry(Role.APPROVER, of="case", step="restore_title")
def restore_revoked_title(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: the review ends with the title standing again."""
    return process_authority_step(request, case, RESTORE_PAGE)
