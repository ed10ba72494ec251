"""二（一）, 二（三） What opens a route: diplomas and degrees, skill certificates, titles; each with the day it counts from."""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import (
    BACHELOR,
    FAIL,
    MASTER,
    NO,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    PASS,
    SENIOR_WORKER,
    TECHNICIAN,
    TECHNICIAN_TITLE,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.title import SeriesChange
from zhicheng.workdays.days import NEVER


class Credential(NamedTuple):
    """One thing that may open routes: its kind, the day from which work after it counts, whether it is recognised."""

    kind: int
    since: int
    recognised: int  # result of 二（一）; NOT_APPLICABLE where no diploma is asked
    carried: int  # the day of a title that came by change of series (二（七）); NEVER: it did not


def find_education_day(kind: int, diploma: int, degree: int) -> int:
    """二（二）1 and 2 count from the diploma, 4 from the earlier of diploma and degree, 5 from the degree."""
    earlier = min(diploma, degree)
    return degree if kind == MASTER else earlier if kind == BACHELOR or diploma == NEVER else diploma


def build_education_credential(person: Person, terms: Terms, i: int) -> Credential:
    """二（一）, 二（三）: classes of technical schools count as a level; 二（二）5 asks the degree itself, else it is 本科."""
    diploma, degree = person.education_diploma[i], person.education_degree[i]
    counts_as = terms.counts_as[person.education_level[i]]
    kind = BACHELOR if counts_as == MASTER and degree == NEVER else counts_as
    recognised = person.education_recognized[i]
    return Credential(
        UNSTATED if recognised == NO else kind,
        find_education_day(kind, diploma, degree),
        PASS if recognised == YES else UNKNOWN,
        NEVER,
    )


def build_technician_credential(person: Person, i: int) -> Credential:
    """二（二）1: a technician-level title of the series; 二（七） merges it with the earlier one it was carried over from."""
    since = person.title_date[i]
    carried = since if person.title_carried[i] == YES else NEVER
    for level, date in zip(person.title_level, person.title_date):
        since = min(since, date) if carried < NEVER and level == TECHNICIAN else since
    opens = person.title_level[i] == TECHNICIAN and person.title_series[i] == person.series
    return Credential(TECHNICIAN_TITLE if opens else UNSTATED, since, NOT_APPLICABLE, carried)


def build_change_credential(change: SeriesChange) -> Credential:
    """二（七）: a junior title of another series, as a route of its own."""
    return Credential(
        UNSTATED if change.result == NOT_APPLICABLE else OTHER_SERIES_TITLE, change.begun, NOT_APPLICABLE, NEVER
    )


def list_credentials(person: Person, terms: Terms, change: SeriesChange) -> Sequence[Credential]:
    """Every record the person has, in the order of the case: educations, skill certificates, titles, change of series."""
    return (
        [build_education_credential(person, terms, i) for i in range(len(person.education_level))]
        + [Credential(SENIOR_WORKER, date, NOT_APPLICABLE, NEVER) for date in person.skill_date]
        + [build_technician_credential(person, i) for i in range(len(person.title_level))]
        + [build_change_credential(change)]
    )


def judge_education_recognized(person: Person) -> int:
    """二（一）: one recognised diploma or degree is enough; who has none but a certificate or title is not asked for one."""
    result = (
        FAIL
        if len(person.skill_date) + len(person.title_level) == 0 or len(person.education_level) > 0
        else NOT_APPLICABLE
    )
    for recognised in person.education_recognized:
        one = PASS if recognised == YES else FAIL if recognised == NO else UNKNOWN
        result = min(result, one)
    return result
