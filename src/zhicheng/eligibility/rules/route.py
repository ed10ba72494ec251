"""二（二）1, 二（二）2, 二（二）3, 二（二）4, 二（二）5, 二（五）, 二（七）: one credential on one route.

The routes themselves are rows of the policy.
"""

from typing import NamedTuple

from zhicheng.codes import FAIL, LATER, OTHER_SERIES_TITLE, PASS, UNKNOWN, UNRELATED, UNSTATED, YES
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.service import (
    Spells,
    count_months_begun,
    count_service_months,
    find_following_month,
    find_service_full_day,
    find_service_start,
    list_counted_spells,
)
from zhicheng.eligibility.rules.title import SeriesChange
from zhicheng.workdays.days import NEVER


class Service(NamedTuple):
    """A route's months: since when they run, the day on which they are full, how many are full, how many are asked.

    `other_day`: the day on which they are full if the major turns out to be unrelated (二（五）), where that is unknown.
    """

    result: int
    begun: int
    full_on: int
    measured: int
    asked: int
    other_day: int


def count_added_months(person: Person, terms: Terms, route: int, first_application: bool) -> int:
    """二（五）: the months that an unrelated major adds; a first application on a route by education only."""
    applies = first_application and terms.route_by_education[route] == YES
    may_be_unrelated = person.major_relation == UNRELATED or person.major_relation == UNSTATED
    return terms.major_months if applies and may_be_unrelated else 0


def find_route_full_day(spells: Spells, since: int, begun: int, months: int, next_month: int) -> int:
    """The day on which a route's months are full; 次月 counts calendar months from the first day of work."""
    return (
        find_following_month(begun, months)
        if next_month == YES
        else find_service_full_day(spells, since, begun, months)
    )


def judge_credential_service(
    person: Person, terms: Terms, cut: int, credential: Credential, route: int, first_application: bool
) -> Service:
    """二（二）: work after the credential, on the kinds of work the route counts, until the months asked are full."""
    months = terms.route_months[person.series][route]
    next_month = terms.route_next_month[person.series][route]
    added = count_added_months(person, terms, route, first_application)
    spells = list_counted_spells(person, terms, route, credential.carried)
    since = credential.since
    begun = find_service_start(spells, since)
    longer = find_route_full_day(spells, since, begun, months + added, next_month)
    shorter = (
        longer
        if added == 0 or person.major_relation == UNRELATED
        else find_route_full_day(spells, since, begun, months, next_month)
    )
    more = added if longer <= cut or person.major_relation == UNRELATED else 0
    measured = count_months_begun(begun, cut) if next_month == YES else count_service_months(spells, since, begun, cut)
    return Service(
        judge_full_by_cut_off(cut, shorter, longer),
        begun,
        longer if longer <= cut else shorter,
        measured,
        months + more + (1 if next_month == YES else 0),
        longer,
    )


def judge_full_by_cut_off(cut: int, shorter: int, longer: int) -> int:
    """Full on the cut-off or not; unknown only where the two answers of 二（五） would differ on it."""
    return PASS if longer <= cut else UNKNOWN if shorter <= cut else FAIL if shorter == NEVER else LATER


def judge_change_service(terms: Terms, change: SeriesChange) -> Service:
    """二（七） as a route of its own: the months in the new post."""
    return Service(change.result, change.begun, change.full_on, change.months, terms.change_months, change.full_on)


def judge_route_service(
    person: Person,
    terms: Terms,
    cut: int,
    credential: Credential,
    route: int,
    first_application: bool,
    change: SeriesChange,
) -> Service:
    """The months of one credential on one route."""
    return (
        judge_change_service(terms, change)
        if credential.kind == OTHER_SERIES_TITLE
        else judge_credential_service(person, terms, cut, credential, route, first_application)
    )
