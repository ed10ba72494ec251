"""二（二）1, 二（二）2, 二（二）3, 二（二）4, 二（二）5, 二（五）, 二（七）: one credential on one route.

The routes themselves are rows of the policy.
"""

from typing import NamedTuple

from zhicheng.codes import FAIL, GOOD, LATER, PASS, REVIEW, TO_BE_REVIEWED, YES
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.service import (
    Spells,
    count_months_begun,
    count_months_by_parts,
    count_service_months,
    find_following_month,
    find_full_day_by_parts,
    find_service_full_day,
    find_service_start,
    list_counted_spells,
)
from zhicheng.eligibility.rules.title import SeriesChange
from zhicheng.workdays.days import NEVER, UNDATED


class Service(NamedTuple):
    """A route's months: since when they run, the day on which they are full, how many are full, how many are asked."""

    result: int
    begun: int
    full_on: int
    measured: int
    asked: int
    in_all: int  # months full before and after the credential together; 0 where they are not asked


def count_added_months(person: Person, terms: Terms, route: int, first_application: bool) -> int:
    """二（五）: the months that an unrelated major adds; a first application on a route by education only."""
    applies = first_application and terms.route_by_education[route] == YES
    return terms.major_months if applies and terms.unrelated[person.major_relation] == YES else 0


def find_months_full_day(terms: Terms, spells: Spells, since: int, begun: int, months: int) -> int:
    """The day on which months of service are full, gaps counted as the policy reads them: 二（四）. None asked: the first."""
    return (
        begun
        if months == 0
        else find_full_day_by_parts(spells, since, months)
        if terms.whole_months == YES
        else find_service_full_day(spells, since, begun, months)
    )


def find_route_full_day(terms: Terms, route: int, spells: Spells, since: int, begun: int, months: int) -> int:
    """The day on which a route's months are full; 次月 counts calendar months from the first day of work."""
    return (
        find_following_month(begun, months)
        if terms.route_next_month[route] == YES
        else find_months_full_day(terms, spells, since, begun, months)
    )


def count_months(terms: Terms, spells: Spells, since: int, begun: int, cut: int) -> int:
    """The months of service that are full on the cut-off, gaps counted as the policy reads them: 二（四）."""
    return (
        count_months_by_parts(spells, since, cut)
        if terms.whole_months == YES
        else count_service_months(spells, since, begun, cut)
    )


def find_day_in_all(terms: Terms, route: int, spells: Spells, added: int) -> int:
    """The day on which the months are full that a route asks before and after the credential together."""
    begun = find_service_start(spells, UNDATED)
    return find_months_full_day(terms, spells, UNDATED, begun, terms.route_months_in_all[route] + added)


def count_months_in_all(terms: Terms, spells: Spells, cut: int) -> int:
    """The months before and after the credential that are full on the cut-off."""
    return count_months(terms, spells, UNDATED, find_service_start(spells, UNDATED), cut)


def count_route_months(terms: Terms, route: int, spells: Spells, since: int, begun: int, cut: int) -> int:
    """The months that are full on the cut-off."""
    return (
        count_months_begun(begun, cut)
        if terms.route_next_month[route] == YES
        else count_months(terms, spells, since, begun, cut)
    )


def judge_credential_service(
    person: Person, terms: Terms, cut: int, credential: Credential, route: int, months: int, added: int
) -> Service:
    """二（二）: work after the credential, on the kinds of work the route counts, until the months asked are full.

    Where a policy lets spells without a record count as doubtful, a person confirms months that are full with them only.
    `added`: the months of 二（五）, in `months` already.
    """
    since = credential.since
    spells = list_counted_spells(person, terms, route, credential.carried, GOOD)
    begun = find_service_start(spells, since)
    day = find_full_day(terms, route, spells, since, begun, months, added)
    doubtful_day = (
        min(day, find_doubtful_full_day(person, terms, credential, route, months, added))
        if terms.record_review == YES and day > cut
        else day
    )
    return Service(
        judge_full_by_cut_off(cut, day, doubtful_day),
        begun,
        doubtful_day,
        count_route_months(terms, route, spells, since, begun, cut),
        months + (1 if terms.route_next_month[route] == YES else 0),
        count_months_in_all(terms, spells, cut) if terms.route_months_in_all[route] > 0 else 0,
    )


def find_full_day(terms: Terms, route: int, spells: Spells, since: int, begun: int, months: int, added: int) -> int:
    """The day on which a route's months are full: those after the credential, and all of them where that is asked too."""
    day = find_route_full_day(terms, route, spells, since, begun, months)
    in_all = terms.route_months_in_all[route] > 0
    return max(day, find_day_in_all(terms, route, spells, added)) if in_all else day


def find_doubtful_full_day(
    person: Person, terms: Terms, credential: Credential, route: int, months: int, added: int
) -> int:
    """The day on which a route's months are full, doubtful spells counted with the others."""
    spells = list_counted_spells(person, terms, route, credential.carried, TO_BE_REVIEWED)
    begun = find_service_start(spells, credential.since)
    return find_full_day(terms, route, spells, credential.since, begun, months, added)


def judge_full_by_cut_off(cut: int, day: int, doubtful_day: int) -> int:
    """Full on the cut-off, full on it with doubtful spells, full on a later day, or never; `doubtful_day` is never later."""
    return PASS if day <= cut else REVIEW if doubtful_day <= cut else FAIL if doubtful_day == NEVER else LATER


def judge_change_service(terms: Terms, change: SeriesChange) -> Service:
    """二（七） as a route of its own: the months in the new post."""
    return Service(change.result, change.begun, change.full_on, change.months, terms.change_months, 0)
