"""Filing with the authority (四): where each case goes and under which clause, several at once, a result for each person.

Each is judged as of the day on which it can be filed: today, or the day on which the window opens.
"""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.file import file as file_case
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.batch import count_steps_done, take_step_for_cases
from zhicheng_web.portal.employer.filing_obstacles import FilingObstacle, list_filing_obstacles
from zhicheng_web.portal.employer.forecast_findings import FilingForecast, forecast_filing
from zhicheng_web.portal.employer.group_step import find_chosen_cases, read_form_or_draft
from zhicheng_web.portal.employer.publicity_starts import find_open_or_next_window
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.routing import FilingDestination, find_filing_destination
from zhicheng_web.portal.employer.work_queue import EmployerQueueRow, list_rows_before_window
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

NOBODY_TO_FILE = "还没有选人。请至少选一人，再上报。"


@entry(Role.EMPLOYER)
def file_cases(request: OfficeRequest) -> HttpResponse:
    """The preview, then the report."""
    if request.method != "POST":
        return render_filing_preview(request, read_form_or_draft(request).getlist("case"))
    people = find_chosen_cases(request)
    if not people:
        return render_filing_preview(request, request.POST.getlist("case"), NOBODY_TO_FILE, UNPROCESSABLE)
    lines = take_step_for_cases(request, people, lambda case, action_arguments: file_case(case, **action_arguments))
    report = [
        {
            "case": line.case,
            "outcome": line.outcome,
            "receiving_authority": name_receiving_authority(line.outcome.result),
        }
        for line in lines
    ]
    return render_employer_page(request, "filed", "employer-file", {"lines": report, "done": count_steps_done(lines)})


def render_filing_preview(
    request: OfficeRequest, people: list[str], problem: str = "", status: int = 200
) -> HttpResponse:
    """Everybody whose publicity is closed, with the authority and what is missing; those named ticked, or all who can."""
    today = clock.today()
    rows, window = list_rows_before_window(request.actor, today), find_open_or_next_window(today)
    now = day_number(today.isoformat())
    on = max(today, as_date(window.opens))
    lines = build_filing_lines([row for row in rows if row.group.key == "file"], on)
    context: dict[str, Any] = {
        "rows": lines,
        "on": on,
        "lacking_count": sum(bool(line.obstacles) for line in lines),
        "unmet_lines": [line for line in lines if line.forecast.unmet],
        "ticked_ids": people
        if people or problem
        else [line.id for line in lines if line.forecast.clear and not line.obstacles],
        "window": window,
        "open": window.opens <= now,
        "days_remaining": window.closes - now,
        "problem": problem,
        "waiting": sum(row.group.key == "close" for row in rows),
    }
    return render_employer_page(request, "file", "employer-file", context, status)


class FilingLine(NamedTuple):
    """Somebody who can be filed: how the case stands then, where to, and what is missing."""

    row: EmployerQueueRow
    forecast: FilingForecast
    route: FilingDestination
    obstacles: list[FilingObstacle]

    @property
    def id(self) -> str:
        """The case as the form names it."""
        return str(self.row.case.public_id)


def build_filing_lines(some: list[EmployerQueueRow], on: date) -> list[FilingLine]:
    """The lines of some rows of the queue for a filing on a day, in two more queries however many they are."""
    prefetch_related_objects([row.case for row in some], "assessments", "papers")
    branches = [row.case for row in some if row.case.particulars.employer.branch_of is not None]
    prefetch_related_objects(branches, "parent_reports")
    return [build_filing_line(row, on) for row in some]


def build_filing_line(row: EmployerQueueRow, on: date) -> FilingLine:
    """One person: the case as it stands on the day of filing, where it goes, what is missing."""
    forecast = forecast_filing(row.case, on, clock.today())
    destination = find_filing_destination(row.case, forecast.answer)
    return FilingLine(row, forecast, destination, list_filing_obstacles(row.case, forecast, destination, on))


def name_receiving_authority(filed: Case | None) -> str:
    """With whom a case lies now that it is filed; None: it was not."""
    return filed.authority.name if filed and filed.authority else ""
