"""三（三）: one notice that lists everything; another one of the same filing only with a second person's consent."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.steps import Step


def not_returned_before(inputs: GuardInputs, step: Step) -> Finding:
    """The employer has not been told anything about this filing yet."""
    return build_guard_finding(
        "not_returned_before",
        step,
        not inputs.was_returned_before,
        "这次上报已经一次性告知过，不能直接再退回",
        "确有上次不能发现的问题的，请写明原因，申请再次告知，由复核同意。",
    )


def returned_before(inputs: GuardInputs, step: Step) -> Finding:
    """Only who was told before is told again."""
    return build_guard_finding(
        "returned_before",
        step,
        inputs.was_returned_before,
        "这次上报还没有告知过",
        "请用“一次性告知，退回补正”，一次选全。",
    )


def no_second_return_asked(inputs: GuardInputs, step: Step) -> Finding:
    """What was asked of the second person is answered before anything else happens."""
    return build_guard_finding(
        "no_second_return_asked",
        step,
        not inputs.second_return_asked,
        "已经申请再次告知，复核还没有答复",
        "请等复核答复以后再办。",
    )


def second_return_asked(inputs: GuardInputs, step: Step) -> Finding:
    """There is something to answer."""
    return build_guard_finding(
        "second_return_asked", step, inputs.second_return_asked, "没有等待答复的再次告知申请", "请刷新页面。"
    )
