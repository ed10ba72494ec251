"""What would make the day earlier: which clause decides it, which one would decide next, and which paper would help.

Nothing is reckoned here: the case is judged again with one fact changed, and the two results are compared.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, Final

from zhicheng.cli.judging import JudgedCase
from zhicheng.eligibility.check import check
from zhicheng.words.bearing import list_checks_beside
from zhicheng.words.checks import find_check_name
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day

Case = dict[str, Any]
Change = Callable[[Case], str]
"""Changes one fact of a case, and says in words what it has changed; empty where there was nothing to change."""


def list_advice(one: JudgedCase, calendar: Calendar) -> Iterator[str]:
    """Sentences for a case that only lacks time; none for the others, whose clauses say what to do."""
    if one.result["verdict"] == "not_yet":
        yield from describe_deciding_clauses(one)
        yield from describe_helpful_changes(one, calendar)


def describe_deciding_clauses(one: JudgedCase) -> Iterator[str]:
    """Which clause decides the earliest day, and which one would if that one were full sooner."""
    earliest = one.result["earliest"]
    checks = one.result["checks"]
    beside = list_checks_beside(one.result)
    later = [found for found in checks if found["result"] == "later" and found["key"] not in beside]
    slowest = [found for found in later if found["from"] == earliest]
    others = sorted((found for found in later if found not in slowest), key=lambda found: str(found["from"]))
    if slowest:
        names = "、".join(f"{found['clause']}（{find_check_name(found['key'], one.policy)}）" for found in slowest)
        yield f"决定日期的是{names}，{format_result_day(earliest)}满。"
    if others:
        found = others[-1]
        name = find_check_name(found["key"], one.policy)
        yield f"其次是{found['clause']}（{name}），{format_result_day(found['from'])}满；前一条再早，也要等到这一天。"
    elif slowest:
        open_ones = sum(found["result"] in ("unknown", "review") and found["key"] not in beside for found in checks)
        rest = f"只等这一条；另有{open_ones}项须补填或确认" if open_ones else "其余各条现在都已满足，只等这一条"
        yield f"{rest}。"


def describe_helpful_changes(one: JudgedCase, calendar: Calendar) -> Iterator[str]:
    """Which facts, if they were otherwise and could be proven, would bring the day forward, and to when."""
    for change in HELPFUL_CHANGES:
        case: Case = deepcopy(dict(one.case))
        what = change(case)
        if not what:
            continue
        other = check(case, one.policy, calendar, readings=False)
        title = other["title"] if other["title"] != one.result["title"] else ""
        if other["verdict"] == "eligible":
            yield f"{what}，现在就可以申报{title}。"
        elif other["verdict"] == "not_yet" and other["earliest"] < one.result["earliest"]:
            yield f"{what}，可以提前到{format_result_day(other['earliest'])}{'申报' + title if title else ''}。"


def assume_records(case: Case) -> str:
    """二（四）: spells that do not count for want of a document."""
    missing = [
        spell
        for spell in case.get("employment") or ()
        if spell.get("record") in (None, "none") and spell["work"] != "other"
    ]
    for spell in missing:
        spell["record"] = "recruitment_register"
    return f"补上{len(missing)}段工作的录用登记表或聘用通知书（二（四））" if missing else ""


def assume_related_major(case: Case) -> str:
    """二（五）: the months added for an unrelated major."""
    target = case.get("target") or {}
    if target.get("major_relation") != "unrelated":
        return ""
    target["major_relation"] = "related"
    return "如果所学专业能认定为与岗位相近（二（五））"


def assume_technician_level(case: Case) -> str:
    """二（二）1: the lower level, where it is open sooner."""
    target = case.get("target") or {}
    if target.get("level") != "assistant":
        return ""
    target["level"] = "technician"
    return "如果先申报员级（二（二）1）"


HELPFUL_CHANGES: Final[tuple[Change, ...]] = (
    assume_records,
    assume_related_major,
    assume_technician_level,
)


def format_result_day(day: str) -> str:
    """A day as it is said."""
    return format_day(day_number(day))
