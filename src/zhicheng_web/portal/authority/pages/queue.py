"""The queue: what waits for this officer, by day and risk; and what is over."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.authority import work_queue
from zhicheng_web.portal.authority.queue_position import find_act_just_done, list_queue_ids
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.authority.workload import HANDLER_FILTERS
from zhicheng_web.portal.shared.request_values import read_choice, read_page_number
from zhicheng_web.portal.shared.steps.take_step import (
    NOT_ATTEMPTED,
    Outcome,
    attempt_action,
    find_case_or_404,
    read_case_action_arguments,
)


@entry(Role.EXAMINER, Role.APPROVER)
def show_authority_queue(request: OfficeRequest) -> HttpResponse:
    """What waits; ?group= and ?handler= show one group, ?q= looks for a name or an employer, ?sort=risk puts the
    doubtful first.
    """
    asked = read_queue_filters(request)
    context = {
        "queue": work_queue.build_authority_queue(request.actor, asked),
        "sorts": work_queue.SORT_ORDERS,
        "approves": is_approver(request),
    }
    context |= {key: asked[key] for key in ("group", "handler", "q", "sort")} | {"by_risk": asked["sort"] == "risk"}
    return render_authority_page(request, "queue", "authority-queue", context | {"after": find_act_just_done(request)})


def read_queue_filters(request: OfficeRequest) -> dict[str, str]:
    """What the address asks the queue for. Raises MalformedRequest."""
    return {
        "group": read_choice(request, "group", [key for key, _, _ in work_queue.ADVICE_GROUPS]),
        "sort": read_choice(request, "sort", [key for key, _ in work_queue.SORT_ORDERS]),
        "handler": read_choice(request, "handler", list(HANDLER_FILTERS)),
        "q": request.GET.get("q", ""),
        "page": str(read_page_number(request)),
    }


@entry(Role.EXAMINER)
def accept_listed_cases(request: OfficeRequest) -> HttpResponse:
    """三（三）: accept everything that waits for it on a page of the queue; a report for each case."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("authority-queue"))
    report = [accept_listed_case(request, one) for one in request.POST.getlist("case")]
    context = {
        "accepted_cases": [case for case, outcome in report if outcome.done],
        "refused_cases": [(case, outcome) for case, outcome in report if case is not None and not outcome.done],
        "first": next(iter(list_queue_ids(request.actor)), None),
    }
    return render_authority_page(request, "accepted", "authority-queue", context)


def accept_listed_case(request: OfficeRequest, public_id: str) -> tuple[Case | None, Outcome[Case]]:
    """One case of the page accepted, or why not; without a case where it is none of this officer's."""
    try:
        wanted = UUID(public_id)
    except ValueError:
        return None, NOT_ATTEMPTED
    try:
        case = find_case_or_404(request, wanted)
    except Http404:
        return None, NOT_ATTEMPTED
    return case, attempt_action(lambda: accept(case, **read_case_action_arguments(request, case)))


@entry(Role.EXAMINER, Role.APPROVER)
def list_authority_closed_cases(request: OfficeRequest) -> HttpResponse:
    """The cases of this authority that are over, found by ?q= a name, an employer, or what stands on a paper: 认定号, 申报编号,
    校验码; ?page= a page of them.
    """
    words = request.GET.get("q", "")
    closed_cases = work_queue.build_closed_cases(request.actor, words, str(read_page_number(request)))
    return render_authority_page(request, "done", "authority-done", {"closed_cases": closed_cases, "q": words})


def is_approver(request: OfficeRequest) -> bool:
    """Whether this officer is the second pair of eyes."""
    return request.actor.role is Role.APPROVER
