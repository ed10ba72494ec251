"""Results of clauses and verdicts of cases as people read them: symbol, word, how many of each; one word for each of them.

A verdict is shown with the mark of the gravest clause that it rests on (case-format, "verdict").
"""

from collections.abc import Iterable, Mapping
from typing import Final

from zhicheng.codes import RESULTS_BY_GRAVITY, Result

RESULT_SYMBOLS: Final[Mapping[str, str]] = {
    "fail": "✗",
    "later": "…",
    "unknown": "?",
    "review": "!",
    "pass": "✓",
    "not_applicable": "-",
}
RESULT_NAMES: Final[Mapping[str, str]] = {
    "fail": "未满足",
    "later": "时间未到",
    "unknown": "待核实",
    "review": "需人工判断",
    "pass": "满足",
    "not_applicable": "不适用",
}
VERDICT_NAMES: Final[Mapping[str, str]] = {
    "eligible": "可以申报",
    "review": "需人工判断",
    "incomplete": "待核实",
    "not_yet": "时间未到",
    "not_eligible": "暂不满足",
    "out_of_scope": "不在本通知范围",
}
VERDICT_RESULTS: Final[Mapping[str, Result]] = {
    "eligible": "pass",
    "review": "review",
    "incomplete": "unknown",
    "not_yet": "later",
    "not_eligible": "fail",
    "out_of_scope": "fail",
}
MEASURE_UNIT_NAMES: Final[Mapping[str, str]] = {
    "months": "个月",
    "calendar_months": "个自然月",
    "working_days": "个工作日",
}


def rank_result(result: str) -> int:
    """The place of a result in the order of gravity; the gravest is 0.

    >>> sorted(["pass", "review", "fail", "unknown"], key=rank_result)
    ['fail', 'unknown', 'review', 'pass']
    """
    return RESULTS_BY_GRAVITY.index(result)


def count_results(results: Iterable[str]) -> dict[str, str]:
    """How many clauses came out which way, in words, the gravest first; what did not come out is left out.

    >>> count_results(["pass", "later", "pass"])
    {'later': '1项时间未到', 'pass': '2项满足'}
    """
    found = list(results)
    return {one: f"{found.count(one)}项{RESULT_NAMES[one]}" for one in RESULTS_BY_GRAVITY if one in found}


def mark_result(result: str) -> str:
    """Symbol and word: a result is never a colour or a shape alone.

    >>> mark_result("later")
    '… 时间未到'
    """
    return f"{RESULT_SYMBOLS[result]} {RESULT_NAMES[result]}"
