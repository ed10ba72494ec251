"""All findings of a case, in the order of the notice: every clause, the ones that passed too."""

from collections.abc import Sequence

from zhicheng.codes import CREDENTIALS, OTHER_SERIES_TITLE, TECHNICIAN, YES
from zhicheng.eligibility.check_results import CheckResults, rate_route
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.unknown import do_modes_differ
from zhicheng.eligibility.words.condition_findings import (
    describe_education_recognized,
    describe_study_mode,
    list_condition_findings,
)
from zhicheng.eligibility.words.insurance_findings import describe_insured_months, describe_last_payer
from zhicheng.eligibility.words.route_findings import CandidateContext, describe_route
from zhicheng.eligibility.words.scope_findings import list_scope_findings
from zhicheng.eligibility.words.standard_findings import describe_series_standard
from zhicheng.finding import Finding

CHANGE_CREDENTIAL = CREDENTIALS[OTHER_SERIES_TITLE]
IndexedCandidate = tuple[int, CandidateContext]


def list_opened_candidates(
    facts: Facts, book: Codebook, judgement: Judgement, results: CheckResults
) -> list[IndexedCandidate]:
    """The candidates that a credential opens, with their position in the judgement."""
    routes = book.policy.routes
    return [
        (
            position,
            CandidateContext(
                facts,
                book,
                judgement,
                routes[position % len(routes)],
                one,
                rate_route(one, results.settled.candidates[position]),
                position // len(routes),
                position % len(routes),
            ),
        )
        for position, one in enumerate(judgement.candidates)
        if one.kindest.matches == YES
    ]


def find_best_by_route(candidates: Sequence[IndexedCandidate]) -> dict[str, CandidateContext]:
    """The candidate of every route that ranks first on it."""
    best: dict[str, CandidateContext] = {}
    for _, one in candidates:
        other = best.get(one.route.key)
        if other is None or place_on_route(one) < place_on_route(other):
            best[one.route.key] = one
    return best


def place_on_route(one: CandidateContext) -> tuple[int, int, int]:
    """By what the candidates of one route are ordered, also those that cannot be taken."""
    return one.ranked.rank, one.ranked.grade, one.ranked.order


def list_findings(
    facts: Facts,
    book: Codebook,
    judgement: Judgement,
    results: CheckResults,
    candidates: Sequence[IndexedCandidate],
) -> list[Finding]:
    """Every check of the case. A route is told once, by its best candidate; 二（七） by its own check."""
    best = find_best_by_route(candidates)
    series = book.series[facts.person.series]
    no_technician = series is not None and series.technician_title is None
    routes = [
        describe_route(best[route.key])
        for route in book.policy.routes
        if route.key in best
        and route.credential != CHANGE_CREDENTIAL
        and not (no_technician and best[route.key].candidate.level == TECHNICIAN)
    ]
    taken = next((one for position, one in candidates if position == judgement.best), None)
    found = [
        *list_scope_findings(facts, book, results.common),
        describe_education_recognized(facts, book, results.education_recognized),
        *([describe_study_mode(facts, results.study_mode)] if do_modes_differ(book.terms.kindest) else []),
        describe_series_standard(facts, book, results.series_standard, taken),
        describe_insured_months(facts, book, judgement, results.insured_months, taken),
        describe_last_payer(facts, book, judgement.kindest.payer, results.common.last_payer),
        *routes,
        *list_condition_findings(facts, book, judgement, results),
    ]
    not_asked = book.policy.words("checks.not_asked")
    return [one for one in found if one.key not in not_asked] if not_asked else found
