"""Arranging publicity: the start chosen among days that still work, the end computed, the notice seen, then confirmed.

Everybody is judged as of the filing to which the start leads, so that a publicity is not held in vain.
What is confirmed is what was shown: where day or people differ from the page that the person saw, the page is shown
again instead (it works without JavaScript, and nobody posts a notice unseen).
"""

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse, QueryDict

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import as_date
from zhicheng_web import clock
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.batch import batch, done
from zhicheng_web.portal.employer.forecast_findings import Outlook, outlook
from zhicheng_web.portal.employer.group_step import chosen, said
from zhicheng_web.portal.employer.publicity_notice import planned
from zhicheng_web.portal.employer.publicity_starts import Start, find_timetable_in_force, starts, strip
from zhicheng_web.portal.employer.rendering import show
from zhicheng_web.portal.employer.work_queue import Desk, Row, desk

PLACE = 120
"""Characters of the place where the notice hangs."""


class Line(NamedTuple):
    """Somebody whose publicity can start: how the case will stand at the filing after it."""

    row: Row
    seen: Outlook

    @property
    def id(self) -> str:
        """The case as the form names it."""
        return str(self.row.case.public_id)

    @property
    def will(self) -> bool:
        """Whether time alone makes good by then what the desk still calls 时间未到."""
        return self.seen.clear and self.row.advice == "not_yet"


class Wish(NamedTuple):
    """What the form says: the day, the people; and what the page had shown when it was sent."""

    start: str
    people: frozenset[str]
    shown_start: str
    shown_people: frozenset[str]

    @property
    def was_shown(self) -> bool:
        """Whether the person has seen what they confirm."""
        return (self.start, self.people) == (self.shown_start, self.shown_people)


def wish(form: QueryDict) -> Wish:
    """Read it."""
    people, shown = form.getlist("case"), form.getlist("shown")
    return Wish(form.get("start", ""), frozenset(people), form.get("shown-start", ""), frozenset(shown))


@entry(Role.EMPLOYER)
def publicity(request: OfficeRequest) -> HttpResponse:
    """Plan, look again, or start."""
    form = said(request)
    mine, wanted = desk(request.actor, clock.today()), wish(form)
    if request.method == "POST" and "look" not in request.POST and wanted.people and wanted.was_shown:
        return begin(request, mine, wanted)
    return plan(request, mine, wanted, form.get("place", ""))


def begin(request: OfficeRequest, mine: Desk, wanted: Wish) -> HttpResponse:
    """Start the publicity of each person and report."""
    start = next((one for one in starts(mine.season, all_=True) if one.iso == wanted.start), None)
    cases, place = chosen(request), request.POST.get("place", "")[:PLACE]
    if start is None or not cases:
        return plan(request, mine, wanted, place)
    day = as_date(start.day)
    lines = batch(request, cases, lambda case, given: start_publicity(case, start_on=day, place=place, **given))
    return show(request, "started", "employer-publicity", {"lines": lines, "done": done(lines), "start": start})


def plan(request: OfficeRequest, mine: Desk, wanted: Wish, place: str = "") -> HttpResponse:
    """Days, people, notice."""
    offered = starts(mine.season, all_="all" in request.GET)
    start = next((one for one in offered if one.iso == wanted.start), offered[0])
    ready = [line(row, start) for row in mine.rows if row.pile.key == "assessed"]
    people = chosen_of(request, wanted, ready)
    context: dict[str, Any] = {"desk": mine, "ready": ready, "people": people, "offered": offered, "start": start}
    context |= {"place": place, "unmet": [one for one in ready if one.seen.unmet]}
    context |= {"problem": problem(request, wanted, people), "more": len(starts(mine.season, all_=True)) - len(offered)}
    return show(request, "publicity", "employer-publicity", context | seen(request, mine, people, start))


def line(row: Row, start: Start) -> Line:
    """Judged as of the first day on which one can file after a publicity from this start."""
    planned = as_date(start.day), as_date(start.last)
    return Line(row, outlook(row.case, as_date(start.files), clock.today(), planned))


def chosen_of(request: OfficeRequest, wanted: Wish, ready: list[Line]) -> list[Row]:
    """Whom the form or the address names; where it names nobody, everybody against whom nothing stands."""
    named = [one.row for one in ready if one.id in wanted.people]
    if named or request.method == "POST":
        return named
    return [one.row for one in ready if one.seen.clear]


def problem(request: OfficeRequest, wanted: Wish, people: list[Row]) -> str:
    """Why a confirmed plan is only shown again."""
    if request.method != "POST" or "look" in request.POST:
        return ""
    if not people:
        return "还没有选要公示的人。请至少选一人，再确认。"
    return "您改了开始的日子或公示的人。公示期和公示内容已按新的选择更新，请核对后再确认。"


def seen(request: OfficeRequest, mine: Desk, people: list[Row], start: Start) -> dict[str, Any]:
    """The strip, the notice, and the batches that hang already."""
    employer = people[0].case.employer if people else None
    running: dict[date, list[Row]] = {}
    for row in mine.rows:
        if row.pile.key in ("publicity", "close") and not row.others:
            running.setdefault(row.publicity.start_on, []).append(row)
    return {
        "strip": strip(start, mine.season),
        "notice": planned(employer, [row.case for row in people], start),
        "running": sorted(running.items()),
        "working_days": find_timetable_in_force(clock.today()).working_days,
    }
