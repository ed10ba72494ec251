"""三（四）, 五（二）: two people correct or revoke a granted title, on evidence, the person heard first; others review it."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.step import Step
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day_with_weekday


def no_open_change(inputs: GuardInputs, step: Step) -> Finding:
    """One correction, revocation or review of a title at a time."""
    return build_guard_finding(
        "no_open_change",
        step,
        not inputs.open_change_step,
        "这个职称已有一项更正、撤销或复查没有办完",
        "请先办完那一项，再提出新的。",
    )


def change_awaits_this(inputs: GuardInputs, step: Step) -> Finding:
    """What one person has proposed is confirmed by another: that, and nothing else."""
    return build_guard_finding(
        "change_awaits_this",
        step,
        inputs.open_change_step == step.key,
        f"没有等着“{step.name}”的意见",
        "请先由经办提出意见并附证据；本人申请复查的，由经办先提出复查意见。",
    )


def change_proposed(inputs: GuardInputs, step: Step) -> Finding:
    """Only what was proposed can be declined."""
    return build_guard_finding(
        "change_proposed", step, inputs.change_proposed, "没有等待复核的更正、撤销或复查意见", "请刷新页面。"
    )


def person_heard(inputs: GuardInputs, step: Step) -> Finding:
    """Before a revocation the person has answered, or has let the term pass."""
    last = inputs.answer_last_day
    known = last != NEVER
    words = f"本人在{format_day_with_weekday(last)}以前可以陈述申辩，还没有答复" if known else "还没有告知本人"
    return build_guard_finding(
        "person_heard",
        step,
        inputs.has_answered or inputs.today > last,
        words,
        "请等本人答复，或者等期限满了再决定。",
        last + 1 if known else None,
    )


def answer_awaited(inputs: GuardInputs, step: Step) -> Finding:
    """The person answers a revocation that is proposed, once, until it is decided."""
    return build_guard_finding(
        "answer_awaited",
        step,
        inputs.awaits_answer,
        "没有等您答复的撤销意见，或者您已经答复过",
        "请刷新页面，看现在办到哪一步。",
    )


def change_reviewable(inputs: GuardInputs, step: Step) -> Finding:
    """A correction or a revocation is reviewed once, within the days of the policy."""
    last = inputs.change_review_last_day
    words = (
        f"申请复查的期限到{format_day_with_weekday(last)}已满" if last else "没有可以复查的更正或撤销，或者已经复查过"
    )
    return build_guard_finding(
        "change_reviewable", step, inputs.today <= last, words, "仍不服的，可以依法申请行政复议或者提起行政诉讼。"
    )
