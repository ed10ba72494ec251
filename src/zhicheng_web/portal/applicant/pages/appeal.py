"""After a unit has declined to recommend, by one person alone: turning to the bureau, once."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.appeal_decline import appeal_decline
from zhicheng_web.cases.read.declines import read_appeal
from zhicheng_web.portal.applicant.pages.review import APPLICANT_PAGES
from zhicheng_web.portal.applicant.rendering import redirect_browser
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage, build_reason_field, handle_step_page
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404


class AppealForm(CaseForm):
    """What speaks against the unit's word."""

    reason = build_reason_field("为什么申诉", "写清楚单位的哪一点意见与事实不符、依据是什么。")


APPEAL_PAGE = StepPage(
    "appeal",
    AppealForm,
    lambda case, form, arguments: appeal_decline(case, reason=form.cleaned_data["reason"], **arguments),
)


@entry(Role.APPLICANT, of="case")
def show_appeal_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Turn to the bureau; once."""
    if request.method == "GET" and not read_appeal(find_case_or_404(request, case))["may_appeal"]:
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    return handle_step_page(APPLICANT_PAGES, request, case, APPEAL_PAGE)
