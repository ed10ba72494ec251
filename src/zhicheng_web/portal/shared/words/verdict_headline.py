"""The answer of a check in one line, for the top of a page; each "no" is a number and never the last word."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from zhicheng.words.bearing import is_procedure_against, name_case

Findings = Sequence[Mapping[str, Any]]

ATTESTED_BY_EMPLOYER = ("conduct",)
"""一（二）: what only the employer can say, in its assessment."""


def format_verdict_headline(
    answer: Mapping[str, Any], open_: Findings, ways: Collection[str], missing_days: int
) -> str:
    """The line: from the findings that have not passed, the keys of the routes, the days that are still missing.

    >>> format_verdict_headline({"verdict": "not_yet"}, [], [], 9)
    '现在还不能申报，还差9天'
    """
    verdict = answer["verdict"]
    if verdict == "not_yet":
        return f"现在还不能申报，还差{missing_days}天" if missing_days > 0 else "条件已满足，公示要重新安排"
    if verdict == "incomplete":
        return format_incomplete_headline(
            list_keys_with_result(open_, "unknown"), len(list_keys_with_result(open_, "review"))
        )
    if verdict == "not_eligible":
        return format_not_eligible_headline(list_keys_with_result(open_, "fail"), ways)
    if verdict == "review":
        return f"有{len(list_keys_with_result(open_, 'review'))}项要由工作人员判断"
    if verdict == "eligible" and not is_procedure_against(answer):
        return "按所填内容，可以申报"
    return name_case(answer)


def list_keys_with_result(open_: Findings, result: str) -> list[str]:
    """The clauses that came out one way."""
    return [one["key"] for one in open_ if one["result"] == result]


def format_incomplete_headline(unknown: Sequence[str], review: int) -> str:
    """Where only the employer's word is missing, that is no lack; what somebody has to judge is named beside it.

    >>> format_incomplete_headline(["conduct"], 0), format_incomplete_headline(["conduct", "status"], 0)
    ('条件已满足，等单位考核确认1项', '还有2项待核实，暂时不能判断')
    >>> format_incomplete_headline(["conduct"], 1)
    '有1项要由工作人员判断，另有1项由单位考核确认'
    """
    if all(key in ATTESTED_BY_EMPLOYER for key in unknown):
        if review:
            return f"有{review}项要由工作人员判断，另有{len(unknown)}项由单位考核确认"
        return f"条件已满足，等单位考核确认{len(unknown)}项"
    return f"还有{len(unknown)}项待核实，暂时不能判断"


def format_not_eligible_headline(failed: Sequence[str], ways: Collection[str]) -> str:
    """How many clauses fail, the same number as in the list; where only routes do, none of them is open.

    >>> format_not_eligible_headline(["last_payer", "bachelor", "junior_college"], ["bachelor", "junior_college"])
    '按所填内容，暂不满足3项'
    >>> format_not_eligible_headline(["bachelor", "junior_college"], ["bachelor", "junior_college"])
    '按所填内容，没有一条途径可以走'
    """
    if all(key in ways for key in failed):
        return "按所填内容，没有一条途径可以走"
    return f"按所填内容，暂不满足{len(failed)}项"
