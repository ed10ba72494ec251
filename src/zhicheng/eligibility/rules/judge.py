"""The judgement: every clause looked at, the best route chosen, one verdict. From integers to integers."""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import (
    FAIL,
    LATER,
    NOT_APPLICABLE,
    NOT_ELIGIBLE,
    OUT_OF_SCOPE,
    PASS,
    TECHNICIAN,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.candidate import Candidate, best_of, candidates
from zhicheng.eligibility.rules.credential import credentials, education_recognized
from zhicheng.eligibility.rules.insurance import Insured, insured_months, last_payer
from zhicheng.eligibility.rules.licence import entry_licence
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.scope import (
    annual_review,
    conduct,
    employed_in_kunming,
    employer_in_scope,
    series_in_scope,
    status,
    work_permit,
)
from zhicheng.eligibility.rules.service import cut_off
from zhicheng.eligibility.rules.title import Change, Holding, change_of_series, held, holding
from zhicheng.workdays.days import NEVER


class Common(NamedTuple):
    """The results that bind every route alike, in the order of the notice."""

    employed_in_kunming: int
    work_permit: int
    status: int
    conduct: int
    annual_review: int
    series_in_scope: int
    employer_in_scope: int
    last_payer: int
    entry_licence: int
    series_change: int


class Judgement(NamedTuple):
    """One case judged. Results are codes; `best` is a place in `candidates`, −1 where nothing opens a route."""

    verdict: int
    best: int
    earliest: int  # NEVER unless the verdict is not_yet
    cut_off: int
    common: Common
    education_recognized: int
    insured: Insured
    insured_months: int  # its result for the route taken
    unrelated_major: int
    no_such_level: int
    held: int
    holding: Holding
    change: Change
    candidates: Sequence[Candidate]


def common_results(person: Person, terms: Terms, change: Change) -> Common:
    """一, 二（二） last payer, 二（六）, 二（七） as a condition."""
    return Common(
        employed_in_kunming(person, terms),
        work_permit(person),
        status(person, terms),
        conduct(person),
        annual_review(person, terms),
        series_in_scope(person, terms),
        employer_in_scope(person, terms),
        last_payer(person, terms),
        entry_licence(person, terms),
        change.result,
    )


def gravest(common: Common) -> int:
    """The verdict that the common results lead to by themselves."""
    return max(*common)


def out_of_scope(common: Common) -> bool:
    """一（一）, 一（三）, 一（四）: the case belongs elsewhere."""
    return max(common.employed_in_kunming, common.series_in_scope, common.employer_in_scope) == FAIL


def by_education(ranked: Sequence[Candidate], terms: Terms) -> bool:
    """Whether a diploma opens a route to which 二（五） applies."""
    found = False
    routes = len(terms.route_gives)
    for place, one in enumerate(ranked):
        found = found or (one.matches == YES and terms.route_by_education[place % routes] == YES)
    return found


def unrelated_major(person: Person, holding: Holding, asked: bool) -> int:
    """二（五）: whether it is known; the months it adds are in the route's own result."""
    return NOT_APPLICABLE if holding.any_title or not asked else UNKNOWN if person.major_relation == UNSTATED else PASS


def no_such_level(person: Person, terms: Terms, ranked: Sequence[Candidate], best: int, holding: Holding) -> int:
    """二（二）1: the series has no 员级, and that is what was asked for or all that the credentials would open."""
    closed = person.want == TECHNICIAN or holding.elsewhere == TECHNICIAN
    for one in ranked:
        closed = closed or (one.matches == YES and one.level == TECHNICIAN)
    return FAIL if terms.has_technician[person.series] != YES and closed and best < 0 else NOT_APPLICABLE


def judge(person: Person, terms: Terms) -> Judgement:
    """Judge a case: every clause is evaluated, the ones after a failure too; unknown is not no."""
    cut = cut_off(person, terms)
    titles = holding(person)
    change = change_of_series(person, terms, titles, cut)
    common = common_results(person, terms, change)
    insured = insured_months(person, terms)
    opened_by = credentials(person, terms, change)
    ranked = candidates(person, terms, cut, opened_by, titles, change, insured, gravest(common))
    best = best_of(ranked)
    grade, earliest, uninsured = NOT_ELIGIBLE, NEVER, False
    for place, one in enumerate(ranked):
        grade = one.grade if place == best else grade
        earliest = one.earliest if place == best and one.grade == LATER else earliest
        uninsured = uninsured or (place == best and terms.route_uninsured[place % len(terms.route_gives)] == YES)
    verdict = OUT_OF_SCOPE if out_of_scope(common) else grade
    return Judgement(
        verdict,
        best,
        earliest if verdict == LATER else NEVER,
        cut,
        common,
        education_recognized(person),
        insured,
        NOT_APPLICABLE if uninsured else insured.result,
        unrelated_major(person, titles, by_education(ranked, terms)),
        no_such_level(person, terms, ranked, best, titles),
        held(person, titles),
        titles,
        change,
        ranked,
    )
