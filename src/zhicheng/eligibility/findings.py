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
from zhicheng.eligibility.words.route_findings import (
    CandidateContext,
    describe_credential,
    describe_cut_off,
    describe_route,
)
from zhicheng.eligibility.words.scope_findings import list_scope_findings
from zhicheng.eligibility.words.standard_findings import describe_series_standard
from zhicheng.finding import Finding

CHANGE_CREDENTIAL = CREDENTIALS[OTHER_SERIES_TITLE]
IndexedCandidate = tuple[int, CandidateContext]


def list_opened_candidates(
    facts: Facts, book: Codebook, judgement: Judgement, results: CheckResults
) -> list[IndexedCandidate]:
    """The candidates that a credential opens, with their position in the judgement."""
    routes, settled = book.policy.routes, results.settled.candidates
    cut_off = describe_cut_off(facts.person, judgement.kindest.binding.cut_off, book.terms.kindest.cut_off_period)
    found = []
    for position, ranked in enumerate(judgement.candidates):
        kindest = ranked.kindest
        if kindest.matches == YES:
            credential, place = divmod(position, len(routes))
            route, result = routes[place], rate_route(ranked, settled[position])
            words = describe_credential(facts.person, route, kindest, credential)
            context = CandidateContext(
                facts, book, judgement, route, ranked, kindest, result, credential, place, words, cut_off
            )
            found.append((position, context))
    return found


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
    best, routes = find_best_by_route(candidates), book.policy.routes
    series = book.series[facts.person.series]
    no_technician = series is not None and series.technician_title is None
    opened = [best[route.key] for route in routes if route.key in best]
    taken = best[routes[judgement.best % len(routes)].key] if judgement.best >= 0 else None
    found = [
        *list_scope_findings(facts, book, results.common),
        describe_education_recognized(facts, book, results.education_recognized),
        *([describe_study_mode(facts, results.study_mode)] if do_modes_differ(book.terms.kindest) else []),
        describe_series_standard(facts, book, results.series_standard, taken),
        describe_insured_months(facts, book, judgement, results.insured_months, taken),
        describe_last_payer(facts, book, judgement.kindest.payer, results.common.last_payer),
        *[describe_route(one) for one in opened if has_own_check(one, no_technician)],
        *list_condition_findings(facts, book, judgement, results),
    ]
    return [one for one in found if one.key not in book.not_asked] if book.not_asked else found


def has_own_check(context: CandidateContext, no_technician: bool) -> bool:
    """Whether a route has a check of its own: 二（七） has another, and no series without 员级 gives one."""
    closed = no_technician and context.candidate.level == TECHNICIAN
    return context.route.credential != CHANGE_CREDENTIAL and not closed
