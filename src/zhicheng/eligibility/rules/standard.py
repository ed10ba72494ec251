"""二（二） The series' own standard (评价标准条件): which education it takes, and what it asks beside the notice's months.

How notice and standard combine: rules.md, "The series' own standards".
"""

from typing import NamedTuple

from zhicheng.codes import (
    DOCTOR,
    GOOD,
    LATER,
    PASS,
    PROFESSIONAL,
    REVIEW,
    SENIOR_WORKER,
    TECHNICIAN,
)
from zhicheng.eligibility.rules.credential import Credential, find_education_day, find_education_kind
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.route import find_months_full_day
from zhicheng.eligibility.rules.service import (
    Spells,
    find_service_start,
    is_series_worked_in,
    list_counted_spells,
)
from zhicheng.workdays.days import NEVER


class SeriesStandard(NamedTuple):
    """What the standard says of a credential on a route, and the day from which it says more kindly; NEVER: no such day."""

    result: int
    met_on: int


MET = SeriesStandard(PASS, NEVER)


def find_title_day(person: Person) -> int:
    """The day of the first technician-level title in the target's series; NEVER: none."""
    first = NEVER
    for level, series, date in zip(person.title_level, person.title_series, person.title_date):
        first = min(first, date) if level == TECHNICIAN and series == person.series else first
    return first


def judge_months_of_standard(
    person: Person, terms: Terms, cut: int, credential: Credential, route: int, months: int
) -> SeriesStandard:
    """The standard asks more months than the notice: a person confirms until they are full."""
    spells = list_counted_spells(person, terms, route, credential.carried, GOOD)
    begun = find_service_start(spells, credential.since)
    day = find_months_full_day(terms, spells, credential.since, begun, months)
    return SeriesStandard(PASS if day <= cut else REVIEW, day)


def list_spells_in_series(person: Person, terms: Terms) -> Spells:
    """Professional work of the target's series with a record, as 二（二）1 counts it after a title; the rest made empty."""
    return [
        (
            start,
            end
            if kind == PROFESSIONAL
            and terms.record[record] >= GOOD
            and is_series_worked_in(terms, series, person.series)
            else start,
        )
        for start, end, kind, record, series in zip(
            person.work_start, person.work_end, person.work_kind, person.work_record, person.work_series
        )
    ]


def judge_title_of_standard(person: Person, terms: Terms, cut: int, months: int, missing: int) -> SeriesStandard:
    """The standard asks the 员级 title first, and months of work in its post."""
    title = find_title_day(person)
    spells = list_spells_in_series(person, terms)
    day = find_months_full_day(terms, spells, title, find_service_start(spells, title), months)
    late = REVIEW if missing == REVIEW else LATER
    return SeriesStandard(PASS if day <= cut else missing if day == NEVER else late, day)


def judge_change_of_standard(person: Person, terms: Terms, row: int, level: int) -> SeriesStandard:
    """二（七）: met where the standard takes one of the person's credentials at that level: diplomas and certificates."""
    accepts = terms.accepts_at[row][level]
    result = REVIEW
    for i in range(len(person.education_level)):
        kind = find_education_kind(person, terms, i)
        day = find_education_day(kind, person.education_diploma[i], person.education_degree[i])
        counts = terms.recognised[person.education_recognized[i]] == PASS and day <= person.filing
        result = min(result, accepts[kind]) if counts else result
    for day in person.skill_date:
        result = min(result, accepts[SENIOR_WORKER]) if day <= person.filing else result
    return SeriesStandard(result, NEVER)


def judge_series_standard(
    person: Person, terms: Terms, cut: int, credential: Credential, route: int, row: int, added: int
) -> SeriesStandard:
    """What the standard of the series says of a credential on a route. `added`: the months of 二（五）."""
    accepted = terms.accepts[row][route][credential.kind]
    months = terms.review_months[row][route][credential.kind]
    after_title = terms.title_months[row][route][credential.kind]
    return (
        SeriesStandard(accepted, NEVER)
        if accepted != PASS
        else judge_title_of_standard(person, terms, cut, after_title, terms.title_missing[row][route][credential.kind])
        if after_title > 0
        else judge_months_of_standard(person, terms, cut, credential, route, months + added)
        if months > 0 and credential.education != DOCTOR
        else MET
    )
