"""Filing with the authority (四): where each case goes and under which clause, several at once, a result for each person.

Each is judged as of the day on which it can be filed: today, or the day on which the window opens.
"""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import as_date
from zhicheng_web import clock
from zhicheng_web.cases.actions.file import file as file_case
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.batch import batch, done
from zhicheng_web.portal.employer.filing_obstacles import Lack, lacking
from zhicheng_web.portal.employer.forecast_findings import Outlook, outlook
from zhicheng_web.portal.employer.group_step import chosen, said
from zhicheng_web.portal.employer.publicity_starts import filing_window
from zhicheng_web.portal.employer.rendering import show
from zhicheng_web.portal.employer.routing import Route, route
from zhicheng_web.portal.employer.work_queue import Row, desk
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

NOBODY = "还没有选人。请至少选一人，再上报。"


@entry(Role.EMPLOYER)
def file(request: OfficeRequest) -> HttpResponse:
    """The preview, then the report."""
    if request.method != "POST":
        return preview(request, said(request).getlist("case"))
    people = chosen(request)
    if not people:
        return preview(request, request.POST.getlist("case"), NOBODY, UNPROCESSABLE)
    lines = batch(request, people, lambda case, given: file_case(case, **given))
    told = [{"case": line.case, "outcome": line.outcome, "said": receiver(line.outcome.result)} for line in lines]
    return show(request, "filed", "employer-file", {"lines": told, "done": done(lines)})


def preview(request: OfficeRequest, people: list[str], problem: str = "", status: int = 200) -> HttpResponse:
    """Everybody whose publicity is closed, with the authority and what is missing; those named ticked, or all who can."""
    today = clock.today()
    mine, window = desk(request.actor, today), filing_window(today)
    on = max(today, as_date(window.opens))
    lines = rows([row for row in mine.rows if row.pile.key == "file"], on)
    context: dict[str, Any] = {
        "rows": lines,
        "on": on,
        "lacking": sum(bool(line.lacks) for line in lines),
        "unmet": [line for line in lines if line.seen.unmet],
        "ticked": people if people or problem else [line.id for line in lines if line.seen.clear and not line.lacks],
        "window": window,
        "open": window.opens <= mine.season.today,
        "left": window.closes - mine.season.today,
        "problem": problem,
        "waiting": sum(row.pile.key == "close" for row in mine.rows),
    }
    return show(request, "file", "employer-file", context, status)


class Line(NamedTuple):
    """Somebody who can be filed: how the case stands then, where to, and what is missing."""

    row: Row
    seen: Outlook
    route: Route
    lacks: list[Lack]

    @property
    def id(self) -> str:
        """The case as the form names it."""
        return str(self.row.case.public_id)


def rows(some: list[Row], on: date) -> list[Line]:
    """The lines of some rows of the desk for a filing on a day, in two more queries however many they are."""
    prefetch_related_objects([row.case for row in some], "assessments", "papers")
    return [line(row, on) for row in some]


def line(row: Row, on: date) -> Line:
    """One of them."""
    seen = outlook(row.case, on, clock.today())
    to = route(row.case, seen.answer)
    return Line(row, seen, to, lacking(row.case, seen, to, on))


def receiver(filed: Any) -> str:
    """With whom a case lies now that it is filed; None: it was not."""
    return filed.authority.name if filed else ""
