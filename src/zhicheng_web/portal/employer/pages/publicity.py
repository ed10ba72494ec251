"""Arranging publicity: the start chosen among days that still work, the end computed, the notice seen, then confirmed.

Everybody is judged as of the filing to which the start leads, so that a publicity is not held in vain.
What is confirmed is what was shown: where day or people differ from the page that the person saw, the page is shown
again instead (it works without JavaScript, and nobody posts a notice unseen).
"""

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse, QueryDict

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Role
from zhicheng.workdays.days import as_date
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.posting import find_first_posting_day
from zhicheng_web.portal.employer.batch import count_steps_done, take_step_for_cases
from zhicheng_web.portal.employer.forecast_findings import FilingForecast, forecast_filing
from zhicheng_web.portal.employer.group_step import find_chosen_cases, read_form_or_draft
from zhicheng_web.portal.employer.publicity_notice import build_planned_notice, sign_for_lane
from zhicheng_web.portal.employer.publicity_starts import (
    PublicityStart,
    find_timetable_in_force,
    list_posted_starts,
    list_publicity_cells,
    list_publicity_starts,
)
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import EmployerQueue, EmployerQueueRow, build_employer_queue

PLACE_MAX_LENGTH = 120
"""Characters of the place where the notice is posted."""


class PublicityLine(NamedTuple):
    """Somebody whose publicity can start: how the case will stand at the filing after it."""

    row: EmployerQueueRow
    forecast: FilingForecast

    @property
    def id(self) -> str:
        """The case as the form names it."""
        return str(self.row.case.public_id)

    @property
    def will(self) -> bool:
        """Whether time alone makes good by then what the queue still calls 时间未到."""
        return self.forecast.clear and self.row.advice == "not_yet"


class PublicityRequest(NamedTuple):
    """What the form says: the day, the people; and what the page had shown when it was sent."""

    start: str
    people: frozenset[str]
    start_on_page: str
    people_on_page: frozenset[str]

    @property
    def matches_page(self) -> bool:
        """Whether the person has seen what they confirm."""
        return (self.start, self.people) == (self.start_on_page, self.people_on_page)


def read_publicity_request(form: QueryDict) -> PublicityRequest:
    """What a form asks for, and what its page had shown; nothing is checked yet."""
    people, people_on_page = form.getlist("case"), form.getlist("case-on-page")
    return PublicityRequest(
        form.get("start", ""), frozenset(people), form.get("start-on-page", ""), frozenset(people_on_page)
    )


@entry(Role.EMPLOYER)
def arrange_publicity(request: OfficeRequest) -> HttpResponse:
    """Plan, look again, or start."""
    form = read_form_or_draft(request)
    queue, wanted = build_employer_queue(request.actor, clock.today()), read_publicity_request(form)
    if request.method == "POST" and "look" not in request.POST and wanted.people and wanted.matches_page:
        return start_publicities(request, queue, wanted)
    return render_publicity_plan(request, queue, wanted, form.get("place", ""))


def start_publicities(request: OfficeRequest, queue: EmployerQueue, wanted: PublicityRequest) -> HttpResponse:
    """Start the publicity of each person and report."""
    days = [*list_posted_starts(queue.season), *list_publicity_starts(queue.season, all_=True)]
    start = next((one for one in days if one.iso == wanted.start), None)
    cases, place = find_chosen_cases(request), request.POST.get("place", "")[:PLACE_MAX_LENGTH]
    if start is None or not cases:
        return render_publicity_plan(request, queue, wanted, place)
    day = as_date(start.day)
    lines = take_step_for_cases(
        request,
        cases,
        lambda case, action_arguments: start_publicity(case, start_on=day, place=place, **action_arguments),
    )
    context = {"lines": lines, "done": count_steps_done(lines), "start": start}
    context["hangs_already"] = day < clock.today()
    context["started_lines"] = [one for one in lines if one.outcome.done]
    return render_employer_page(request, "started", "employer-publicity", context)


