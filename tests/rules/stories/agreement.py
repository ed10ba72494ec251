"""What is said of one case must not contradict itself: mark, sentence, list, counts and days, as they are laid out."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from zhicheng.cli.case_input import CasePosition
from zhicheng.cli.judging import CaseJudge, JudgedCase
from zhicheng.cli.output.layout import CaseReport, ClauseRow, lay_out_case
from zhicheng.eligibility.check import check
from zhicheng.words.results import RESULT_NAMES, VERDICT_RESULTS, rank_result
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day

BROKEN_SENTENCE = re.compile(r"[，；：、（“][，；：。、）]|。。|^[，；。]|None|[{}]")
SATISFIED = {"pass", "not_applicable"}


@cache
def case_judge() -> CaseJudge:
    """Where the cases are judged."""
    return CaseJudge()


def report_on(case: Mapping[str, Any]) -> tuple[dict[str, Any], CaseReport]:
    """The result of a case, and what is laid out of it."""
    judge = case_judge()
    policy = judge.policy_of(case)
    result = check(case, policy, judge.calendar, readings=False)
    return result, lay_out_case(JudgedCase(CasePosition("", 1), case, result, policy), judge)


def list_contradictions(case: Mapping[str, Any]) -> list[str]:
    """What is wrong with what is said of a case."""
    result, report = report_on(case)
    return [*list_wrong_words(report), *list_wrong_claims(result, report), *list_missing_ways(result, report)]


def bearing_rows(report: CaseReport) -> list[ClauseRow]:
    """The clauses that have a say in the verdict."""
    return [row for row in report.rows if row.affects_verdict]


def list_wrong_words(report: CaseReport) -> Iterator[str]:
    """Sentences that were put together badly, and counts that are not those of the list."""
    rows = [*report.rows, *report.procedure]
    for sentence in [report.summary, *(row.reason for row in rows), *(row.remedy for row in rows), report.plan]:
        if sentence is not None and (BROKEN_SENTENCE.search(sentence) or not sentence.endswith("。")):
            yield f"a broken sentence: {sentence!r}"
    results = [row.result for row in bearing_rows(report)]
    counted = {word: results.count(one) for one, word in RESULT_NAMES.items() if one in results}
    if sorted(report.tally.split("，")) != sorted(f"{number}项{word}" for word, number in counted.items()):
        yield "the counts are not those of the list"


def list_wrong_claims(result: Mapping[str, Any], report: CaseReport) -> Iterator[str]:
    """What mark and sentence claim, and the list does not bear out."""
    results = {row.result for row in bearing_rows(report)}
    may_be_filed = results <= SATISFIED and all(row.result == "pass" for row in report.procedure)
    claims = {
        "the mark says that it can be filed": (report.mark == "✓ 可以申报", may_be_filed),
        "the sentence says that it can be filed": (report.summary.startswith("可以申报"), may_be_filed),
        "the sentence says that everything is met": ("各项条件都满足" in report.summary, results <= SATISFIED),
        "the sentence says that the rest is met": (
            "其余条件都满足" in report.summary,
            results == {*results & SATISFIED, "review"},
        ),
        "the verdict is that of the gravest clause": (
            True,
            min(map(rank_result, results)) == rank_result(VERDICT_RESULTS[result["verdict"]])
            or (results <= SATISFIED and result["verdict"] == "eligible"),
        ),
    }
    yield from (claim for claim, (is_made, holds) in claims.items() if is_made and not holds)
    if may_be_filed != report.summary.startswith("可以申报"):
        yield "it can be filed, and the sentence does not say so"
    days = [one["from"] for one in result["checks"] if one["result"] == "later" and one["from"]]
    if result["verdict"] == "not_yet" and not told_on_its_day(result, report, days):
        yield "the day is not that of the last clause that waits"


def told_on_its_day(result: Mapping[str, Any], report: CaseReport, days: list[str]) -> bool:
    """Whether the day told is one on which a clause comes to hold, or holds again, and stands in the sentence."""
    again = any(one["key"] == "insured_months" and "才又满" in one["reason"] for one in result["checks"])
    return (again or result["earliest"] in days) and format_day(day_number(result["earliest"])) in report.summary


def list_missing_ways(result: Mapping[str, Any], report: CaseReport) -> Iterator[str]:
    """Clauses that stand in the way and say nothing of what to do; a refusal that shows no reason."""
    for row in bearing_rows(report):
        if row.result not in SATISFIED and not row.remedy:
            yield f"no way on: {row.clause}{row.name} {row.result}"
    refused = VERDICT_RESULTS[result["verdict"]] == "fail"
    if refused != any(row.result == "fail" for row in bearing_rows(report)):
        yield "a refusal without a clause that fails, or the other way round"
    if refused and (report.plan or report.dates):
        yield "a plan for who is refused"
