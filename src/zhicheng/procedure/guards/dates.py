"""四, 五（二）: windows, the grace of a return, the bar after a revocation."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.situation import Situation, guard
from zhicheng.procedure.steps import Step
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day_with_weekday


def not_barred(at: Situation, step: Step) -> Finding:
    """A title revoked for false material bars for the policy's years."""
    reason = f"职称曾被撤销，{format_day_with_weekday(at.barred_until)}以前不能申报"
    return guard(
        "not_barred",
        step,
        at.barred_until <= at.today,
        reason,
        f"{format_day_with_weekday(at.barred_until)}起可以申报。",
        at.barred_until,
    )


def window_open(at: Situation, step: Step) -> Finding:
    """四: inside a filing window."""
    opened = at.window_opens <= at.today <= at.window_closes
    reason = f"申报窗口{format_day_with_weekday(at.window_opens)}才开放" if at.window_opens < NEVER else "没有申报窗口"
    return guard("window_open", step, opened, reason, "窗口开放后再上报，公示结果一直有效。", at.window_opens)


def another_window(at: Situation, step: Step) -> Finding:
    """A refused case may be applied for again in the next window."""
    return guard(
        "another_window",
        step,
        at.again_from <= at.today,
        "申报人在本窗口的申报已经办结：不予认定，或补正逾期",
        f"{format_day_with_weekday(at.again_from)}开放的下一窗口可以上报，公示结果一直有效。",
        at.again_from,
    )


def within_grace(at: Situation, step: Step) -> Finding:
    """四: refiled within the working days of grace, keeping the filing date."""
    reason = f"补正期到{format_day_with_weekday(at.grace_ends)}已满"
    return guard("within_grace", step, at.today <= at.grace_ends, reason, "请在下一个窗口重新申报。")


def grace_over(at: Situation, step: Step) -> Finding:
    """四: the grace has passed."""
    return guard("grace_over", step, at.today > at.grace_ends, "补正期还没有满", "请等补正期满。", at.grace_ends + 1)
