"""Noting the result of publicities that are over, for several people at once (三（二）)."""

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.close_publicity import close_publicity
from zhicheng_web.portal.employer.batch import count_steps_done, take_step_for_cases
from zhicheng_web.portal.employer.forms import CloseForm
from zhicheng_web.portal.employer.group_step import find_chosen_cases, read_form_or_draft
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import list_elapsed_publicities
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

NO_OBJECTION_WORDS = "公示期间没有收到异议。"
NOBODY_TO_CLOSE = "还没有选人。请至少选一人，再登记。"


@entry(Role.EMPLOYER)
def close_publicities(request: OfficeRequest) -> HttpResponse:
    """Whose publicity is over, where the notice was posted, what came of it."""
    if request.method != "POST":
        asked = read_form_or_draft(request)
        return render_close_page(
            request, CloseForm(initial={"words": asked.get("words", NO_OBJECTION_WORDS)}), asked.getlist("case")
        )
    form, people = CloseForm(request.POST), find_chosen_cases(request)
    if not form.is_valid() or not people:
        return render_close_page(
            request, form, request.POST.getlist("case"), "" if people else NOBODY_TO_CLOSE, UNPROCESSABLE
        )
    words = form.cleaned_data["words"]
    lines = take_step_for_cases(
        request, people, lambda case, action_arguments: close_publicity(case, words=words, **action_arguments)
    )
    return render_employer_page(
        request, "closed", "employer-publicity", {"lines": lines, "done": count_steps_done(lines)}
    )


def render_close_page(
    request: OfficeRequest, form: CloseForm, people: list[str], problem: str = "", status: int = 200
) -> HttpResponse:
    """The publicities that are over, those chosen ticked; all where nobody was named."""
    rows = list_elapsed_publicities(request.actor, clock.today())
    everybody = [str(row.case.public_id) for row in rows] if request.method == "GET" else []
    context = {"rows": rows, "ticked_ids": people or everybody, "form": form, "problem": problem}
    return render_employer_page(request, "close", "employer-publicity", context, status)
