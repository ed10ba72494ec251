"""All findings of a case, in the order of the notice: every clause, the ones that passed too."""

from collections.abc import Sequence

from zhicheng.codes import CREDENTIALS, OTHER_SERIES_TITLE, YES
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.words.conditions import condition_findings, education_recognized
from zhicheng.eligibility.words.insurance import insured_months, last_payer
from zhicheng.eligibility.words.scope import scope_findings
from zhicheng.eligibility.words.service import Said, route_finding
from zhicheng.finding import Finding

BY_CHANGE = CREDENTIALS[OTHER_SERIES_TITLE]
Placed = tuple[int, Said]


def said_candidates(facts: Facts, book: Codebook, judged: Judgement) -> list[Placed]:
    """The candidates that a credential opens, with their place in the judgement."""
    routes = book.policy.routes
    return [
        (place, Said(facts, book, judged, routes[place % len(routes)], one, place // len(routes), place % len(routes)))
        for place, one in enumerate(judged.candidates)
        if one.matches == YES
    ]


def best_by_route(candidates: Sequence[Placed]) -> dict[str, Said]:
    """The candidate of every route that ranks first on it."""
    best: dict[str, Said] = {}
    for _, one in candidates:
        other = best.get(one.route.key)
        if other is None or one.one.rank < other.one.rank:
            best[one.route.key] = one
    return best


def findings_of(facts: Facts, book: Codebook, judged: Judgement, candidates: Sequence[Placed]) -> list[Finding]:
    """Every check of the case. A route is told once, by its best candidate; 二（七） by its own check."""
    best = best_by_route(candidates)
    series = book.series[facts.person.series]
    no_technician = series is not None and series.technician_title is None
    routes = [
        route_finding(best[route.key])
        for route in book.policy.routes
        if route.key in best and route.credential != BY_CHANGE and not (no_technician and route.gives == "technician")
    ]
    return [
        *scope_findings(facts, book, judged.common),
        education_recognized(facts, judged.education_recognized),
        insured_months(facts, book, judged.insured, judged.insured_months),
        last_payer(facts, book, judged.common.last_payer),
        *routes,
        *condition_findings(facts, book, judged),
    ]
