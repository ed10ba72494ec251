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
from zhicheng.eligibility.rules.candidate import Candidate, find_best_candidate, list_candidates
from zhicheng.eligibility.rules.credential import judge_education_recognized, list_credentials
from zhicheng.eligibility.rules.insurance import InsuredMonths, judge_insured_months, judge_last_payer
from zhicheng.eligibility.rules.licence import judge_entry_licence
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.scope import (
    judge_annual_review,
    judge_conduct,
    judge_employed_in_kunming,
    judge_employer_in_scope,
    judge_foreign_national,
    judge_series_in_scope,
    judge_status,
)
from zhicheng.eligibility.rules.service import find_cut_off
from zhicheng.eligibility.rules.title import (
    SeriesChange,
    TitlesHeld,
    find_titles_held,
    judge_series_change,
    judge_title_held,
)
from zhicheng.workdays.days import NEVER


class CommonResults(NamedTuple):
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
    common: CommonResults
    education_recognized: int
    insured: InsuredMonths
    insured_months: int  # its result for the route taken
    unrelated_major: int
    no_such_level: int
    title_held: int
    titles_held: TitlesHeld
    change: SeriesChange
    candidates: Sequence[Candidate]


def judge_common_clauses(person: Person, terms: Terms, change: SeriesChange) -> CommonResults:
    """一, 二（二） last payer, 二（六）, 二（七） as a condition."""
    return CommonResults(
        judge_employed_in_kunming(person, terms),
        judge_foreign_national(person),
        judge_status(person, terms),
        judge_conduct(person),
        judge_annual_review(person, terms),
        judge_series_in_scope(person, terms),
        judge_employer_in_scope(person, terms),
        judge_last_payer(person, terms),
        judge_entry_licence(person, terms),
        change.result,
    )


def find_gravest_result(common: CommonResults) -> int:
    """The verdict that the common results lead to by themselves."""
    return max(*common)


def is_out_of_scope(common: CommonResults) -> bool:
    """一（一）, 一（三）, 一（四）: the case belongs elsewhere."""
    return max(common.employed_in_kunming, common.series_in_scope, common.employer_in_scope) == FAIL


def is_opened_by_education(ranked: Sequence[Candidate], terms: Terms) -> bool:
    """Whether a diploma opens a route to which 二（五） applies."""
    found = False
    routes = len(terms.route_gives)
    for place, one in enumerate(ranked):
        found = found or (one.matches == YES and terms.route_by_education[place % routes] == YES)
    return found


def judge_unrelated_major(person: Person, titles: TitlesHeld, asked: bool) -> int:
    """二（五）: whether it is known; the months it adds are in the route's own result."""
    return NOT_APPLICABLE if titles.any_title or not asked else UNKNOWN if person.major_relation == UNSTATED else PASS


def judge_no_such_level(
    person: Person, terms: Terms, ranked: Sequence[Candidate], best: int, titles: TitlesHeld
) -> int:
    """二（二）1: the series has no 员级, and that is what was asked for or all that the credentials would open."""
    closed = person.want == TECHNICIAN or titles.elsewhere == TECHNICIAN
    for one in ranked:
        closed = closed or (one.matches == YES and one.level == TECHNICIAN)
    return FAIL if terms.has_technician[person.series] != YES and closed and best < 0 else NOT_APPLICABLE


def judge(person: Person, terms: Terms) -> Judgement:
    """Judge a case: every clause is evaluated, the ones after a failure too; unknown is not no."""
    cut = find_cut_off(person, terms)
    titles = find_titles_held(person)
    change = judge_series_change(person, terms, titles, cut)
    common = judge_common_clauses(person, terms, change)
    insured = judge_insured_months(person, terms)
    opened_by = list_credentials(person, terms, change)
    ranked = list_candidates(person, terms, cut, opened_by, titles, change, insured, find_gravest_result(common))
    best = find_best_candidate(ranked)
    grade, earliest, uninsured = NOT_ELIGIBLE, NEVER, False
    for place, one in enumerate(ranked):
        grade = one.grade if place == best else grade
        earliest = one.earliest if place == best and one.grade == LATER else earliest
        uninsured = uninsured or (place == best and terms.route_uninsured[place % len(terms.route_gives)] == YES)
    verdict = OUT_OF_SCOPE if is_out_of_scope(common) else grade
    return Judgement(
        verdict,
        best,
        earliest if verdict == LATER else NEVER,
        cut,
        common,
        judge_education_recognized(person),
        insured,
        NOT_APPLICABLE if uninsured else insured.result,
        judge_unrelated_major(person, titles, is_opened_by_education(ranked, terms)),
        judge_no_such_level(person, terms, ranked, best, titles),
        judge_title_held(person, titles),
        titles,
        change,
        ranked,
    )
