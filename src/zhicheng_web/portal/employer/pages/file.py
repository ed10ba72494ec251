"""Filing with the authority (四): where each case goes and under which clause, several at once, a result for each person."""

from typing import Any

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.actions.file import file as file_case
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.batch import batch, done
from zhicheng_web.portal.employer.desk import Row, desk
from zhicheng_web.portal.employer.doing import chosen
from zhicheng_web.portal.employer.routing import route
from zhicheng_web.portal.employer.season import filing_window
from zhicheng_web.portal.employer.showing import show
from zhicheng_web.portal.shared.taking import UNPROCESSABLE

NOBODY = "还没有选人。请至少选一人，再上报。"


@entry(Role.EMPLOYER)
def file(request: OfficeRequest) -> HttpResponse:
    """The preview, then the report."""
    if request.method != "POST":
        return preview(request, request.GET.getlist("case"))
    people = chosen(request)
    if not people:
        return preview(request, [], NOBODY, UNPROCESSABLE)
    lines = batch(request, people, lambda case, given: file_case(case, **given))
    where = {case.public_id: route(case, clock.today()) for case in people}
    told = [{"case": line.case, "outcome": line.outcome, "said": where[line.case.public_id].name} for line in lines]
    return show(request, "filed", "employer-file", {"lines": told, "done": done(lines)})


def preview(request: OfficeRequest, people: list[str], problem: str = "", status: int = 200) -> HttpResponse:
    """Everybody whose publicity is closed, with the authority; those named ticked, or all."""
    today = clock.today()
    mine, window = desk(request.actor, today), filing_window(today)
    rows = [row for row in mine.rows if row.pile.key == "file"]
    context: dict[str, Any] = {
        "rows": [(row, route(row.case, today)) for row in rows],
        "ticked": ticked(rows, people, problem),
        "window": window,
        "open": window.opens <= mine.season.today,
        "left": window.closes - mine.season.today,
        "problem": problem,
        "waiting": sum(row.pile.key == "close" for row in mine.rows),
    }
    return show(request, "file", "employer-file", context, status)


def ticked(rows: list[Row], people: list[str], problem: str) -> list[str]:
    """Whom the page proposes."""
    return people if people or problem else [str(row.case.public_id) for row in rows]
