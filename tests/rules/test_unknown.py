"""Every unknown lies between its answers: the verdict of a case, fact by fact, over twenty thousand people at the thresholds."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, NamedTuple, cast

import pytest

from tests.readings.people import some_person
from tests.rules.people import people
from zhicheng import codes
from zhicheng.codes import EMPLOYER, NO, NO_RECORD, OTHER_PAYER, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.policy import installed
from zhicheng.workdays.days import NEVER, UNDATED

BOOK = codebook(installed.find_policy("kunming/2023"))
SERIES = range(1, len(BOOK.series))
PEOPLE = 20_000


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


SERIES_FACT = Unknown("series", UNSTATED, lambda _: SERIES)
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
    Unknown("licence_date", UNDATED, lambda person: (person.filing, person.filing + 1, NEVER - 1)),
)


def everybody(number: int) -> Iterator[Person]:
    """Half of them as cases are written, half in numbers alone."""
    for case in people(17, number // 2):
        yield read_case(case, BOOK).person
    random = Random(17)
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


@pytest.mark.xfail(
    reason="without a series 二（七） is not looked at, so some are refused whom a change of series would help"
)
def test_without_a_series_nobody_is_refused_whom_some_series_would_take() -> None:
    """The series binds everything else of a case: which titles are of another series, which rows of the standard speak.
    What is said without it is never a no where one answer is none, and never a yes where all are a no.
    """
    wrong = []
    for person in everybody(400):
        said = verdict(person._replace(series=UNSTATED))
        told = [verdict(person._replace(series=series)) for series in SERIES]
        wrong += [person] if said >= codes.FAIL and min(told) < codes.FAIL else []
        wrong += [person] if said <= codes.PASS and min(told) >= codes.FAIL else []
    assert wrong == []
