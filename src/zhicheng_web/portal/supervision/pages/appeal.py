"""三（二）: the bureau answers who turns to it because a unit has declined to recommend, one person alone."""

from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.keep_decline import keep_decline
from zhicheng_web.cases.actions.reopen_assessment import reopen_assessment
from zhicheng_web.cases.read.declines import read_appeal
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.shared.forms.base import RadioButtons
from zhicheng_web.portal.shared.steps.step_page import ReasonForm, StepPage, handle_step_page
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.supervision.pages.transfer import BUREAU_PAGES

ANSWERS = {"reopen": reopen_assessment, "keep": keep_decline}


class AppealAnswerForm(ReasonForm):
    """What comes of it, and why."""

    outcome = forms.ChoiceField(
        label="答复",
        choices=[("reopen", "申诉成立，退回单位重新考核"), ("keep", "申诉不成立，维持不予推荐")],
        widget=RadioButtons,
        error_messages={"required": "还没有选答复。请选择申诉成立，或者不成立。"},
    )
    field_order = ("outcome", "reason")


def answer_appeal(case: Case, form: AppealAnswerForm, arguments: Act) -> Case:
    """What the form says, as the action takes it."""
    return ANSWERS[form.cleaned_data["outcome"]](case, reason=form.cleaned_data["reason"], **arguments)


APPEAL_PAGE = StepPage("appeal", AppealAnswerForm, answer_appeal)


@entry(Role.BUREAU, of="case", step="keep_decline")
def answer_declined_applicant(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The form; refused, it comes back with everything typed."""
    if request.method == "GET" and not read_appeal(find_case_or_404(request, case))["has_open_appeal"]:
        return HttpResponseRedirect(reverse("bureau-case", args=[case]))
    return handle_step_page(BUREAU_PAGES, request, case, APPEAL_PAGE)
