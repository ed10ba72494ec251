"""Every credential on every route it opens, as a candidate for the case: what verdict it leads to, and how it ranks."""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import ASSISTANT, LATER, NOT_APPLICABLE, OTHER_SERIES_TITLE, TECHNICIAN, UNKNOWN, UNSTATED, YES
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.insurance import InsuredMonths
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.route import Service, judge_route_service
from zhicheng.eligibility.rules.title import SeriesChange, TitlesHeld, find_level_after_change
from zhicheng.workdays.days import NEVER

DAY_RADIX, DAY_OFFSET = 1 << 21, 1 << 17  # days as digits of a rank: from the year 1611 to NEVER
LEVEL_RADIX, ROUTE_RADIX, GRADE_RADIX = 4, 16, 8
NO_RANK = 1 << 54  # above every rank of a candidate


class Candidate(NamedTuple):
    """One credential on one route. `rank` orders the candidates, least first; NO_RANK and above: not a candidate."""

    matches: int  # YES: the credential is the one the route asks
    level: int
    credential: Credential
    service: Service
    grade: int  # the gravest result of all that stands in its way: the verdict it leads to
    earliest: int  # the day on which everything that time cures is cured
    rank: int


UNMATCHED = Candidate(
    UNSTATED,
    UNSTATED,
    Credential(UNSTATED, NEVER, NOT_APPLICABLE, NEVER),
    Service(NOT_APPLICABLE, NEVER, NEVER, 0, 0, NEVER),
    UNSTATED,
    NEVER,
    NO_RANK,
)


def later_day(result: int, day: int) -> int:
    """The day that a clause adds to the wait: its own where it is only a matter of time."""
    return day if result == LATER else 0


def rank_candidate(grade: int, earliest: int, level: int, by_change: bool, day: int, route: int) -> int:
    """rules.md, "3 Putting a case together": the best verdict; then the earliest day (not_yet only), the higher level, a
    change of series, the route satisfied first, the one printed first in the notice.
    """
    wait = earliest if grade == LATER else 0
    rank = grade * DAY_RADIX + wait
    rank = rank * LEVEL_RADIX + ASSISTANT - level
    rank = rank * 2 + (0 if by_change else 1)
    rank = rank * DAY_RADIX + day + DAY_OFFSET
    return rank * ROUTE_RADIX + route


def may_receive_level(person: Person, terms: Terms, titles: TitlesHeld, level: int) -> bool:
    """A level that exists in the series, that is asked for, and that the person does not hold or surpass."""
    exists = level != UNSTATED and (level != TECHNICIAN or terms.has_technician[person.series] == YES)
    return exists and (person.want == UNSTATED or person.want == level) and level > titles.level


def build_candidate(
    person: Person,
    terms: Terms,
    cut: int,
    credential: Credential,
    route: int,
    titles: TitlesHeld,
    change: SeriesChange,
    insured: InsuredMonths,
    common: int,
) -> Candidate:
    """A credential on a route that it opens; `common` is the gravest of the results that bind every route."""
    served = judge_route_service(person, terms, cut, credential, route, not titles.any_title, change)
    by_change = credential.kind == OTHER_SERIES_TITLE
    level = find_level_after_change(terms, titles, person.series) if by_change else terms.route_gives[route]
    months_insured = NOT_APPLICABLE if terms.route_uninsured[route] == YES else insured.result
    grade = max(common, served.result, credential.recognised, months_insured)
    earliest = max(
        later_day(served.result, served.full_on),
        later_day(change.result, change.full_on),
        later_day(months_insured, insured.full_on),
    )
    satisfied = served.other_day if served.result == UNKNOWN else served.full_on  # whatever the major turns out to be
    rank = rank_candidate(grade, earliest, level, by_change, satisfied, route)
    outside = 0 if may_receive_level(person, terms, titles, level) else NO_RANK
    return Candidate(YES, level, credential, served, grade, earliest, rank + outside)


def list_candidates(
    person: Person,
    terms: Terms,
    cut: int,
    opened_by: Sequence[Credential],
    titles: TitlesHeld,
    change: SeriesChange,
    insured: InsuredMonths,
    common: int,
) -> Sequence[Candidate]:
    """Every credential on every route of the policy, credential by credential; most of them do not match."""
    return [
        build_candidate(person, terms, cut, credential, route, titles, change, insured, common)
        if credential.kind != UNSTATED and credential.kind == terms.route_credential[person.series][route]
        else UNMATCHED
        for credential in opened_by
        for route in range(len(terms.route_gives))
    ]


def find_best_candidate(ranked: Sequence[Candidate]) -> int:
    """The place of the candidate that ranks first; −1 where there is none."""
    best, rank = -1, NO_RANK
    for place, one in enumerate(ranked):
        best = place if one.rank < rank else best
        rank = min(rank, one.rank)
    return best
