"""Why a filed case asks for care: what the engine left open at filing, by the engine's own keys."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from zhicheng_web.cases.engine.clause_review import list_clause_checks, parse_verdict_answer
from zhicheng_web.cases.models import Verdict

SETTLED_RESULTS = ("pass", "not_applicable")


class AdviceSummary(NamedTuple):
    """The engine's word on a filed case, short enough for a row: how many clauses hold, which are open, on which route."""

    passed: int
    open: Sequence[str]
    route: str | None


def find_advice_summaries(cases: Iterable[int]) -> Mapping[int, AdviceSummary]:
    """The last word on each of these cases, by the case's id, in one query."""
    rows = Verdict.objects.filter(case_id__in=list(cases)).order_by("case_id", "-pk").distinct("case_id")
    return {row.case_id: build_advice_summary(row) for row in rows}


def build_advice_summary(verdict: Verdict) -> AdviceSummary:
    """What one receipt says of its clauses: how many hold, which are open, on which route."""
    checks = list_clause_checks(verdict)
    passed = sum(one["result"] == "pass" for one in checks)
    return AdviceSummary(
        passed,
        [one["key"] for one in checks if one["result"] not in SETTLED_RESULTS],
        parse_verdict_answer(verdict)["route"],
    )
