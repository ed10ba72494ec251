"""二（六） A series with an entry requirement asks its licence first."""

from zhicheng.codes import (
    FAIL,
    LICENCE_CONDITIONAL,
    LICENCE_REQUIRED,
    NOT_APPLICABLE,
    PASS,
    REVIEW,
    UNKNOWN,
    UNSTATED,
)
from zhicheng.eligibility.rules.person import Person, Terms


def judge_entry_licence(person: Person, terms: Terms) -> int:
    """二（六）: dated on or before the filing date; where only part of the series needs it, a person says whether."""
    mode, asked = terms.licence_mode[person.series], terms.licence_kind[person.series]
    is_held = False
    for kind, date in zip(person.licence_kind, person.licence_date):
        is_held = is_held or (kind == asked and date <= person.filing)
    return (
        UNKNOWN
        if person.series == UNSTATED
        else NOT_APPLICABLE
        if asked == UNSTATED
        else PASS
        if is_held
        else FAIL
        if mode == LICENCE_REQUIRED
        else REVIEW
        if mode == LICENCE_CONDITIONAL
        else NOT_APPLICABLE
    )
