"""The course of a case for its applicant: what has happened, where it stands, what is still to come and by when."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY, is_saving_step
from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.words import format_day_in_year
from zhicheng_web.cases.read import timeline
from zhicheng_web.portal.shared.calendar.filing_season import days_of, policy_of, season_at
from zhicheng_web.portal.shared.words.check_headings import called, open_words

TITLES = {
    "submit": "您提交给单位",
    "assess": "单位考核通过",
    "start_publicity": "单位开始公示",
    "close_publicity": "公示结束，单位登记结果",
    "file": "单位上报认定部门",
    "accept": "认定部门受理",
    "propose": "一人审查，提出意见",
    "recognise": "另一人复核，认定",
    "refile": "单位重报",
    "return_to_applicant": "单位退回您补正",
    "settle": "单位查清异议，作出结论",
    "withdraw": "您撤回申报",
    "ask_review": "您申请复查",
}
"""What the applicant calls a step, where the table's own name is not plain to them."""
ROLES = {
    "applicant": "您本人",
    "employer": "单位人事",
    "examiner": "认定部门经办",
    "approver": "认定部门复核",
    "system": "系统",
    "bureau": "市人社局",
}
WHOSE = {Role.APPLICANT: "您", Role.EMPLOYER: "单位", Role.EXAMINER: "认定部门", Role.APPROVER: "认定部门"}
USUAL = ("submit", "assess", "start_publicity", "close_publicity", "file", "accept", "propose", "recognise")
"""The way without a turn: what is still to come is read from it."""
TURNS = {
    State.OBJECTION_OPEN: ("settle", *USUAL[USUAL.index("close_publicity") :]),
    State.RETURNED_TO_EMPLOYER: ("refile", *USUAL[USUAL.index("propose") :]),
    State.LEFT_EMPLOYER: USUAL,
}
"""From where a turn leads back to it."""
BY = {"settle": Role.EMPLOYER}
PROMISES = {
    "assess": ("提交后", "promise.employer_review"),
    "settle": ("登记后", "promise.objection"),
    "accept": ("上报后", "promise.acceptance"),
    "propose": ("受理后", "promise.examination"),
    "recognise": ("审查后", "promise.approval"),
}


class Rung(NamedTuple):
    """A line of the ladder: when (a moment, or words), what, more words, by whom."""

    when: Any
    title: str
    words: str
    by: str


def past(history: Sequence[timeline.TimelineStep]) -> list[Rung]:
    """What has happened, without what was only saved."""
    return [happened(step) for step in history if not is_saving_step(step.entry.event)]


def happened(step: timeline.TimelineStep) -> Rung:
    """One step, with the reason that was written to it or that they wrote; staff of an authority by office, not by name."""
    event = step.entry.event
    title = TITLES.get(event) or (called(step) if event in STEPS_BY_KEY else "您开始填写")
    own = step.entry.role in ("applicant", "employer")
    by = step.who.name if step.who and own else ""
    words = step.words if step.entry.role == "applicant" else open_words(step)
    return Rung(step.entry.at, title, f"理由：{words}" if words else "", "".join((ROLES[step.entry.role], by)))


def coming(case: Any, today: date, publicity: Any) -> list[Rung]:
    """The steps still to come on the way without a turn, each with the day that can be said of it."""
    state = State(case.state)
    if not STATES[state].active:
        return []
    begin = next((place for place, key in enumerate(USUAL) if state in STEPS_BY_KEY[key].from_), len(USUAL))
    keys = TURNS.get(state, USUAL[begin:])
    days = known_days(today, publicity, case.due_on if state is State.SUBMITTED else None)
    if case.due_on:
        days["refile"] = f"最迟{short(day_number(case.due_on.isoformat()))}"
    return [rung(key, promised(key, today) or days.get(key, "以后")) for key in keys]


def rung(key: str, when: str) -> Rung:
    """One step to come."""
    role = BY.get(key) or STEPS_BY_KEY[key].by[0]
    return Rung(when, TITLES.get(key) or STEPS_BY_KEY[key].name, "", f"由{WHOSE[role]}办")


def promised(key: str, today: date) -> str:
    """The working days that the policy promises; "" where it promises none."""
    since, path = PROMISES.get(key, ("", ""))
    days = policy_of(today).number(path) if path else 0
    return f"{since}{days}个工作日内" if days else ""


def known_days(today: date, publicity: Any, reviewed: date | None) -> dict[str, str]:
    """The days of the notice: when publicity has to start at the latest, when it is full, in which window to file.

    `reviewed`: until when the employer may take to review; where that is too late for a window, the next is named as well.
    """
    days, now = days_of(today), day_number(today.isoformat())
    if publicity is None:
        season = season_at(days.window_from(now), now, days)
        window, full = season.window, f"公示满{days.working_days}个工作日"
        start = f"最迟{short(season.latest)}"
        if reviewed and day_number(reviewed.isoformat()) > season.latest:
            start = f"{start}，再晚就报下一个窗口"
    else:
        after = day_number(publicity.last_on.isoformat()) + 1
        window, full, start = days.window_from(max(after, now)), f"{short(after - 1)}公示满", ""
    filing = f"{short(window.opens)}至{short(window.closes)}" if window.opens > now else f"最迟{short(window.closes)}"
    return {"start_publicity": start, "close_publicity": full, "file": filing}


def short(day: int) -> str:
    """6月18日."""
    return format_day_in_year(as_date(day))
