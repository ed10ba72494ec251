"""四, 五（二）: windows, the grace of a return, the bar after a revocation."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.step import Step
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day_with_weekday


def not_barred(inputs: GuardInputs, step: Step) -> Finding:
    """A title revoked for false material bars for the policy's years."""
    reason = f"职称曾被撤销，{format_day_with_weekday(inputs.barred_until)}以前不能申报"
    return build_guard_finding(
        "not_barred",
        step,
        inputs.barred_until <= inputs.today,
        reason,
        f"{format_day_with_weekday(inputs.barred_until)}起可以申报。",
        inputs.barred_until,
    )


def window_open(inputs: GuardInputs, step: Step) -> Finding:
    """四: inside a filing window."""
    opened = inputs.window_opens <= inputs.today <= inputs.window_closes
    known = inputs.window_opens < NEVER
    reason = f"申报窗口{format_day_with_weekday(inputs.window_opens)}才开放" if known else "没有申报窗口"
    day = inputs.window_opens if known else None
    return build_guard_finding("window_open", step, opened, reason, "窗口开放后再上报，公示结果一直有效。", day)


def another_window(inputs: GuardInputs, step: Step) -> Finding:
    """A refused case may be applied for again in the next window."""
    return build_guard_finding(
        "another_window",
        step,
        inputs.next_filing_day <= inputs.today,
        "申报人在本窗口的申报已经办结：不予认定，或补正逾期",
        f"{format_day_with_weekday(inputs.next_filing_day)}开放的下一窗口可以上报，公示结果一直有效。",
        inputs.next_filing_day,
    )


def within_grace(inputs: GuardInputs, step: Step) -> Finding:
    """四: refiled within the working days of grace, keeping the filing date."""
    reason = f"补正期到{format_day_with_weekday(inputs.grace_last_day)}已满"
    return build_guard_finding(
        "within_grace", step, inputs.today <= inputs.grace_last_day, reason, "请在下一个窗口重新申报。"
    )


def grace_over(inputs: GuardInputs, step: Step) -> Finding:
    """四: the grace has passed."""
    return build_guard_finding(
        "grace_over",
        step,
        inputs.today > inputs.grace_last_day,
        "补正期还没有满",
        "请等补正期满。",
        inputs.grace_last_day + 1,
    )
