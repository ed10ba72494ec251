"""Every credential on every route it opens, as a candidate for the case: what verdict it leads to, and how it ranks."""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import (
    FAIL,
    INTERMEDIATE,
    LATER,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    PASS,
    REVIEW,
    TECHNICIAN,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.insurance import InsuredMonths, LastPayer, judge_insured_months
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.route import (
    Service,
    count_added_months,
    judge_change_service,
    judge_credential_service,
)
from zhicheng.eligibility.rules.service import find_first_day_to_apply
from zhicheng.eligibility.rules.standard import SeriesStandard, judge_change_of_standard, judge_series_standard
from zhicheng.eligibility.rules.title import SeriesChange, TitlesHeld, find_level_after_change
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of

DAY_RADIX = 1 << 21  # days as digits of a rank: no two lie further apart, from the year 1611 to NEVER
LEVEL_RADIX, ROUTE_RADIX, GRADE_RADIX = 4, 16, 8
NO_RANK = 1 << 60  # above every rank of a candidate, and every order


class Binding(NamedTuple):
    """What binds every candidate of a case alike."""

    grade: int  # the gravest of the results that have nothing to do with a route
    wait: int  # the latest day of those that only time cures
    education: int  # the best recognition of the person's diplomas: 二（一）
    insured: InsuredMonths
    titles: TitlesHeld
    change: SeriesChange
    cut_off: int
    standard: int  # the row of the series and school stage in the tables of standards
    payer: LastPayer


class Candidate(NamedTuple):
    """One credential on one route, under one set of answers to what is unknown."""

    matches: int  # YES: the credential opens the route
    may_be_taken: bool  # a level that exists, that is asked for, and that the person does not hold
    level: int
    credential: Credential
    service: Service
    standard: SeriesStandard
    insured: InsuredMonths
    insured_months: int  # its result; NOT_APPLICABLE where the route is exempt, or something stands in its place
    major: int  # result of an unrelated major that a policy does not take
    grade: int  # the gravest result of all that stands in its way: the verdict it leads to
    earliest: int  # the day on which everything that time cures is cured


UNMATCHED = Candidate(
    UNSTATED,
    False,
    UNSTATED,
    Credential(UNSTATED, NEVER, NOT_APPLICABLE, NEVER, UNSTATED),
    Service(NOT_APPLICABLE, NEVER, NEVER, 0, 0, 0),
    SeriesStandard(NOT_APPLICABLE, NEVER),
    InsuredMonths(NOT_APPLICABLE, 0, 0, 0, NEVER, 0, NEVER, NEVER),
    NOT_APPLICABLE,
    NOT_APPLICABLE,
    FAIL,
    NEVER,
)


class Ranked(NamedTuple):
    """A candidate under the kindest and the strictest answers, and what follows from both. Least rank first."""

    kindest: Candidate
    strictest: Candidate
    grade: int
    rank: int  # NO_RANK: no candidate for this case
    order: int  # among equal ranks


UNRANKED = Ranked(UNMATCHED, UNMATCHED, FAIL, NO_RANK, 0)


def later_day(result: int, day: int) -> int:
    """The day that a clause adds to the wait: its own where it is only a matter of time."""
    return day if result == LATER else 0


def combine_results(kindest: int, strictest: int) -> int:
    """rules.md, "3 Putting a case together": what is unknown lies between its answers, in the order of gravity."""
    return max(kindest, min(UNKNOWN, strictest))


def has_level(terms: Terms, series: int, level: int) -> bool:
    """Whether a series has a level."""
    technician = level != TECHNICIAN or terms.has_technician[series] == YES
    intermediate = level != INTERMEDIATE or terms.has_intermediate[series] == YES
    return level != UNSTATED and technician and intermediate


def may_receive_level(person: Person, terms: Terms, titles: TitlesHeld, level: int) -> bool:
    """A level that exists in the series, that is asked for, and that the person does not hold or surpass."""
    exists = has_level(terms, person.series, level)
    return exists and (person.want == UNSTATED or person.want == level) and level > titles.level


def judge_recognition(terms: Terms, credential: Credential, binding: Binding) -> int:
    """二（一）: of the diploma on which the route rests; of any where every route asks one."""
    always = terms.education_always == YES
    return max(credential.recognised, binding.education) if always else credential.recognised


def is_uninsured_route(terms: Terms, route: int, binding: Binding) -> bool:
    """二（二）, 二（二）5: 硕士次月认定 is a first recognition, unless the policy reads it more widely."""
    return terms.route_uninsured[route] == YES and (not binding.titles.any_junior or terms.uninsured_at_first != YES)


def judge_route_insurance(person: Person, terms: Terms, route: int, binding: Binding) -> InsuredMonths:
    """二（二）: the months of insurance that a route asks, where they are not those of every route."""
    asked = terms.route_insured_months[route]
    own = asked != terms.insured_months
    return (
        judge_insured_months(person, terms, month_of(person.filing), binding.payer, asked) if own else binding.insured
    )


def rate_insurance(person: Person, terms: Terms, route: int, binding: Binding, insured: InsuredMonths) -> int:
    """二（二）: the months of insurance, unless the route is exempt or a permit of residence stands in their place."""
    instead = terms.residence[person.residence] == YES
    return NOT_APPLICABLE if instead or is_uninsured_route(terms, route, binding) else insured.result


def find_day_with_insurance(insured: InsuredMonths, insurance: int, wait: int) -> int:
    """case-format.md, "A result", earliest: the day on which everything holds at once. Months that are enough today, and
    are broken by the day on which the rest comes to hold, have to be enough again.
    """
    holds = insurance == PASS or insurance == REVIEW  # terms have no reading for `in`
    return max(wait, insured.anew_on) if holds and wait >= insured.breaks_on else wait


def judge_major(person: Person, terms: Terms, route: int) -> int:
    """二（五）: an unrelated major on a route by education, where the policy does more than to add months."""
    unrelated = terms.unrelated[person.major_relation] == YES and terms.route_by_education[route] == YES
    return terms.unrelated_result if unrelated else PASS


def build_candidate(person: Person, terms: Terms, credential: Credential, route: int, binding: Binding) -> Candidate:
    """A credential on a route that it opens."""
    cut, row = binding.cut_off, binding.standard
    by_change = credential.kind == OTHER_SERIES_TITLE
    level = (
        find_level_after_change(terms, binding.titles, person.series) if by_change else terms.route_level[row][route]
    )
    added = count_added_months(person, terms, route, not binding.titles.any_title)
    months = terms.route_months[row][route] + added
    served = (
        judge_change_service(terms, binding.change)
        if by_change
        else judge_credential_service(person, terms, cut, credential, route, months, added)
    )
    standard = (
        judge_change_of_standard(person, terms, row, level)
        if by_change
        else judge_series_standard(person, terms, cut, credential, route, row, added)
    )
    insured = judge_route_insurance(person, terms, route, binding)
    insurance = rate_insurance(person, terms, route, binding, insured)
    major = judge_major(person, terms, route)
    recognised = judge_recognition(terms, credential, binding)
    wait = max(
        binding.wait,
        later_day(served.result, find_first_day_to_apply(terms, served.full_on)),
        later_day(standard.result, find_first_day_to_apply(terms, standard.met_on)),
        later_day(insurance, insured.full_on),
    )
    return Candidate(
        YES,
        may_receive_level(person, terms, binding.titles, level),
        level,
        credential,
        served,
        standard,
        insured,
        insurance,
        major,
        max(binding.grade, served.result, standard.result, insurance, recognised, major),
        find_day_with_insurance(insured, insurance, wait),
    )


def list_candidates(
    person: Person, terms: Terms, opened_by: Sequence[Credential], binding: Binding
) -> Sequence[Candidate]:
    """Every credential on every route of the policy, credential by credential; most of them do not match."""
    opens = terms.route_opens[binding.standard]
    return [
        build_candidate(person, terms, credential, route, binding)
        if opens[route][credential.kind] == YES
        else UNMATCHED
        for credential in opened_by
        for route in range(len(terms.route_work))
    ]


def find_wait(candidate: Candidate) -> int:
    """The day of a candidate that only has to wait; NEVER for one that fails."""
    return candidate.earliest if candidate.grade == LATER else NEVER


def rank_candidate(kindest: Candidate, strictest: Candidate, place: int, routes: int) -> Ranked:
    """rules.md, "3 Putting a case together": the best verdict, and among equal ones the kinder hope; then the earliest day
    (not_yet only), the higher level, a change of series, the route satisfied first, the one printed first in the
    notice. A day that hangs on an unknown is two days, compared as a pair.
    """
    grade = combine_results(kindest.grade, strictest.grade)
    rank = (grade * GRADE_RADIX + kindest.grade) * DAY_RADIX + find_wait(kindest)
    rank = rank * DAY_RADIX + (find_wait(strictest) if grade == LATER else NEVER)
    rank = rank * LEVEL_RADIX - kindest.level
    rank = rank * 2 + (0 if kindest.credential.kind == OTHER_SERIES_TITLE else 1)
    order = kindest.service.full_on * DAY_RADIX + strictest.service.full_on
    order = order * ROUTE_RADIX + place % routes
    return Ranked(kindest, strictest, grade, rank if kindest.may_be_taken else NO_RANK, order)


def find_best_candidate(ranked: Sequence[Ranked]) -> int:
    """The place of the candidate that ranks first; −1 where there is none."""
    best, rank, order = -1, NO_RANK, NO_RANK
    for place, one in enumerate(ranked):
        first = one.rank < rank or (one.rank < NO_RANK and one.rank == rank and one.order < order)
        best = place if first else best
        order = one.order if first else order
        rank = one.rank if first else rank
    return best
