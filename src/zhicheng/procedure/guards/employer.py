"""三（二）: what the employer has checked, written, attested; the publicity and its objections."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.situation import Situation, guard, listed
from zhicheng.procedure.steps import Step
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day_with_weekday


def material_checked(at: Situation, step: Step) -> Finding:
    """三（二）: legality, truth, completeness, validity."""
    return guard(
        "material_checked",
        step,
        at.material_checked,
        "材料的合法性、真实性、完整性、有效性还没有逐项确认",
        "请逐项勾选后再提交。",
    )


def assessment_complete(at: Situation, step: Step) -> Finding:
    """三（二）: character, ability and level, achievements, annual review."""
    missing = listed(at.assessment_missing)
    return guard("assessment_complete", step, not at.assessment_missing, f"考核评议还缺{missing}", "请补写后再提交。")


def conduct_attested(at: Situation, step: Step) -> Finding:
    """一（二）: the employer says whether the applicant refuses work or is not competent."""
    return guard(
        "conduct_attested", step, at.conduct_attested, "还没有说明申报人是否服从安排、胜任岗位", "请在考核评议中选择。"
    )


def starts_on_working_day(at: Situation, step: Step) -> Finding:
    """三（二）: the notice goes up on a working day."""
    return guard("starts_on_working_day", step, at.start_is_working_day, "选择的日子是休息日", "请选择一个工作日。")


def publicity_elapsed(at: Situation, step: Step) -> Finding:
    """三（二）: the working days of publicity are over; possible from the day after the last of them."""
    last = at.publicity_last_day
    reason = "还没有公示" if last == NEVER else f"公示到{format_day_with_weekday(last)}才满"
    day = None if last == NEVER else last + 1
    remedy = "请先公示。" if last == NEVER else f"{format_day_with_weekday(last + 1)}起可以办理。"
    return guard("publicity_elapsed", step, at.today > last, reason, remedy, day)


def no_open_objection(at: Situation, step: Step) -> Finding:
    """三（二）: filed only when there is no objection left."""
    reason = f"还有{at.open_objections}件异议没有核查完"
    return guard("no_open_objection", step, at.open_objections == 0, reason, "请先核查异议并登记结论。")
