"""The task list: what is left before the application can go to the employer."""

from datetime import date
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import STATES, Role, State
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.cases.transition import due_dates
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant import standing_words
from zhicheng_web.portal.applicant.advice import Row, Standing
from zhicheng_web.portal.applicant.rendering import go, show
from zhicheng_web.portal.applicant.step_page import EDITS, must_choose, step_of
from zhicheng_web.portal.shared.steps.take_step import found
from zhicheng_web.portal.shared.words.engine_answer import as_date, leads_nowhere

WORDS = {
    "done": "已完成",
    "check": "待核对",
    "doing": "进行中",
    "todo": "未开始",
    "wrong": "有问题",
    "closed": "没有指出，不能改",
}


class Line(NamedTuple):
    """A task as the list shows it."""

    row: Row
    href: str
    word: str


@entry(Role.APPLICANT, of="case")
def tasks(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The tasks; where nothing can be filled in any more, the progress."""
    mine = found(request, case)
    if step_of(mine, EDITS) is None:
        return go(request, reverse("applicant-progress", args=[case]))
    if must_choose(mine):
        return go(request, reverse("applicant-employer", args=[case]))
    standing = Standing(mine, clock.today())
    lines = [line(row, case) for row in standing.rows()]
    left = [one for one in lines if one.row.state not in ("done", "closed")]
    groups = [(name, list(some)) for name, some in groupby(lines, key=lambda one: one.row.task.group)]
    context = {
        "case": mine,
        "standing": standing,
        "groups": groups,
        "left": len(left),
        "others": len(standing.round.reasons) - len(standing.faults) if standing.round else 0,
        "unmended": sum(1 for one in standing.faults if "answered" not in one),
        "total": len(lines),
        "done": len(lines) - len(left),
        "ready": not left,
        "shut": shut(standing),
        "earliest": as_date((standing.answer or {}).get("earliest")),
        "about": STATES[State(mine.state)],
        "title": (standing.answer or {}).get("title") or "初级职称",
        "facts": facts_of(standing),
        "submits": step_of(mine, ("submit",)),
        "withdraws": step_of(mine, ("withdraw",)),
        "chooses": step_of(mine, ("choose_employer",)),
    }
    return show(request, "tasks", context)


def line(row: Row, case: UUID) -> Line:
    """A row with its address; what may not be changed is no link."""
    href = "" if row.state == "closed" else reverse(f"applicant-{row.task.slug}", args=[case])
    return Line(row, href, WORDS[row.state])


def facts_of(standing: Standing) -> list[tuple[str, Any, str]]:
    """Who holds it, what next, by when, on every page of the applicant's."""
    case, about = standing.case, STATES[State(standing.case.state)]
    if about.held_by is not Role.APPLICANT or must_choose(case):
        return standing_words.facts_of(case, about, standing.on, mends=standing_words.his(standing.faults))
    return [
        ("现在由谁办", "您本人", ""),
        ("下一步", "提交给单位审核、考核", case.employer.name),
        ("到哪一天", *deadline(standing)),
    ]


def deadline(standing: Standing) -> tuple[Any, str]:
    """By when the person acts, and what that day is; for whom no window can be reached, why there is none."""
    until = latest(standing)
    if until:
        return until, "单位最晚这天开始公示，才赶得上窗口"
    return "没有期限", "条件还没有满足，见系统意见" if shut(standing) else ""


def shut(standing: Standing) -> bool:
    """Whether everything is told, and leads to no window."""
    return standing.complete and standing.answer is not None and leads_nowhere(standing.answer)


def latest(standing: Standing) -> Any:
    """The last day on which publicity can start for the window that can still be reached; None: there is none to reach."""
    answer = standing.answer or {}
    if answer.get("plan"):
        planned = date.fromisoformat(answer["plan"]["publicity"]["latest"])
        if not due_dates.find_next_filing_day(standing.case.person_id, standing.on):
            return planned
        return max(planned, due_dates.find_latest_publicity_start(standing.case, day_number(standing.on.isoformat())))
    return None if shut(standing) else standing.case.due_on
