"""The course of a case for its applicant: what has happened, where it stands, what is still to come and by when."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from zhicheng.procedure.lane_steps import POSTING_STEPS
from zhicheng.procedure.states import ENDED, Due, Role
from zhicheng.procedure.steps import STEPS_BY_KEY, is_saving_step
from zhicheng.procedure.tables import by_state, complete_table
from zhicheng.words.roles import ROLE_NAMES
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.row_types import Case, Publicity
from zhicheng_web.portal.shared.calendar.filing_season import (
    find_policy_in_force,
    find_season_of_window,
    find_timetable_in_force,
)
from zhicheng_web.portal.shared.words.check_headings import describe_timeline_step, find_public_reason
from zhicheng_web.portal.shared.words.near_days import format_counted_day, format_day_number

ROLE_OF_STEP = {"settle": Role.EMPLOYER}
"""The words for the two steps that settle an objection, before anybody knows which it will be."""
STEP_TITLES = complete_table(
    (*STEPS_BY_KEY, *ROLE_OF_STEP),
    {
        "submit": "您提交给单位",
        "assess": "单位考核通过",
        "start_publicity": "单位开始公示",
        "close_publicity": "公示结束，单位登记结果",
        "file": "单位上报认定部门",
        "accept": "认定部门受理",
        "propose": "一人审查，提出意见",
        "recognise": "另一人复核，认定",
        "correct_posting_day": "单位更正张贴公示的日子",
        "correct_agency_posting_day": "派遣公司更正张贴公示的日子",
        "reopen_publicity": "单位更正张贴公示的日子，公示接着进行",
        "reopen_agency_publicity": "派遣公司更正张贴公示的日子，公示接着进行",
        "check_as_agency": "派遣公司审核通过",
        "start_agency_publicity": "派遣公司开始公示",
        "close_agency_publicity": "派遣公司公示结束，登记结果",
        "stamp_as_agency": "派遣公司盖章",
        "stamp_as_employer": "用工单位盖章",
        "record_agency_papers": "用工单位凭证明材料代录派遣公司的一列",
        "remind_other_lane": "一家提醒另一家抓紧办理",
        "refile": "单位重报",
        "return_to_applicant": "单位退回您补正",
        "settle": "单位查清异议，作出结论",
        "withdraw": "您撤回申报",
        "ask_review": "您申请复查",
        "change_name": "您更名",
        "ask_correction": "您申请更正证件号码",
        "propose_decline": "单位内部提出不予推荐",
        "appeal_decline": "您向市人社局申诉",
        "reopen_assessment": "市人社局退回单位重新考核",
        "keep_decline": "市人社局维持单位的意见",
        "take_on": "认定部门有人接办",
        "assign": "认定部门指派办理人",
        "ask_transfer": "认定部门报市人社局改派",
        "decline_transfer": "市人社局没有同意改派",
        "ask_second_return": "认定部门内部申请再次告知",
        "agree_second_return": "认定部门再次退回补正",
        "decline_second_return": "认定部门内部没有同意再次告知",
        "propose_correction": "认定部门提出更正",
        "propose_revocation": "认定部门提出撤销，告知您",
        "answer_revocation": "您陈述申辩",
        "decline_change": "复核不同意，退回经办",
        "ask_change_review": "您申请复查",
        "propose_change_review": "另外的人提出复查意见",
        "settle_number": "市人社局核定证件号码",
        "receive_parent_report": "总公司答复推荐报告",
    },
    "",
    (
        "edit",
        "take_back",
        "choose_employer",
        "enclose",
        "leave_employer",
        "decline_to_recommend",
        "move_publicity",
        "raise_objection",
        "settle_one_objection",
        "settle_one_agency_objection",
        "dismiss_objection",
        "uphold_objection",
        "raise_agency_objection",
        "dismiss_agency_objection",
        "restart_agency_publicity",
        "uphold_agency_objection",
        "recall",
        "transfer",
        "return_to_employer",
        "supplement",
        "expire",
        "send_back",
        "refuse",
        "correct",
        "revoke",
        "uphold_change",
        "undo_correction",
        "restore_title",
    ),
)
"""What the applicant calls a step, where the table's own name is not plain to them."""
ROLE_NAMES_FOR_APPLICANT = {**ROLE_NAMES, "applicant": "您本人", "examiner": "认定部门经办", "approver": "认定部门复核"}
HOLDER_NAMES = {Role.APPLICANT: "您", Role.EMPLOYER: "单位", Role.EXAMINER: "认定部门", Role.APPROVER: "认定部门"}
REGULAR_STEPS = ("submit", "assess", "start_publicity", "close_publicity", "file", "accept", "propose", "recognise")
"""The way without a turn: what is still to come is read from it."""
STEPS_AFTER_DETOUR = {
    "objection_open": ("settle", *REGULAR_STEPS[REGULAR_STEPS.index("close_publicity") :]),
    "returned_to_employer": ("refile", *REGULAR_STEPS[REGULAR_STEPS.index("propose") :]),
    "left_employer": REGULAR_STEPS,
}
"""From where a turn leads back to it."""
STRAIGHT = {
    state: REGULAR_STEPS[place:]
    for place, key in reversed([*enumerate(REGULAR_STEPS)])
    for state in STEPS_BY_KEY[key].from_
}
COMING = by_state(STRAIGHT | STEPS_AFTER_DETOUR, (), ENDED)
"""The steps still to come from each state."""
PROMISED_TIMES = complete_table(
    (*REGULAR_STEPS, *ROLE_OF_STEP, "refile"),
    {
        "assess": ("提交后", "promise.employer_review"),
        "settle": ("登记后", "promise.objection"),
        "accept": ("上报后", "promise.acceptance"),
        "propose": ("受理后", "promise.examination"),
        "recognise": ("审查后", "promise.approval"),
    },
    ("", ""),
    ("submit", "start_publicity", "close_publicity", "file", "refile"),
)
"""Since when, and which promise of the policy: the steps that are left out have a day of the notice."""


