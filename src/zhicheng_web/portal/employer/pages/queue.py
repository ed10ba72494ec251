"""The queue: what is urgent first, groups that add up, one next act a row."""

from typing import Any

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.people.employee_requests import read_kind_and_requests
from zhicheng_web.portal.employer.advice import find_gravest_open_result
from zhicheng_web.portal.employer.publicity_starts import find_open_or_next_window, find_timetable_in_force
from zhicheng_web.portal.employer.queue_groups import GROUP_ORDER
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import EmployerQueue, EmployerQueueRow, build_employer_queue
from zhicheng_web.portal.shared.request_values import read_choice


@entry(Role.EMPLOYER)
def show_employer_queue(request: OfficeRequest) -> HttpResponse:
    """The active cases of the unit; ?group= shows one group."""
    today = clock.today()
    queue = build_employer_queue(request.actor, today)
    chosen_group = read_choice(request, "group", GROUP_ORDER)
    rows = [add_gravest_result(row) for row in queue.rows if not chosen_group or row.group.key == chosen_group]
    context: dict[str, Any] = {"queue": queue, "rows": rows, "group": chosen_group}
    context["assessed"] = count_ready_for_publicity(queue)
    window = find_open_or_next_window(today)
    context |= {"window": window, "open": window.opens <= queue.season.today}
    context["days_remaining"] = window.closes - queue.season.today
    kind, asking = read_kind_and_requests(request.actor.organisation_id or 0)
    context |= {"agency": kind == "agency", "asking": asking}
    context["working_days"] = find_timetable_in_force(today).working_days
    return render_employer_page(request, "queue", "employer-queue", context)


def add_gravest_result(row: EmployerQueueRow) -> EmployerQueueRow:
    """A row that waits for the assessment, with what the engine would say but for HR's own word."""
    assessed_here = row.group.key == "review" and row.group.page == "employer-case"  # by the agency nobody is assessed
    return row._replace(gravest_result=find_gravest_open_result(row.case)) if assessed_here else row


def count_ready_for_publicity(queue: EmployerQueue) -> int:
    """How many people can have their publicity arranged today."""
    return sum(row.group.key == "assessed" for row in queue.rows)
