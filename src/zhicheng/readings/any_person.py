"""Anybody at all, as terms: a person of whom only the number of items is given, and what is true of every real one."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import z3

from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings.person_words import (
    ANSWER_CODES,
    DATE_FIELDS,
    FIELD_CODES,
    LIST_PREFIXES,
    MONTH_FIELDS,
    PersonShape,
)
from zhicheng.workdays.days import NEVER, UNDATED, day_number
from zhicheng.workdays.months import month_of

FIRST_DAY, LAST_DAY = day_number("1996-01-01"), day_number("2035-12-31")
OPTIONAL_FIELDS = ("publicity_start", "publicity_end", "education_diploma", "education_degree", "work_end")
UNDATED_FIELDS = ("licence_date",)
TABLES_OF_FIELDS = {"education_level": "counts_as", "work_record": "record"}
"""Fields of which a policy knows some words only."""
STATED_FIELDS = ("title_level", "title_series", "education_level", "paid_area", "work_kind")


def build_any_person(shape: PersonShape, name: str = "") -> Person:
    """A person of that shape: every number is a term."""
    lengths = dict(zip(LIST_PREFIXES, shape, strict=True))

    def terms(field: str) -> Any:
        kind = field.partition("_")[0]
        if kind not in lengths or field == "work_permit":
            return z3.Int(name + field)
        return [z3.Int(f"{name}{field}[{place}]") for place in range(lengths[kind])]

    return Person(*map(terms, Person._fields))


def list_person_constraints(person: Person, terms: Terms) -> Iterator[Any]:
    """What validation sees to: codes within their tables, days within the calendar, intervals the right way round."""
    for field, value in zip(Person._fields, person, strict=True):
        for one in value if isinstance(value, list) else [value]:
            if z3.is_expr(one):
                yield constrain_field(field, one, terms)
    yield person.publicity_start <= person.publicity_end
    yield (person.publicity_start == NEVER) == (person.publicity_end == NEVER)
    for diploma, degree in zip(person.education_diploma, person.education_degree, strict=True):
        yield z3.Or(diploma < NEVER, degree < NEVER)
    for start, end in zip(person.work_start, person.work_end, strict=True):
        yield start < end
    for first, last in zip(person.paid_from, person.paid_to, strict=True):
        yield first <= last
    yield from (one <= other for one, other in pairwise(person.work_start))
    yield from (one >= other for one, other in pairwise(person.paid_to))


def constrain_field(field: str, value: Any, terms: Terms) -> Any:
    """The numbers that a field may hold."""
    if field in DATE_FIELDS:
        day = z3.And(value >= FIRST_DAY, value <= LAST_DAY)
        absent = NEVER if field in OPTIONAL_FIELDS else UNDATED if field in UNDATED_FIELDS else None
        return day if absent is None else z3.Or(day, value == absent)
    if field in MONTH_FIELDS:
        return z3.And(value >= month_of(FIRST_DAY), value <= month_of(LAST_DAY))
    if field in STATED_FIELDS:
        return z3.And(value >= 1, value < count_codes(field, terms))
    return z3.And(value >= 0, value < count_codes(field, terms))


def count_codes(field: str, terms: Terms) -> int:
    """How many codes a field has."""
    if field in ("series", "title_series", "work_series"):
        return len(terms.series_in_scope)
    if field == "want":
        return terms.top_level + 1
    if field in TABLES_OF_FIELDS:
        return len(getattr(terms, TABLES_OF_FIELDS[field]))
    return max(terms.licence_kind) + 1 if field == "licence_kind" else len(FIELD_CODES.get(field, ANSWER_CODES))


def read_model_person(model: Any, person: Person) -> Person:
    """The person of a model, in plain numbers."""

    def number(term: Any) -> int:
        return int(model.eval(term, model_completion=True).as_long()) if z3.is_expr(term) else int(term)

    values: list[Any] = [[*map(number, one)] if isinstance(one, list) else number(one) for one in person]
    return Person(*values)
