"""Titles held on the filing date: the first application of 二（五）, the change of 二（七）, what is held already."""

from typing import NamedTuple

from zhicheng.codes import (
    ASSISTANT,
    FAIL,
    INTERMEDIATE,
    LATER,
    NOT_APPLICABLE,
    PASS,
    PROFESSIONAL,
    TECHNICIAN,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months, full_months


class TitlesHeld(NamedTuple):
    """What the person holds on the filing date."""

    any_title: bool
    level: int  # the highest that bars: any in the target's series, and from 中级 on in every series
    in_series: bool
    elsewhere: int  # the highest junior level held in another series


class SeriesChange(NamedTuple):
    """二（七） as a condition: the post of the new series, and the day on which it has lasted long enough."""

    result: int
    begun: int
    full_on: int
    months: int


def find_titles_held(person: Person) -> TitlesHeld:
    """The titles dated on or before the filing date."""
    any_title, level, in_series, elsewhere = False, UNSTATED, False, UNSTATED
    for title, series, date in zip(person.title_level, person.title_series, person.title_date):
        is_held = date <= person.filing
        same = is_held and series == person.series
        any_title = any_title or is_held
        level = max(level, title) if same or (is_held and title >= INTERMEDIATE) else level
        in_series = in_series or same
        elsewhere = max(elsewhere, title) if is_held and not same and title < INTERMEDIATE else elsewhere
    return TitlesHeld(any_title, level, in_series, elsewhere)


def judge_title_held(person: Person, titles: TitlesHeld) -> int:
    """A title of the level asked for, or a higher one, is not recognised again; of which series, may be unknown."""
    asked = ASSISTANT if person.want == UNSTATED else person.want
    may_be_held = person.series == UNSTATED and titles.elsewhere >= asked
    return FAIL if titles.level >= asked else UNKNOWN if may_be_held else PASS


def find_new_post_start(person: Person) -> int:
    """二（七）: the first day of the current post in the target's series, the one begun first; its `record` is not asked."""
    begun = NEVER
    for start, end, kind, series in zip(person.work_start, person.work_end, person.work_kind, person.work_series):
        current = end == NEVER and kind == PROFESSIONAL and series == person.series and series != UNSTATED
        begun = min(begun, start) if current else begun
    return begun


def judge_series_change(person: Person, terms: Terms, titles: TitlesHeld, cut: int) -> SeriesChange:
    """二（七）: who holds a junior title of another series, and none of this one, has to have worked in the new post."""
    applies = titles.elsewhere != UNSTATED and not titles.in_series
    begun = find_new_post_start(person) if applies else NEVER
    day = add_months(begun, terms.change_months) if begun < NEVER else NEVER
    months = full_months(begun, cut - begun) if begun < cut else 0
    result = FAIL if day == NEVER else PASS if day <= cut else LATER
    result = NOT_APPLICABLE if not applies else UNKNOWN if person.series == UNSTATED else result
    return SeriesChange(result, begun, day, months)


def find_level_after_change(terms: Terms, titles: TitlesHeld, series: int) -> int:
    """二（七）: the same level in the new series; a series without 员级 gives a technician nothing."""
    exists = titles.elsewhere != TECHNICIAN or terms.has_technician[series] == YES
    return titles.elsewhere if exists else UNSTATED
