"""二（一）, 二（三） What opens a route: diplomas and degrees, skill certificates, titles; each with the day it counts from."""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import (
    BACHELOR,
    DOCTORATE,
    FAIL,
    JUNIOR_COLLEGE,
    MASTER,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    SECOND_BACHELOR,
    SENIOR_WORKER,
    TECHNICIAN,
    TECHNICIAN_TITLE,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.licence import EntryLicence
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.title import SeriesChange
from zhicheng.workdays.days import NEVER


class Credential(NamedTuple):
    """One thing that may open routes: its kind, the day from which work after it counts, whether it is recognised."""

    kind: int
    since: int
    recognised: int  # result of 二（一）; NOT_APPLICABLE where no diploma is asked
    carried: int  # the day of a title that came by change of series (二（七）); NEVER: it did not
    education: int  # level of the education; UNSTATED for what is none


def find_education_day(kind: int, diploma: int, degree: int) -> int:
    """二（二）1 and 2 count from the diploma, 4 from the earlier of diploma and degree, 5 (and a doctorate) from the degree."""
    earlier = min(diploma, degree)
    by_degree = kind == MASTER or kind == DOCTORATE  # terms have no reading for `in`
    by_either = kind == BACHELOR or kind == SECOND_BACHELOR or diploma == NEVER  # nor here
    return degree if by_degree else earlier if by_either else diploma


def find_education_kind(person: Person, terms: Terms, i: int) -> int:
    """二（三）: classes of technical schools count as a level; 二（二）5 asks the degree itself, else it is 本科."""
    counts_as = terms.counts_as[person.education_level[i]]
    by_degree = counts_as == MASTER or counts_as == DOCTORATE  # terms have no reading for `in`
    return BACHELOR if by_degree and person.education_degree[i] == NEVER else counts_as


def build_education_credential(person: Person, terms: Terms, licence: EntryLicence, i: int) -> Credential:
    """二（一）: a diploma that is not recognised, or of a mode of study that is not taken, opens nothing.

    Where the standard counts from the licence, not before it.
    """
    kind = find_education_kind(person, terms, i)
    day = find_education_day(kind, person.education_diploma[i], person.education_degree[i])
    counts = kind == JUNIOR_COLLEGE or kind == BACHELOR  # terms have no reading for `in`
    by_licence = counts and terms.from_licence[person.series] == YES and licence.held_from < NEVER
    recognised = max(terms.recognised[person.education_recognized[i]], terms.mode[person.education_mode[i]])
    return Credential(
        UNSTATED if recognised == FAIL else kind,
        max(day, licence.held_from) if by_licence else day,
        recognised,
        NEVER,
        person.education_level[i],
    )


def build_technician_credential(person: Person, i: int) -> Credential:
    """二（二）1: a technician-level title of the series; 二（七） merges it with the earlier one it was carried over from."""
    since = person.title_date[i]
    carried = since if person.title_carried[i] == YES else NEVER
    for level, date in zip(person.title_level, person.title_date):
        since = min(since, date) if carried < NEVER and level == TECHNICIAN else since
    of_series = person.title_series[i] == person.series or person.series == UNSTATED
    opens = person.title_level[i] == TECHNICIAN and of_series
    return Credential(TECHNICIAN_TITLE if opens else UNSTATED, since, NOT_APPLICABLE, carried, UNSTATED)


def build_change_credential(change: SeriesChange) -> Credential:
    """二（七）: a junior title of another series, as a route of its own."""
    return Credential(
        UNSTATED if change.result == NOT_APPLICABLE else OTHER_SERIES_TITLE,
        change.begun,
        NOT_APPLICABLE,
        NEVER,
        UNSTATED,
    )


def list_credentials(person: Person, terms: Terms, change: SeriesChange, licence: EntryLicence) -> Sequence[Credential]:
    """Every record the person has, in the order of the case: educations, skill certificates, titles, change of series."""
    return (
        [build_education_credential(person, terms, licence, i) for i in range(len(person.education_level))]
        + [Credential(SENIOR_WORKER, date, NOT_APPLICABLE, NEVER, UNSTATED) for date in person.skill_date]
        + [build_technician_credential(person, i) for i in range(len(person.title_level))]
        + [build_change_credential(change) for _ in range(min(len(person.title_level), 1))]
    )


def judge_education_recognized(person: Person, terms: Terms) -> int:
    """二（一）: one recognised diploma or degree is enough; who has none but a certificate or title is not asked for one."""
    asked = len(person.skill_date) + len(person.title_level) == 0 or len(person.education_level) > 0
    result = FAIL if asked or terms.education_always == YES else NOT_APPLICABLE
    for recognised in person.education_recognized:
        result = min(result, terms.recognised[recognised])
    return result
