"""三（二） 附件2: the pages of the branch: the report as it is drafted, asked for, printed, taken back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.ask_parent import ask_parent, build_parent_token
from zhicheng_web.cases.actions.withdraw_parent_report import withdraw_parent_report
from zhicheng_web.cases.read.parent_reports import (
    OPINION,
    draft_parent_report,
    find_open_report,
    is_report_confirmed,
    knows_parent_report,
    list_parent_reports,
)
from zhicheng_web.cases.read.row_types import Case, ParentReport
from zhicheng_web.messages.parent_letters import build_parent_address, send_letter_of_case
from zhicheng_web.portal.employer.parent.forms import AskParentForm
from zhicheng_web.portal.employer.rendering import process_employer_step, render_employer_page
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.squares import draw_address
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404


def describe_reports(case: Case, form: AskParentForm) -> Mapping[str, Any]:
    """The draft, the report that waits, and those that were answered or taken back."""
    reports, waiting = list_parent_reports(case), find_open_report(case)
    name = str(form["parent_name"].value() or "")
    return {
        "lines": draft_parent_report(case, name, clock.now()),
        "opinion": OPINION,
        "waiting": waiting,
        "is_over": waiting is not None and not waiting.is_open(clock.now()),
        "past_reports": [one for one in reports if one != waiting],
        "is_confirmed": is_report_confirmed(case),
        "is_branch": case.particulars.employer.branch_of is not None,
    }


def find_last_words(case: Case) -> Mapping[str, Any]:
    """Whom the branch has asked before about this case."""
    last = next(iter(list_parent_reports(case)), None)
    return {"parent_name": last.parent_name, "mail": last.mail} if last else {}


def build_ask_page(origin: str) -> StepPage[AskParentForm]:
    """The page that asks; `origin`: where the office stands, as whoever asks has reached it."""
    return StepPage(
        "parent_report",
        AskParentForm,
        lambda case, form, act: ask_parent(
            case,
            parent_name=form.cleaned_data["parent_name"],
            mail=form.cleaned_data.get("mail", ""),
            origin=origin,
            **act,
        ),
        describe_reports,
        find_last_words,
        step="enclose",
    )


WITHDRAW_PAGE = StepPage(
    "parent_withdraw",
    CaseForm,
    lambda case, form, act: withdraw_parent_report(case, **act),
    lambda case, form: {"waiting": find_open_report(case)},
    step="enclose",
)


@entry(Role.EMPLOYER, of="case")
def ask_for_parent_report(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Draft the report and send the link; done, the same page says how it stands. A city that knows no such paper has no page."""
    if not knows_parent_report(find_current_policy()):
        return HttpResponseRedirect(reverse("employer-case", args=[find_case_or_404(request, case).public_id]))
    answer = process_employer_step(request, case, build_ask_page(request.build_absolute_uri("/").rstrip("/")))
    if request.method == "POST" and isinstance(answer, HttpResponseRedirect):
        send_letter_of_case(case, clock.now())
        return HttpResponseRedirect(reverse("employer-parent-report", args=[case]))
    return answer


@entry(Role.EMPLOYER, of="case")
def withdraw_from_parent(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take the link back."""
    return process_employer_step(request, case, WITHDRAW_PAGE)


@entry(Role.EMPLOYER, of="case")
def print_parent_letter(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The letter with the square, as long as the link holds; afterwards the page that asks. A link that goes to the parent by
    mail is shown to nobody in the branch.
    """
    found = find_case_or_404(request, case)
    waiting: ParentReport | None = find_open_report(found)
    if waiting is None or waiting.mail or not waiting.is_open(clock.now()):
        return HttpResponseRedirect(reverse("employer-parent-report", args=[case]))
    address = build_parent_address(waiting, build_parent_token(waiting))
    context = {"case": found, "report": waiting, "opinion": OPINION, "address": address}
    return render_employer_page(request, "parent_letter", "employer-queue", context | {"square": draw_address(address)})
