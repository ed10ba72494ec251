"""Why a filed case asks for care: what the engine left open at filing, said in the engine's own keys."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from zhicheng_web.cases.engine.clause_review import questions, said
from zhicheng_web.cases.models import Verdict

SETTLED = ("pass", "not_applicable")


class Advice(NamedTuple):
    """The engine's word on a filed case, short enough for a row: how many clauses hold, which are open, on which route."""

    passed: int
    open: Sequence[str]
    route: str | None


def advice_on(cases: Iterable[int]) -> Mapping[int, Advice]:
    """The last word on each of these cases, by the case's id, in one query."""
    rows = Verdict.objects.filter(case_id__in=list(cases)).order_by("case_id", "-pk").distinct("case_id")
    return {row.case_id: advice(row) for row in rows}


def advice(verdict: Verdict) -> Advice:
    """What one receipt says."""
    checks = questions(verdict)
    passed = sum(one["result"] == "pass" for one in checks)
    return Advice(passed, [one["key"] for one in checks if one["result"] not in SETTLED], said(verdict)["route"])
