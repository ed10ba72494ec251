"""Titles held on the filing date: the first application of 二（五）, the change of 二（七）, what is held already."""

from typing import NamedTuple

from zhicheng.codes import (
    FAIL,
    INTERMEDIATE,
    LATER,
    NOT_APPLICABLE,
    PASS,
    PROFESSIONAL,
    REVIEW,
    TECHNICIAN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.service import is_series_worked_in
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months, full_months


class TitlesHeld(NamedTuple):
    """What the person holds on the filing date."""

    any_title: bool
    any_junior: bool
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
    any_title, any_junior, level, in_series, elsewhere = False, False, UNSTATED, False, UNSTATED
    for title, series, date in zip(person.title_level, person.title_series, person.title_date):
        is_held = date <= person.filing
        same = is_held and series == person.series
        any_title = any_title or is_held
        any_junior = any_junior or (is_held and title < INTERMEDIATE)
        level = max(level, title) if same or (is_held and title >= INTERMEDIATE) else level
        in_series = in_series or same
        elsewhere = max(elsewhere, title) if is_held and not same and title < INTERMEDIATE else elsewhere
    return TitlesHeld(any_title, any_junior, level, in_series, elsewhere)


def judge_title_held(person: Person, terms: Terms, titles: TitlesHeld) -> int:
    """A title of the level asked for, or a higher one, is not recognised again."""
    asked = terms.top_level if person.want == UNSTATED else person.want
    return FAIL if titles.level >= asked else PASS


def find_new_post_start(person: Person, terms: Terms) -> int:
    """二（七）: the first day of the current post in the target's series, the one begun first; its `record` is not asked."""
    begun = NEVER
    for start, end, kind, series in zip(person.work_start, person.work_end, person.work_kind, person.work_series):
        current = end == NEVER and kind == PROFESSIONAL and is_series_worked_in(terms, series, person.series)
        begun = min(begun, start) if current else begun
    return begun


def find_former_title_day(person: Person, titles: TitlesHeld) -> int:
    """二（七）: the day of the title whose level is kept, of several the first; asked where none of this series is held.

    A title that is not held yet, of whatever series, is dated after those that are: it is never the first.
    """
    first = NEVER
    for title, date in zip(person.title_level, person.title_date):
        first = min(first, date) if title == titles.elsewhere else first
    return first


def judge_series_change(person: Person, terms: Terms, titles: TitlesHeld, cut: int) -> SeriesChange:
    """二（七）: who holds a junior title of another series, and none of this one, has to have worked in the new post.

    A post that began before the title it changes from was obtained contradicts itself: a person looks into it.
    """
    asked = terms.change_months > 0
    applies = asked and titles.elsewhere != UNSTATED and not titles.in_series and person.series != UNSTATED
    begun = find_new_post_start(person, terms) if applies else NEVER
    day = add_months(begun, terms.change_months) if begun < NEVER else NEVER
    months = full_months(begun, cut - begun) if begun < cut else 0
    title_day = find_former_title_day(person, titles) if applies else NEVER
    full = REVIEW if begun < title_day else PASS
    result = FAIL if day == NEVER else full if day <= cut else LATER
    return SeriesChange(result if applies else NOT_APPLICABLE, begun, day, months)


def find_level_after_change(terms: Terms, titles: TitlesHeld, series: int) -> int:
    """二（七）: the same level in the new series; a series without 员级 gives a technician nothing."""
    exists = titles.elsewhere != TECHNICIAN or terms.has_technician[series] == YES
    return titles.elsewhere if exists else UNSTATED