class ProgressStep(NamedTuple):
    """A line of the list of steps: when (a moment, or words), what, more words, by whom."""

    when: datetime | str
    title: str
    words: str
    by: str


def list_past_steps(history: Sequence[timeline.TimelineStep]) -> list[ProgressStep]:
    """What has happened, without what was only saved."""
    return [describe_past_step(step) for step in history if not is_saving_step(step.entry.event)]


def describe_past_step(step: timeline.TimelineStep) -> ProgressStep:
    """One step, with the reason that was written to it or that they wrote; officers of an authority by office, not by name."""
    event = step.entry.event
    title = (STEP_TITLES[event] or describe_timeline_step(step)) if event in STEPS_BY_KEY else "您开始填写"
    if event in POSTING_STEPS and step.change:
        title = f"{title}（{step.change}）"
    own = step.entry.role in ("applicant", "employer")
    by = step.who.name if step.who and own else ""
    words = step.words if step.entry.role == "applicant" else find_public_reason(step)
    return ProgressStep(
        step.entry.at,
        title,
        f"理由：{words}" if words else "",
        "".join((ROLE_NAMES_FOR_APPLICANT[step.entry.role], by)),
    )


def list_coming_steps(case: Case, today: date, publicity: Publicity | None) -> list[ProgressStep]:
    """The steps still to come on the way without a turn, each with the day that is known of it."""
    if not case.about.active:
        return []
    days = find_known_days(today, publicity, case.due_on if case.about.due is Due.EMPLOYER_REVIEW else None)
    if case.due_on:
        days["refile"] = f"最迟{format_counted_day(case.due_on)}"
    return [
        describe_coming_step(key, format_promised_time(key, today) or days.get(key, "以后"))
        for key in COMING[case.about.state]
    ]


def describe_coming_step(key: str, when: str) -> ProgressStep:
    """A step that is still to come: when, in words, and who takes it."""
    role = ROLE_OF_STEP.get(key) or STEPS_BY_KEY[key].by[0]
    return ProgressStep(when, STEP_TITLES[key] or STEPS_BY_KEY[key].name, "", f"由{HOLDER_NAMES[role]}办")


def format_promised_time(key: str, today: date) -> str:
    """The working days that the policy promises; "" where it promises none."""
    since, path = PROMISED_TIMES[key]
    days = find_policy_in_force(today).number(path) if path else 0
    return f"{since}{days}个工作日内" if days else ""


def find_known_days(today: date, publicity: Publicity | None, reviewed: date | None) -> dict[str, str]:
    """The days of the notice: when publicity has to start at the latest, when it is full, in which window to file.

    `reviewed`: until when the employer may take to review; where that is too late for a window, the next is named as well.
    """
    days, now = find_timetable_in_force(today), day_number(today.isoformat())
    if publicity is None:
        season = find_season_of_window(days.window_from(now), now, days)
        window, full = season.window, f"公示满{days.working_days}个工作日"
        start = f"最迟{format_counted_day(as_date(season.latest))}"
        if reviewed and day_number(reviewed.isoformat()) > season.latest:
            start = f"{start}，再晚就报下一个窗口"
    else:
        after = day_number(publicity.last_on.isoformat()) + 1
        window, full, start = days.window_from(max(after, now)), f"{format_counted_day(publicity.last_on)}公示满", ""
    filing = (
        f"{format_day_number(window.opens)}至{format_day_number(window.closes)}"
        if window.opens > now
        else f"最迟{format_day_number(window.closes)}"
    )
    return {"start_publicity": start, "close_publicity": full, "file": filing}
