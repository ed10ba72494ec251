"""三（二）: who declines to recommend, and who hears the applicant about it."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.step import Step


def second_of_unit(inputs: GuardInputs, step: Step) -> Finding:
    """Where a unit has several people for it, one proposes and another confirms."""
    others = inputs.decline_proposer not in (0, inputs.person_id)
    return build_guard_finding(
        "second_of_unit",
        step,
        others or not inputs.has_colleagues,
        "本单位有两名以上经办人，不予推荐须由一人提出、另一人确认",
        "请先提出不予推荐，再由另一位同事确认。",
    )


def no_decline_waits(inputs: GuardInputs, step: Step) -> Finding:
    """One proposal waits at a time: pressed twice, it is one."""
    return build_guard_finding(
        "no_decline_waits",
        step,
        inputs.decline_proposer == 0,
        "本单位已经有人提出不予推荐，正等另一人确认",
        "不用再提出；请另一位同事打开这件申报确认，或者接着考核。",
    )


def declined_alone(inputs: GuardInputs, step: Step) -> Finding:
    """What one person has decided alone is looked at by the bureau, once."""
    return build_guard_finding(
        "declined_alone",
        step,
        inputs.may_appeal,
        "不予推荐由单位两人作出，或者已经申诉过",
        "对单位的意见有异议，可向单位提出；情况变了，可以重新申报。",
    )


def appeal_open(inputs: GuardInputs, step: Step) -> Finding:
    """There is something to answer."""
    return build_guard_finding("appeal_open", step, inputs.has_open_appeal, "没有等待答复的申诉", "请刷新页面。")
