"""Noting the result of publicities that are over (三（二）): attested person by person, nothing is chosen before."""

from django.http import HttpResponse, QueryDict

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.close_publicity import close_publicity
from zhicheng_web.portal.employer.batch import count_steps_done, take_step_for_cases
from zhicheng_web.portal.employer.forms import LATER, RESULT, CloseForm
from zhicheng_web.portal.employer.group_step import find_named_cases, read_form_or_draft
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import EmployerQueueRow, list_elapsed_publicities
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE
from zhicheng_web.portal.shared.words.near_days import format_counted_day

NOBODY_TO_CLOSE = "还没有选。请给至少一人选公示期间有没有收到异议，再登记。"


@entry(Role.EMPLOYER)
def close_publicities(request: OfficeRequest) -> HttpResponse:
    """Whose publicity is over, where the notice was posted, what came of it for each of them."""
    if request.method != "POST":
        sent_form = read_form_or_draft(request)
        return render_close_page(request, without_results(sent_form) if sent_form is request.GET else sent_form)
    results, form = read_results(request.POST), CloseForm([], request.POST)
    people = find_named_cases(request.actor, results)
    if not form.is_valid() or not people:
        return render_close_page(request, request.POST, "" if people else NOBODY_TO_CLOSE, UNPROCESSABLE)
    words = form.cleaned_data["words"]
    lines = take_step_for_cases(
        request,
        people,
        lambda case, action_arguments: close_publicity(
            case, result=results[str(case.public_id)], words=words, **action_arguments
        ),
    )
    return render_employer_page(
        request, "closed", "employer-publicity", {"lines": lines, "done": count_steps_done(lines)}
    )


def read_results(form: QueryDict) -> dict[str, str]:
    """What was chosen for whom, by the id of the case; of whom nothing was chosen is not among them."""
    chosen = {name.removeprefix(RESULT): str(form[name]) for name in form if name.startswith(RESULT)}
    return {case: result for case, result in chosen.items() if result not in ("", LATER)}


def without_results(address: QueryDict) -> QueryDict:
    """What an address says but for results: nobody attests what somebody else's link has chosen."""
    remaining = address.copy()
    for name in [one for one in remaining if one.startswith(RESULT)]:
        del remaining[name]
    return remaining


def render_close_page(
    request: OfficeRequest, sent_form: QueryDict, problem: str = "", status: int = 200
) -> HttpResponse:
    """The publicities that are over: of those whom the address names, else of all; what was typed stays."""
    rows = list_elapsed_publicities(request.actor, clock.today())
    named = [row for row in rows if str(row.case.public_id) in sent_form.getlist("case")]
    people = [describe_person(row) for row in named or rows]
    form = CloseForm(people, sent_form) if status == UNPROCESSABLE else CloseForm(people, initial=sent_form.dict())
    context = {"rows": named or rows, "others": len(rows) - len(named or rows), "form": form, "problem": problem}
    return render_employer_page(request, "close", "employer-publicity", context, status)


def describe_person(row: EmployerQueueRow) -> tuple[str, str, str]:
    """The id of a case, whose it is, and what was made public from when to when."""
    days = (row.publicity.start_on, row.publicity.last_on) if row.publicity else ()
    return str(row.case.public_id), row.name, f"{row.title}，{'至'.join(map(format_counted_day, days))}公示"
