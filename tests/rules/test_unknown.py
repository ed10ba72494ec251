"""Every unknown lies between its answers: the verdict of a case, fact by fact, of people at the thresholds.

An ordinary run asks each of some thousands for one fact; in a campaign twenty thousand are asked for every fact, each in turn.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, NamedTuple, cast

import pytest

from tests.readings.people import some_person
from tests.rules.parts import list_parts
from tests.rules.people import people
from zhicheng import codes
from zhicheng.codes import EMPLOYER, NO, NO_RECORD, OTHER_PAYER, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.any_series import describe_series, judge_case
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.policy import installed
from zhicheng.workdays.days import NEVER, UNDATED, day_number

BOOK = codebook(installed.find_policy("kunming/2023"))
LONG_AGO = day_number("1985-01-01")
SERIES = range(1, len(BOOK.series))
PEOPLE = 4_000
PARTS, PEOPLE_A_PART = 10, 2_000
PEOPLE_WITHOUT_A_SERIES = 400
PAID_FIELDS = [field for field in Person._fields if field.startswith("paid_")]


class Unknown(NamedTuple):
    """A fact that may not be stated: its field, what stands for "not stated", its answers for somebody."""

    field: str
    unstated: int
    answers: Callable[[Person], Sequence[int]]


def words(names: Sequence[str]) -> Callable[[Person], Sequence[int]]:
    """Every word of a closed list."""
    return lambda _: range(1, len(names))


def yes_or_no(_: Person) -> Sequence[int]:
    return NO, YES


FACTS = (
    Unknown("origin", UNSTATED, words(codes.ORIGINS)),
    Unknown("work_permit", UNSTATED, yes_or_no),
    Unknown("status", UNSTATED, words(codes.STATUSES)),
    Unknown("annual_review", UNSTATED, words(codes.ANNUAL_REVIEWS)),
    Unknown("refuses_assignment", UNSTATED, yes_or_no),
    Unknown("not_competent", UNSTATED, yes_or_no),
    Unknown("employer_kind", UNSTATED, words(codes.EMPLOYER_KINDS)),
    Unknown("affiliation", UNSTATED, words(codes.AFFILIATIONS)),
    Unknown("registered", UNSTATED, yes_or_no),
    Unknown("parent_affiliation", UNSTATED, words(codes.AFFILIATIONS)),
    Unknown("specialty", UNSTATED, lambda _: (codes.CLEAR, codes.DOUBTFUL)),
    Unknown("major_relation", UNSTATED, words(codes.MAJOR_RELATIONS)),
    Unknown("school_stage", UNSTATED, words(codes.SCHOOL_STAGES)),
    Unknown("education_recognized", UNSTATED, yes_or_no),
    Unknown("work_record", UNSTATED, lambda _: (1, NO_RECORD)),
    Unknown("work_here", UNSTATED, yes_or_no),
    Unknown("work_series", UNSTATED, lambda _: SERIES),
    Unknown("paid_by", UNIDENTIFIED, lambda _: (EMPLOYER, OTHER_PAYER)),
    Unknown("licence_date", UNDATED, lambda person: (LONG_AGO, person.filing, person.filing + 1, NEVER - 1)),
)


def everybody(number: int, seed: int = 17) -> Iterator[Person]:
    """Half of them as cases are written, half in numbers alone."""
    for case in people(seed, number // 2):
        yield read_case(case, BOOK).person
    random = Random(seed)
    for _ in range(number - number // 2):
        yield some_person(random, BOOK.terms.kindest)


def answer(person: Person, fact: Unknown, code: int, random: Random) -> Person | None:
    """The person with another code for the fact; of a list for one item of it. None: nothing there to ask of."""
    was = getattr(person, fact.field)
    if isinstance(was, int):
        return person._replace(**{fact.field: cast(Any, code)})
    if not was:
        return None
    place = random.randrange(len(was))
    return person._replace(**{fact.field: cast(Any, [*was[:place], code, *was[place + 1 :]])})


def verdict(person: Person) -> int:
    return judge(person, *BOOK.terms).verdict


def lies_between(person: Person, fact: Unknown, seed: int) -> bool:
    """Whether the verdict without the fact lies between those of its answers."""
    unknown = answer(person, fact, fact.unstated, Random(seed))
    if unknown is None:
        return True
    answered = (answer(person, fact, code, Random(seed)) for code in fact.answers(person))
    told = [verdict(one) for one in answered if one is not None]
    return min(told) <= verdict(unknown) <= max(told)


def test_every_unknown_lies_between_its_answers() -> None:
    outside = [
        (fact.field, person)
        for seed, person in enumerate(everybody(PEOPLE))
        if not lies_between(person, fact := FACTS[seed % len(FACTS)], seed)
    ]
    assert outside == []


@pytest.mark.parametrize("part", list_parts(PARTS))
def test_every_fact_of_twenty_thousand_people_lies_between_its_answers(part: int) -> None:
    outside = [
        (fact.field, person)
        for seed, person in enumerate(everybody(PEOPLE_A_PART, 1_000 + part))
        for fact in FACTS
        if not lies_between(person, fact, seed)
    ]
    assert outside == []
    assert PARTS * PEOPLE_A_PART >= 20_000


def test_without_a_series_a_case_lies_between_what_it_comes_to_in_each() -> None:
    """The series binds everything else of a case: which titles are of another series, which rows of the standard speak."""
    outside = []
    for person in everybody(PEOPLE_WITHOUT_A_SERIES):
        said = judge_case(person._replace(series=UNSTATED), BOOK.terms).verdict
        told = [verdict(person._replace(series=series)) for series in SERIES]
        outside += [] if min(told) <= said <= max(told) else [person]
    assert outside == []


def test_series_that_the_policy_treats_alike_are_judged_alike() -> None:
    """Of each kind one is tried: the others come to the same for whoever has nothing to do with any of them."""
    terms = BOOK.terms.kindest
    alike: dict[str, list[int]] = {}
    for series in SERIES:
        alike.setdefault(describe_series(series, terms), []).append(series)
    assert 20 < len(alike) < len(SERIES)
    for person in everybody(60):
        strangers = person._replace(
            work_series=[0] * len(person.work_series), title_series=[0] * len(person.title_series)
        )
        for kind in alike.values():
            assert len({verdict(strangers._replace(series=series)) for series in kind}) == 1


def test_a_case_of_thousands_of_items_is_asked_for_its_series_in_no_time() -> None:
    person = next(everybody(2))._replace(series=UNSTATED)
    rows: dict[str, Any] = {field: [*getattr(person, field)] * 2000 for field in PAID_FIELDS}
    many = person._replace(**rows)
    assert many.paid_to
    assert judge_case(many, BOOK.terms) == judge(many, *BOOK.terms)
