"""三（二）: what the employer has checked, written, attested; the publicity and its objections."""

from typing import Final

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding, join_words
from zhicheng.procedure.states import Role
from zhicheng.procedure.step import Step
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day_with_weekday

APPLICANT_WAITS: Final = "请等单位查清异议以后再办理；不再申报的，可以撤回申报。"
"""Objections are not the applicant's to enquire into."""


def material_checked(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: legality, truth, completeness, validity."""
    return build_guard_finding(
        "material_checked",
        step,
        inputs.material_checked,
        "材料的合法性、真实性、完整性、有效性还没有逐项确认",
        "请逐项勾选后再提交。",
    )


def assessment_complete(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: character, ability and level, achievements, annual review."""
    missing = join_words(inputs.missing_assessment_parts)
    return build_guard_finding(
        "assessment_complete", step, not inputs.missing_assessment_parts, f"考核评议还缺{missing}", "请补写后再提交。"
    )


def conduct_attested(inputs: GuardInputs, step: Step) -> Finding:
    """一（二）: the employer says whether the applicant refuses work or is not competent."""
    return build_guard_finding(
        "conduct_attested",
        step,
        inputs.conduct_attested,
        "还没有说明申报人是否服从安排、胜任岗位",
        "请在考核评议中选择。",
    )


def starts_on_working_day(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: the notice goes up on a working day; a calendar that came later may have made it a rest day."""
    reason, remedy = "选择的日子是休息日", "请选择一个工作日。"
    if "publicity_elapsed" in step.needs:
        reason, remedy = "登记的张贴日按现在的工作日历是休息日", "请更正张贴的日子。"
    return build_guard_finding("starts_on_working_day", step, inputs.start_is_working_day, reason, remedy)


def posting_day_fits(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: what hangs on the wall counts: posted after the check, recorded while it hangs, then no day to come."""
    remedy = "请按实际张贴的日子填写。"
    return build_guard_finding("posting_day_fits", step, not inputs.posting_problem, inputs.posting_problem, remedy)


def publicity_elapsed(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: the working days of publicity are over; possible from the day after the last of them."""
    last = inputs.publicity_last_day
    reason = "还没有公示" if last == NEVER else f"公示到{format_day_with_weekday(last)}才满"
    day = None if last == NEVER else last + 1
    remedy = "请先公示。" if last == NEVER else f"{format_day_with_weekday(last + 1)}起可以办理。"
    return build_guard_finding("publicity_elapsed", step, inputs.today > last, reason, remedy, day)


def result_attested(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: somebody says by their name whether there were objections, and it agrees with those that were noted."""
    remedy = "请逐人选择公示期间有没有收到异议；收到过的，先登记，查清以后再登记结果。"
    return build_guard_finding("result_attested", step, not inputs.result_problem, inputs.result_problem, remedy)


def other_objections_open(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: the publicity waits while another objection is enquired into."""
    reason = "没有别的异议在查"
    return build_guard_finding(
        "other_objections_open", step, inputs.own_objection_count > 1, reason, "请刷新后再登记。"
    )


def last_open_objection(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: each objection has its own outcome; what becomes of the publicity is said with the last of them."""
    reason = f"还有{inputs.own_objection_count}件异议没有核查完，每件要有自己的结论"
    return build_guard_finding(
        "last_open_objection", step, inputs.own_objection_count == 1, reason, "请一件一件登记结论。"
    )


def no_open_objection(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: nothing is filed, nor given back to be changed, while somebody enquires into an objection."""
    reason = f"还有{inputs.open_objection_count}件异议没有核查完"
    remedy = APPLICANT_WAITS if Role.APPLICANT in step.by else "请先核查异议并登记结论。"
    return build_guard_finding("no_open_objection", step, inputs.open_objection_count == 0, reason, remedy)
