"""三（二）, 四: the publicity and the filing date that are stated, set against the calendar and the windows.

They say nothing of the person and stand in a list of their own; what is stated is checked, never replaced.
"""

from zhicheng.codes import Result
from zhicheng.eligibility.facts.read import Facts
from zhicheng.finding import Finding
from zhicheng.policy.windows import Timetable
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.words import format_day

PUBLICITY_CLAUSE, WINDOW_CLAUSE = "三（二）", "四"


def list_procedure_findings(facts: Facts, days: Timetable) -> list[Finding]:
    """The publicity, where one is stated, and the window."""
    publicity = [describe_publicity(facts, days)] if facts.person.publicity_start < NEVER else []
    return [*publicity, describe_window(facts, days)]


def describe_publicity(facts: Facts, days: Timetable) -> Finding:
    """三（二）: full working days after the first, up to the last; the first day on which filing is lawful."""
    start, end, filing = facts.person.publicity_start, facts.person.publicity_end, facts.person.filing
    counted, asked = days.count_publicity_days(start, end), days.working_days
    lawful = max(end, days.publicity_ends(start)) + 1
    result: Result
    posted_at_rest = not days.may_be_posted(start)
    read = f"公示从{format_day(start)}到{format_day(end)}"
    if posted_at_rest:
        reason = f"{read}，{format_day(start)}是休息日，三（二）的公示应在工作日张贴。"
        result, remedy = "fail", "请改在工作日张贴，重新公示。"
    elif counted < asked:
        reason = f"{read}，张贴当日不计，只有{counted}个工作日，三（二）要求{asked}个。"
        result, remedy = "fail", f"请公示到{format_day(lawful - 1)}，{describe_filing_after(days, lawful)}。"
    elif filing < lawful:
        reason = f"{read}，满{counted}个工作日，{format_day(lawful)}起才可以上报，早于这一天上报不符合三（二）。"
        result, remedy = "later", f"{describe_filing_after(days, lawful)}。"
    else:
        reason, result, remedy = f"{read}，满{counted}个工作日，三（二）要求{asked}个。", "pass", None
    return Finding(
        "publicity", PUBLICITY_CLAUSE, result, counted, asked, "working_days", iso_day(lawful), reason, remedy
    )


def describe_filing_after(days: Timetable, lawful: int) -> str:
    """When to file once the publicity has run: in the window that is open then, or in the next one."""
    if not days.gated_by_filing:
        return f"{format_day(lawful)}起上报"
    window = days.window_from(lawful)
    if lawful == window.closes:
        return f"在{format_day(lawful)}当天上报"
    late = "" if window.opens <= lawful else "这时不在申报窗口内，"
    return f"{late}请在{format_day(max(lawful, window.opens))}至{format_day(window.closes)}上报"


def describe_window(facts: Facts, days: Timetable) -> Finding:
    """四: whether the filing date lies inside a window."""
    filing = facts.person.filing
    window = days.window_from(filing)
    name = f"{format_day(window.opens)}至{format_day(window.closes)}"
    if window.opens <= filing:
        return Finding(
            "window", WINDOW_CLAUSE, "pass", reason=f"申报日{format_day(filing)}在{name}的申报窗口内（四）。"
        )
    reason = f"申报日{format_day(filing)}不在申报窗口内，下一个窗口是{name}（四）。"
    remedy = f"请在{name}上报。"
    return Finding("window", WINDOW_CLAUSE, "later", None, None, None, iso_day(window.opens), reason, remedy)
