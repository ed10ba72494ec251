"""Why a case stands where it stands: who can move it on, since when it waits, what is missing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from zhicheng.policy.addresses import restate_addresses
from zhicheng.procedure.states import ENDED, Role, State
from zhicheng.procedure.steps import WITH_EMPLOYER
from zhicheng.procedure.tables import by_state
from zhicheng.workdays.days import as_date
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.recipients import who_can_act
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy, find_filing_season
from zhicheng_web.portal.shared.words.near_days import format_counted_day, format_near_day


def describe_holder_to_bureau(case: Case) -> str:
    """Who holds a case, in a word or two."""
    role = case.about.held_by
    authority = case.authority.name if case.authority else "认定部门"
    names = {
        Role.APPLICANT: f"{case.particulars.name}本人",
        Role.EMPLOYER: case.particulars.employer.name,
        Role.EXAMINER: f"{authority}（经办）",
        Role.APPROVER: f"{authority}（复核）",
    }
    return names.get(role, "已办结") if role else "已办结"


def describe_holder_in_list(case: Case) -> str:
    """Who holds a case, for a list that names the employer already."""
    role = case.about.held_by
    return (
        {Role.APPLICANT: "申报人", Role.EMPLOYER: "用人单位"}.get(role, describe_holder_to_bureau(case))
        if role
        else "已办结"
    )


def list_able_people(case: Case, case_file: CaseFile, today: date) -> Sequence[str] | None:
    """Who can take the next step, by name; None where that is the applicant, or nobody has to."""
    found = who_can_act(case, today, case_file.set_aside)
    return None if found is None else [one.name for one in found]


def describe_case_standing(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """What keeps it there, in sentences."""
    state = case.about.state
    sentences = DESCRIBER_BY_STATE[state](case, case_file, today)
    missing = (
        required.list_missing_materials(case, required.list_all_materials(case, today))
        if state in WITH_EMPLOYER
        else ()
    )
    here = [restate_addresses(one, find_current_policy().addresses) for one in sentences]
    return [*here, *([f"还缺材料：{'、'.join(missing)}。"] if missing else [])]


def describe_open_faults(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """What a return has asked for and has not got."""
    last = case_file.returns[-1]
    open_ = [one for one in last.reasons if not one.get("answered")]
    return [f"还没有补正：{one['words']}（{one['clause']}）。" for one in open_] or ["各项都已补正，等重新提交。"]


def describe_publicity_end(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """三（二）: until when the notice stands, and whether its days are over."""
    standing_publicity = case_file.publicity
    if standing_publicity is None:
        return []
    over = "已满，等单位登记结果" if standing_publicity.last_on < today else "满，次日起可以登记结果"
    return [f"公示到{format_counted_day(standing_publicity.last_on)}{over}（三（二））。"]


def describe_open_objections(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """What is being looked into."""
    return [f"异议还没有结论：{one.words}。" for one in case_file.objections if one.state == "open"]


def describe_filing_window(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """四: from when to when the case can be filed."""
    found = find_filing_season(today).missed or find_filing_season(today).window
    first, last = as_date(found.opens), as_date(found.closes)
    opened = "已开放" if first <= today else f"{format_near_day(first)}开放"
    return [f"申报窗口{opened}，{format_near_day(last)}关闭（四）。"]


def describe_examination(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """Why it is examined again: a review that was asked for, a proposal that was sent back."""
    before, back = case_file.set_aside, case_file.sent_back
    asked = [f"申报人申请复查：{before.appeal}。由没有办过这件的人重新审查。"] if before else []
    return [*asked, *([f"复核退回经办：{back.sent_back_reason}。"] if back else [])]


def describe_proposal(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """What was proposed by whom."""
    one = case_file.proposal
    if one is None:
        return []
    why = f"，理由：{one.reason}" if one.reason else ""
    return [f"{one.examiner_name}拟{one.get_outcome_display()}{why}。要由另一个人复核（三（三））。"]


def describe_acceptance_pending(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """Nobody has taken it yet."""
    return ["认定部门还没有受理；受理前，单位可以撤回上报。"]


def list_no_obstacles(case: Case, case_file: CaseFile, today: date) -> list[str]:
    """Nothing but the next step, which every page says."""
    return []


StandingDescriber = Callable[[Case, CaseFile, date], list[str]]
DESCRIBER_BY_STATE: Mapping[State, StandingDescriber] = by_state(
    {
        "returned_to_applicant": describe_open_faults,
        "returned_to_employer": describe_open_faults,
        "in_publicity": describe_publicity_end,
        "objection_open": describe_open_objections,
        "publicity_closed": describe_filing_window,
        "filed": describe_acceptance_pending,
        "in_examination": describe_examination,
        "proposed": describe_proposal,
    },
    list_no_obstacles,
    ("draft", "submitted", "left_employer", "assessed", *ENDED),
)
