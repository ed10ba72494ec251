"""The task list: what is left before the application can go to the employer."""

from datetime import date
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.engine.calendars import PROVISIONAL_NOTE, mark_provisional
from zhicheng_web.cases.engine.engine_input import build_timetable_on
from zhicheng_web.cases.transition import due_dates
from zhicheng_web.portal.applicant import standing_words
from zhicheng_web.portal.applicant.advice import CaseStanding, TaskRow
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import EDIT_STEPS, find_open_step, must_choose_employer
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.shared.words.engine_answer import leads_to_no_window, parse_optional_date
from zhicheng_web.portal.shared.words.near_days import format_near_day
from zhicheng_web.portal.shared.words.standing_facts import StandingFact

TASK_STATE_WORDS = {
    "done": "已完成",
    "check": "待核对",
    "in_progress": "进行中",
    "todo": "未开始",
    "wrong": "有问题",
    "closed": "没有指出，不能改",
}


class TaskLine(NamedTuple):
    """A task as the list shows it."""

    row: TaskRow
    href: str
    word: str

    @property
    def is_open(self) -> bool:
        """Whether there is something to fill in or to look over."""
        return self.row.state in ("todo", "in_progress", "check")

    @property
    def is_wrong(self) -> bool:
        """Whether the correction asks for a change here."""
        return self.row.state == "wrong"


@entry(Role.APPLICANT, of="case")
def show_task_list(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The tasks; where nothing can be filled in any more, the progress."""
    own_case = find_case_or_404(request, case)
    if find_open_step(own_case, EDIT_STEPS) is None:
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    if must_choose_employer(own_case):
        return redirect_browser(request, reverse("applicant-employer", args=[case]))
    standing = CaseStanding(own_case, clock.today())
    lines = [build_task_line(row, case) for row in standing.rows()]
    unfinished_lines = [one for one in lines if one.row.state not in ("done", "closed")]
    groups = [(name, list(some)) for name, some in groupby(lines, key=lambda one: one.row.task.group)]
    context = {
        "case": own_case,
        "standing": standing,
        "groups": groups,
        "unfinished_count": len(unfinished_lines),
        "others": len(standing.round.reasons) - len(standing.faults) if standing.round else 0,
        "unmended": sum(1 for one in standing.faults if "answered" not in one),
        "total": len(lines),
        "done": len(lines) - len(unfinished_lines),
        "ready": not unfinished_lines,
        "is_without_window": is_without_window(standing),
        "earliest": parse_optional_date((standing.answer or {}).get("earliest")),
        "about": own_case.about,
        "title": (standing.answer or {}).get("title") or "初级职称",
        "facts": list_case_facts(standing),
        "submits": find_open_step(own_case, ("submit",)),
        "withdraws": find_open_step(own_case, ("withdraw",)),
        "may_choose_employer": find_open_step(own_case, ("choose_employer",)),
    }
    return render_applicant_page(request, "tasks", context)


def build_task_line(row: TaskRow, case: UUID) -> TaskLine:
    """A row with its address; what may not be changed is no link."""
    href = "" if row.state == "closed" else reverse(f"applicant-{row.task.slug}", args=[case])
    return TaskLine(row, href, TASK_STATE_WORDS[row.state])


def list_case_facts(standing: CaseStanding) -> list[StandingFact]:
    """Who holds it, what next, by when, on every page of the applicant's."""
    case, about = standing.case, standing.case.about
    if about.held_by is not Role.APPLICANT or must_choose_employer(case):
        return standing_words.list_standing_facts(
            case,
            about,
            standing.on,
            applicant_corrects=standing_words.has_applicant_faults(standing.faults, standing.policy),
        )
    return [
        StandingFact("现在由谁办", "您本人", ""),
        StandingFact("下一步", "提交给单位审核、考核", case.particulars.employer.name),
        StandingFact("到哪一天", *find_applicant_last_day(standing)),
    ]


def find_applicant_last_day(standing: CaseStanding) -> tuple[date | str, str]:
    """By when the person acts, and what that day is; for whom no window can be reached, why there is none."""
    last_start = find_last_reachable_start(standing)
    if last_start is None:
        return "没有期限", "条件还没有满足，见系统意见" if is_without_window(standing) else ""
    note = PROVISIONAL_NOTE if mark_provisional(last_start) else ""
    days = build_timetable_on(day_number(standing.on.isoformat()))
    own = due_dates.find_hand_in_day(last_start, standing.on)
    posted = f"单位最晚{format_near_day(last_start)}开始公示，才赶得上窗口"
    if own == last_start:
        late = "，按承诺的审核时间已经不够，请尽快提交并请单位提前审核" if days.review_days else ""
        return last_start, f"{note}单位最晚这天开始公示，才赶得上窗口{late}"
    return own, f"{note}您最晚这天提交：单位承诺{days.review_days}个工作日内审核，{posted}"


def is_without_window(standing: CaseStanding) -> bool:
    """Whether all facts are stated, and lead to no window."""
    return standing.complete and standing.answer is not None and leads_to_no_window(standing.answer)


def find_last_reachable_start(standing: CaseStanding) -> date | None:
    """The last day on which publicity can start for the window that can still be reached; None: there is none to reach."""
    answer = standing.answer or {}
    if answer.get("plan"):
        planned = date.fromisoformat(answer["plan"]["publicity"]["latest"])
        if not due_dates.find_next_filing_day(standing.case.person_id, standing.on):
            return planned
        return max(planned, due_dates.find_latest_publicity_start(standing.case, day_number(standing.on.isoformat())))
    return None if is_without_window(standing) else standing.case.due_on