def render_publicity_plan(
    request: OfficeRequest, queue: EmployerQueue, wanted: PublicityRequest, place: str = ""
) -> HttpResponse:
    """The plan: the days to start on, the people who can be chosen, the notice as it would be printed."""
    offered = list_publicity_starts(queue.season, all_="all" in request.GET)
    posted = list_posted_since_check(request, queue)
    start = next((one for one in (*posted, *offered) if one.iso == wanted.start), offered[0])
    ready = [build_publicity_line(row, start) for row in queue.rows if row.group.key == "assessed"]
    people = list_chosen_rows(request, wanted, ready)
    context: dict[str, Any] = {
        "queue": queue,
        "ready": ready,
        "people": people,
        "publicity_starts": offered,
        "start": start,
    }
    context |= {"place": place, "unmet_lines": [one for one in ready if one.forecast.unmet]}
    context |= {
        "posted_starts": posted,
        "hangs_already": start in posted,
        "problem": describe_plan_problem(request, wanted, people),
        "more": len(list_publicity_starts(queue.season, all_=True)) - len(offered),
    }
    return render_employer_page(
        request, "publicity", "employer-publicity", context | build_plan_context(request, queue, people, start)
    )


def list_posted_since_check(request: OfficeRequest, queue: EmployerQueue) -> list[PublicityStart]:
    """The days on which a notice of somebody here can have gone up already: none before the unit had checked them, or before
    the last notice came down.
    """
    cases = [row.case for row in queue.rows if row.group.key == "assessed"]
    by_lane = {lane: [one for one in cases if find_acting_lane(one, request.actor) is lane] for lane in Lane}
    firsts = [day for lane, found in by_lane.items() if found and (day := find_first_posting_day(found, lane))]
    return [one for one in list_posted_starts(queue.season) if firsts and as_date(one.day) >= min(firsts)]


def build_publicity_line(row: EmployerQueueRow, start: PublicityStart) -> PublicityLine:
    """Judged as of the first day on which one can file after a publicity from this start."""
    planned = as_date(start.day), as_date(start.last)
    return PublicityLine(row, forecast_filing(row.case, as_date(start.files), clock.today(), planned))


def list_chosen_rows(
    request: OfficeRequest, wanted: PublicityRequest, ready: list[PublicityLine]
) -> list[EmployerQueueRow]:
    """Whom the form or the address names; where it names nobody, everybody against whom nothing stands."""
    named = [one.row for one in ready if one.id in wanted.people]
    if named or request.method == "POST":
        return named
    return [one.row for one in ready if one.forecast.clear]


def describe_plan_problem(request: OfficeRequest, wanted: PublicityRequest, people: list[EmployerQueueRow]) -> str:
    """Why a confirmed plan is only shown again."""
    if request.method != "POST" or "look" in request.POST:
        return ""
    if not people:
        return "还没有选要公示的人。请至少选一人，再确认。"
    return "您改了开始的日子或公示的人。公示期和公示内容已按新的选择更新，请核对后再确认。"


def build_plan_context(
    request: OfficeRequest, queue: EmployerQueue, people: list[EmployerQueueRow], start: PublicityStart
) -> dict[str, Any]:
    """The calendar of the publicity, the notice, and the publicities that run already, by their start."""
    employer = people[0].case.employer if people else None
    planned = build_planned_notice(employer, [row.case for row in people], start)
    running: dict[date, list[EmployerQueueRow]] = {}
    for row in queue.rows:
        if row.publicity and row.group.key in ("publicity", "close") and not row.others:
            running.setdefault(row.publicity.start_on, []).append(row)
    return {
        "publicity_days": list_publicity_cells(start, queue.season),
        "notice": sign_for_lane(planned, people[0].case, request.actor) if people else planned,
        "running": sorted(running.items()),
        "working_days": find_timetable_in_force(clock.today()).working_days,
    }
