"""三（二） 附件2: the page of the parent's link: what the report says, and the answer. Whoever has the address may act by it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.actions.receive_parent_report import (
    build_answer_act,
    find_report_of_link,
    note_report_view,
    receive_parent_report,
    refuse_own_people,
)
from zhicheng_web.cases.read.parent_reports import OPINION
from zhicheng_web.cases.read.row_types import ParentReport
from zhicheng_web.people.queries import find_person_of_account
from zhicheng_web.portal.employer.parent.forms import ParentAnswerForm
from zhicheng_web.portal.shared.caching import LINK
from zhicheng_web.portal.shared.forms.evidence import read_evidence
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.words.city_words import restate_here

GONE_STATUS = 410


@entry(ANYBODY, of=LINK)
def answer_for_parent(request: HttpRequest, token: str) -> HttpResponse:
    """Show the report to whoever has the link, and take one answer."""
    try:
        report = find_report_of_link(token, clock.now())
        refuse_reader(request, report)
    except StepRefused as refused:
        return render_over(request, refused)
    if request.method != "POST":
        note_report_view(report, clock.now())
        return render_report(request, report, ParentAnswerForm())
    form = ParentAnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return render_report(request, report, form, status=UNPROCESSABLE)
    data = read_evidence(form.cleaned_data)["data"]
    answer = form.read_answer()
    act = build_answer_act(report, answer, data, clock.now())
    outcome = attempt_action(lambda: receive_parent_report(report.case, report=report, answer=answer, data=data, **act))
    if not outcome.done:
        return render_report(request, report, form, outcome, outcome.status)
    return render(request, "employer/parent_done.html", {"report": report, "answer": answer.answer})


def refuse_reader(request: HttpRequest, report: ParentReport) -> None:
    """Raises StepRefused where who has signed in is of the branch or the applicant; the parent's person has no account."""
    reader = find_person_of_account(request.user.pk) if request.user.is_authenticated else None
    if reader is not None:
        refuse_own_people(report, reader.pk, clock.now())


def render_report(
    request: HttpRequest,
    report: ParentReport,
    form: ParentAnswerForm,
    outcome: Outcome[object] = NOT_ATTEMPTED,
    status: int = 200,
) -> HttpResponse:
    """The report with its form, and why an answer was refused."""
    context = {"report": report, "opinion": OPINION, "form": form}
    context |= {"findings": outcome.findings, "late": outcome.late}
    return render(request, "employer/parent_answer.html", context, status=status)


def render_over(request: HttpRequest, refused: StepRefused) -> HttpResponse:
    """A link that holds no more: why, and what to do."""
    first = refused.findings[0]
    context = {"why": restate_here(first.reason.rstrip("。")), "remedy": restate_here(first.remedy or "")}
    return render(request, "employer/parent_over.html", context, status=GONE_STATUS)
