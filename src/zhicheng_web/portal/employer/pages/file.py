"""Filing with the authority (四): where each case goes and under which clause, several at once, a result for each person."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.actions.file import file as file_case
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.batch import batch, done
from zhicheng_web.portal.employer.desk import Row, desk
from zhicheng_web.portal.employer.doing import chosen, said
from zhicheng_web.portal.employer.lacking import Lack, lacking
from zhicheng_web.portal.employer.routing import Route, route
from zhicheng_web.portal.employer.season import filing_window
from zhicheng_web.portal.employer.showing import show
from zhicheng_web.portal.shared.taking import UNPROCESSABLE

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
    where = {case.public_id: route(case, clock.today()) for case in people}
    told = [{"case": line.case, "outcome": line.outcome, "said": where[line.case.public_id].name} for line in lines]
    return show(request, "filed", "employer-file", {"lines": told, "done": done(lines)})


def preview(request: OfficeRequest, people: list[str], problem: str = "", status: int = 200) -> HttpResponse:
    """Everybody whose publicity is closed, with the authority and what is missing; those named ticked, or all who can."""
    today = clock.today()
    mine, window = desk(request.actor, today), filing_window(today)
    lines = rows(request, [row for row in mine.rows if row.pile.key == "file"], today)
    context: dict[str, Any] = {
        "rows": lines,
        "lacking": sum(bool(line.lacks) for line in lines),
        "ticked": people if people or problem else [line.id for line in lines if not line.lacks],
        "window": window,
        "open": window.opens <= mine.season.today,
        "left": window.closes - mine.season.today,
        "problem": problem,
        "waiting": sum(row.pile.key == "close" for row in mine.rows),
    }
    return show(request, "file", "employer-file", context, status)


class Line(NamedTuple):
    """Somebody who can be filed: where to, and what is missing."""

    row: Row
    route: Route
    lacks: list[Lack]

    @property
    def id(self) -> str:
        """The case as the form names it."""
        return str(self.row.case.public_id)


def rows(request: OfficeRequest, some: list[Row], today: date) -> list[Line]:
    """The lines of some rows of the desk, in two more queries however many they are."""
    prefetch_related_objects([row.case for row in some], "assessments", "papers")
    routes = [(row, route(row.case, today)) for row in some]
    return [Line(row, to, lacking(row.case, to, request.actor, today)) for row, to in routes]
