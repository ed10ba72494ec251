"""The judgement: every clause looked at, the best route chosen, one verdict. From integers to integers.

A case is judged twice where something of it is unknown: under the kindest answers and under the strictest. What follows
from both is the middle of the two and of "unknown" (rules.md, "3 Putting a case together").
"""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import FAIL, LATER, NOT_APPLICABLE, OUT_OF_SCOPE, TECHNICIAN, YES
from zhicheng.eligibility.rules.candidate import (
    UNRANKED,
    Binding,
    Candidate,
    Ranked,
    combine_results,
    find_best_candidate,
    later_day,
    list_candidates,
    rank_candidate,
)
from zhicheng.eligibility.rules.credential import judge_education_recognized, list_credentials
from zhicheng.eligibility.rules.insurance import LastPayer, judge_insured_months, judge_last_payer
from zhicheng.eligibility.rules.licence import EntryLicence, judge_entry_licence
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
from zhicheng.eligibility.rules.service import find_cut_off, find_first_day_to_apply
from zhicheng.eligibility.rules.title import SeriesChange, find_titles_held, judge_series_change, judge_title_held
from zhicheng.eligibility.rules.unknown import has_unknown_fact
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of


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


class Answered(NamedTuple):
    """One case judged under one set of answers to what is unknown. Results are codes."""

    common: CommonResults
    payer: LastPayer
    licence: EntryLicence
    binding: Binding
    is_outside: bool  # 一（一）, 一（三）, 一（四）: the case belongs elsewhere
    title_held: int
    candidates: Sequence[Candidate]


class Judgement(NamedTuple):
    """One case judged. `best` is a place in `candidates`, −1 where nothing opens a route."""

    verdict: int
    best: int
    earliest: int  # NEVER unless the verdict is not_yet
    no_such_level: int
    candidates: Sequence[Ranked]
    kindest: Answered
    strictest: Answered


def judge_common_clauses(
    person: Person, terms: Terms, payer: LastPayer, licence: EntryLicence, change: SeriesChange
) -> CommonResults:
    """一, 二（二） last payer, 二（六）, 二（七） as a condition."""
    return CommonResults(
        judge_employed_in_kunming(person, terms),
        judge_foreign_national(person, terms),
        judge_status(person, terms),
        judge_conduct(person, terms),
        judge_annual_review(person, terms),
        judge_series_in_scope(person, terms),
        judge_employer_in_scope(person, terms),
        payer.result,
        licence.result,
        change.result,
    )


def is_out_of_scope(common: CommonResults) -> bool:
    """一（一）, 一（三）, 一（四）: the case belongs elsewhere."""
    return max(common.employed_in_kunming, common.series_in_scope, common.employer_in_scope) == FAIL


def judge_under_answers(person: Person, terms: Terms) -> Answered:
    """Judge a case with every unknown answered as the terms say: every clause, the ones after a failure too."""
    cut = find_cut_off(person, terms)
    titles = find_titles_held(person)
    change = judge_series_change(person, terms, titles, cut)
    filing_month = month_of(person.filing)
    payer = judge_last_payer(person, terms, filing_month)
    licence = judge_entry_licence(person, terms)
    common = judge_common_clauses(person, terms, payer, licence, change)
    wait = max(
        later_day(payer.result, payer.full_on),
        later_day(licence.result, licence.held_from),
        later_day(change.result, find_first_day_to_apply(terms, change.full_on)),
    )
    binding = Binding(
        max(*common),
        wait,
        judge_education_recognized(person, terms),
        judge_insured_months(person, terms, filing_month, payer, terms.insured_months),
        titles,
        change,
        cut,
        terms.standard[person.series][person.school_stage],
        payer,
    )
    opened_by = list_credentials(person, terms, change, licence)
    return Answered(
        common,
        payer,
        licence,
        binding,
        is_out_of_scope(common),
        judge_title_held(person, terms, titles),
        list_candidates(person, terms, opened_by, binding),
    )


def rank_candidates(kindest: Answered, strictest: Answered, routes: int) -> Sequence[Ranked]:
    """Every candidate under both answers, at its place."""
    return [
        rank_candidate(one, strictest.candidates[place], place, routes) if one.matches == YES else UNRANKED
        for place, one in enumerate(kindest.candidates)
    ]


def find_verdict(is_outside: bool, grade: int) -> int:
    """The verdict under one set of answers, where the best candidate has this grade; where there is none: FAIL."""
    return OUT_OF_SCOPE if is_outside else grade


def is_technician_meant(person: Person, ranked: Sequence[Ranked], elsewhere: int) -> bool:
    """Whether 员级 is what was asked for, what is held in another series, or what some credential would open."""
    meant = person.want == TECHNICIAN or elsewhere == TECHNICIAN
    for one in ranked:
        meant = meant or one.kindest.level == TECHNICIAN
    return meant


def judge_no_such_level(person: Person, terms: Terms, ranked: Sequence[Ranked], best: int, elsewhere: int) -> int:
    """二（二）1: the series has no 员级, and that is what was asked for or all that the credentials would open."""
    closed = best < 0 and terms.has_technician[person.series] != YES and is_technician_meant(person, ranked, elsewhere)
    return FAIL if closed else NOT_APPLICABLE


def judge(person: Person, kindest_terms: Terms, strictest_terms: Terms) -> Judgement:
    """Judge a case: unknown is not no, and not yes."""
    kindest = judge_under_answers(person, kindest_terms)
    strictest = judge_under_answers(person, strictest_terms) if has_unknown_fact(person, kindest_terms) else kindest
    ranked = rank_candidates(kindest, strictest, len(kindest_terms.route_work))
    best = find_best_candidate(ranked)
    taken = ranked[best] if best >= 0 else UNRANKED
    verdict = combine_results(
        find_verdict(kindest.is_outside, taken.kindest.grade),
        find_verdict(strictest.is_outside, taken.strictest.grade),
    )
    return Judgement(
        verdict,
        best,
        taken.kindest.earliest if verdict == LATER else NEVER,
        judge_no_such_level(person, kindest_terms, ranked, best, kindest.binding.titles.elsewhere),
        ranked,
        kindest,
        strictest,
    )
