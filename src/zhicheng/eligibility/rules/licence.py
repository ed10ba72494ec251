"""二（六） A series with an entry requirement asks its licence first."""

from typing import NamedTuple

from zhicheng.codes import FAIL, LATER, LICENCE_CONDITIONAL, NOT_APPLICABLE, PASS, REVIEW, UNSTATED
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.workdays.days import NEVER, UNDATED


class EntryLicence(NamedTuple):
    """二（六）: whether the licence is held, and since when or from when; NEVER: it is not stated."""

    result: int
    held_from: int


def find_licence_day(person: Person, terms: Terms) -> int:
    """The first day on which the licence of the series is held."""
    asked = terms.licence_kind[person.series]
    first = NEVER
    for kind, date in zip(person.licence_kind, person.licence_date):
        day = terms.licence_undated if date == UNDATED else date
        first = min(first, day) if kind == asked else first
    return first


def judge_entry_licence(person: Person, terms: Terms) -> EntryLicence:
    """二（六）: dated on or before the filing date; where only part of the series needs it, a person says whether."""
    mode, asked = terms.licence_mode[person.series], terms.licence_kind[person.series]
    day = find_licence_day(person, terms)
    result = (
        NOT_APPLICABLE
        if asked == UNSTATED
        else PASS
        if day <= person.filing
        else REVIEW
        if mode == LICENCE_CONDITIONAL
        else LATER
        if day < NEVER
        else FAIL
    )
    return EntryLicence(result, day)
