"""The sentence of a case: what its verdict says, from the findings that bear on it, and whether a better route is open."""

from collections.abc import Sequence

from zhicheng.codes import LEVELS, RESULTS
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.eligibility.words.summary import describe_verdict, join_clauses
from zhicheng.finding import Finding
from zhicheng.words.bearing import find_checks_beside
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day


def find_title_name(level: int, facts: Facts, book: Codebook) -> str | None:
    """The name of the title in the target series."""
    series = book.series[facts.person.series]
    return series.find_title(LEVELS[level]) if series else None


def describe_doubled_items(lists: Sequence[str]) -> str:
    """That items which are alike in every field were counted once; "" where there are none."""
    names = "、".join(FACT_PART_NAMES[name] for name in lists)
    return f"{names}里有填得完全相同的，只算一条，请核对。" if names else ""


def summarise_case(
    verdict: str,
    holding_days: tuple[int, int],
    chosen: CandidateContext | None,
    candidates: Sequence[CandidateContext],
    findings: Sequence[Finding],
    procedure: Sequence[Finding],
) -> str:
    """The verdict in a sentence; what has no say in it is not among its reasons. `holding_days`: the first day, and the
    first on which only a person's word is missing; NEVER: there is none.
    """
    routes = {one.route.key for one in candidates}
    results = ((finding.key, finding.result) for finding in findings)
    beside = find_checks_beside(verdict, chosen.route.key if chosen else None, routes, results)
    title = find_title_name(chosen.candidate.level, chosen.facts, chosen.book) if chosen else None
    sentence = describe_verdict(
        verdict,
        title or "职称",
        chosen.route.clause if chosen else None,
        [format_day(day) for day in holding_days if day < NEVER],
        [finding for finding in findings if finding.key not in beside],
        procedure,
        routes,
        chosen.book.policy if chosen else None,
    )
    asked = [one for one in findings if one.key in beside - routes and one.result == "unknown"]
    return sentence + (describe_better_way(asked, candidates, chosen) if chosen and asked else "")


def describe_better_way(
    asked: Sequence[Finding], candidates: Sequence[CandidateContext], chosen: CandidateContext
) -> str:
    """What is not stated does not stand in the way of this verdict; whether it may open a route to a higher level."""
    higher = [one for one in candidates if one.candidate.may_be_taken and one.candidate.level > chosen.candidate.level]
    better = next((one for one in higher if RESULTS[one.result] == "unknown"), None)
    name = find_title_name(better.candidate.level, better.facts, better.book) if better else None
    also = f"，核实以后可能按{better.route.clause}申报{name}" if better and name else ""
    return f"{join_clauses(asked)}还没有核实，不影响这个结果{also}。"
