"""Where a case stands, in words for its applicant: who holds it, by when, what that day is, what to say when it is late."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.procedure.states import ENDED, WITH_APPLICANT, Due, Role, StateDescription
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.procedure.tables import by_state
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine.calendars import (
    PROVISIONAL_NOTE,
    load_current_calendar,
    mark_provisional,
)
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.read.row_types import Case, Publicity
from zhicheng_web.cases.refusals.return_reasons import RecordedFault
from zhicheng_web.cases.transition import due_dates
from zhicheng_web.portal.applicant.parts import find_tasks_of_fault
from zhicheng_web.portal.shared.words.near_days import format_counted_day, format_near_day
from zhicheng_web.portal.shared.words.standing_facts import StandingFact

PROMISE_NOTE = "市人社局的服务承诺，通知没有规定期限"
DUE_DAY_WORDS = {
    Due.EMPLOYER_REVIEW: PROMISE_NOTE,
    Due.OBJECTION: PROMISE_NOTE,
    Due.ACCEPTANCE: PROMISE_NOTE,
    Due.EXAMINATION: PROMISE_NOTE,
    Due.APPROVAL: PROMISE_NOTE,
    Due.PUBLICITY_START: "单位最晚这天开始公示，才赶得上窗口",
    Due.PUBLICITY_END: "公示满，次日起单位可以登记结果、上报",
    Due.WINDOW_END: "窗口关闭",
    Due.GRACE_END: "逾期须另行申报",
}
"""What the day is by which the holder acts."""
LEAD_SENTENCES = by_state(
    {
        "draft": "填写的内容都保存着，随时可以接着填。",
        "submitted": "单位先审核材料，再考核。您现在不用做什么；退回的话，这里会写明要改哪里。",
        "returned_to_applicant": "单位一次列出了要改的地方。只改这几处，再提交给单位。",
        "left_employer": "原单位登记了您已离职。选好现在的单位，核对后再提交。",
        "assessed": "单位考核通过了，接下来在单位公示。您现在不用做什么。",
        "objection_open": "有人对公示提出异议。单位先查清，查清前不会上报；单位可能向您核实。",
        "publicity_closed": "公示没有问题。单位在窗口开放时上报，您现在不用做什么。",
        "filed": "单位已经上报。您现在不用做什么。",
        "in_examination": "一人审查，另一人复核。需要补正的，会一次告诉您全部问题。您现在不用做什么。",
        "returned_to_employer": "认定部门一次列出了要补正的地方。期限内由单位重报，仍按原申报日。",
        "proposed": "审查完了，由另一人复核后决定。您现在不用做什么。",
        "not_recommended": "单位的理由写在下面。",
        "withdrawn": "单位和认定部门不再办理。记录保留，可以重新申报。",
        "expired": "补正期内没有重报，这次申报结束了。可以在下一个窗口重新申报。",
    },
    "",
    ("in_publicity", "recognised", "refused", "revoked"),
)
"""What a publicity and an ending with a decision say is made from their rows."""

INQUIRY_WORDS = by_state(
    {
        "submitted": "单位审核、考核",
        "assessed": "单位安排公示",
        "in_publicity": "单位登记公示结果",
        "objection_open": "单位查清异议",
        "publicity_closed": "单位上报",
        "filed": "受理",
        "in_examination": "审查",
        "proposed": "复核、决定",
        "returned_to_employer": "单位补正重报",
    },
    "",
    (*WITH_APPLICANT, *ENDED),
)
"""What somebody asks after who calls the holder."""


class OverdueInquiry(NamedTuple):
    """What to do when the holder does not act: whom to call, what to say; `when`: from when on that is."""

    passed: bool
    when: str
    holder: str
    phone: str
    words: str


def find_lead_sentence(case: Case, publicity: Publicity | None, today: date) -> str:
    """The sentence under the heading."""
    if publicity is not None and case.about.due is Due.PUBLICITY_END:
        on = format_counted_day(publicity.last_on)
        if today > publicity.last_on:
            return f"公示{on}满了。没有异议的话，单位登记结果以后就可以上报。"
        return f"没有异议的话，{on}公示满，次日起单位就可以上报。您现在不用做什么。"
    return LEAD_SENTENCES[case.about.state]


def list_heading_pieces(case: Case, about: StateDescription, publicity: Publicity | None, today: date) -> list[str]:
    """The heading in the pieces at which it may break."""
    if publicity is None or about.due is not Due.PUBLICITY_END:
        return [about.public_name]
    start, now = day_number(publicity.start_on.isoformat()), day_number(today.isoformat())
    required_days = publicity.required_days
    day = min(load_current_calendar().between(start + 1, now + 1), required_days) if now > start else 0
    if today > publicity.last_on:
        return ["单位公示已满，", "等单位登记结果"]
    return [
        "单位公示中，",
        f"第{day}个工作日，" if day else "今天张贴，",
        f"共{required_days}个" if day else f"共{required_days}个工作日",
    ]


def find_holder_name(case: Case, about: StateDescription) -> str:
    """The name of the organisation that holds the case."""
    authority = case.authority.name if case.authority else "认定部门"
    names = {Role.APPLICANT: "您本人", Role.EMPLOYER: case.particulars.employer.name}
    return names.get(about.held_by, authority) if about.held_by else ""


def find_holder_phone(case: Case, about: StateDescription) -> str:
    """Their telephone, where it is known."""
    if about.held_by is Role.APPLICANT:
        return ""
    place = case.employer if about.held_by is Role.EMPLOYER else case.authority
    return place.phone if place else ""


def find_last_day(case: Case, today: date) -> tuple[date | str, str]:
    """By when, and what that day is. A last day of publicity that has passed is that of the next window."""
    day_kind = case.about.due
    if day_kind is Due.PUBLICITY_START:
        missed = case.due_on is not None and case.due_on < today
        latest = due_dates.find_latest_publicity_start(case, day_number(today.isoformat()))
        note = PROVISIONAL_NOTE if mark_provisional(latest) else ""
        return (
            latest,
            note + "上一个窗口已赶不上；单位最晚这天开始公示，能赶上下一个"
            if missed
            else note + DUE_DAY_WORDS[day_kind],
        )
    if day_kind is None or case.due_on is None:
        return "没有期限", "通知没有规定期限"
    return case.due_on, due_dates.note_provisional_due(case) + DUE_DAY_WORDS[day_kind]


def list_open_faults(case: Case) -> list[RecordedFault]:
    """What the last return has found, until it is answered."""
    open_return = correction_rounds.find_open_round(case)
    return list(open_return.reasons) if open_return else []


def has_applicant_faults(faults: Sequence[RecordedFault], policy: Policy) -> bool:
    """Whether the applicant still has to put any of them right, not only the employer."""
    return any(find_tasks_of_fault(one, policy) for one in faults if "answered" not in one)


def list_standing_facts(
    case: Case, about: StateDescription, today: date, *, applicant_corrects: bool
) -> list[StandingFact]:
    """Who holds it, what next, by when; `applicant_corrects`: a return has opened something to the applicant."""
    if case.about.state in STEPS_BY_KEY["supplement"].from_ and applicant_corrects:
        return [
            StandingFact("现在由谁办", "您本人补正，单位重报", case.particulars.employer.name),
            StandingFact("下一步", about.next_step, ""),
            StandingFact("到哪一天", *find_last_day(case, today)),
        ]
    number = find_holder_phone(case, about)
    return [
        StandingFact("现在由谁办", find_holder_name(case, about), f"电话{number}" if number else ""),
        StandingFact("下一步", about.next_step, ""),
        StandingFact("到哪一天", *find_last_day(case, today)),
    ]


def build_overdue_inquiry(case: Case, about: StateDescription, today: date) -> OverdueInquiry | None:
    """Whom to call and what to say; None where the applicant holds the case."""
    if about.held_by in (None, Role.APPLICANT):
        return None
    full = about.due is Due.PUBLICITY_END  # on that day nobody can act yet
    passed = case.due_on is not None and case.due_on + timedelta(days=full) < today
    when = f"过了{format_near_day(case.due_on)}还没有办" if case.due_on else "很久没有办"
    day = (
        f"，公示{format_near_day(case.due_on)}满"
        if full and case.due_on
        else f"，期限是{format_near_day(case.due_on)}"
        if case.due_on
        else ""
    )
    who = f"您好，我是{case.particulars.name}，初级职称申报的编号是{case.case_number}。"
    words = f"{who}现在等着{INQUIRY_WORDS[about.state]}{day}，请问办到哪一步了？"
    return OverdueInquiry(
        passed,
        "公示满了，单位一直没有登记结果" if full else when,
        find_holder_name(case, about),
        find_holder_phone(case, about),
        words,
    )
