"""The words that only other cities use are read like the others: compiled, over terms, and between their answers."""

from random import Random
from typing import Any

import pytest

from tests.readings.people import some_person
from zhicheng.codes import EMPLOYER, INSURANCE_AREAS, LATER, NO, PASS, UNKNOWN
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy import installed
from zhicheng.readings.person_words import PersonShape
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of

CITIES = ("hangzhou/2026", "shenzhen/2024")
HERE = INSURANCE_AREAS.index("kunming")
UNTITLED = PersonShape(educations=2, spells=2, runs=1)


def terms_of(identity: str) -> PolicyTerms:
    return flatten_policy(installed.find_policy(identity))


@pytest.mark.parametrize("identity", CITIES)
def test_the_compiled_rules_judge_as_the_plain_ones_do(identity: str) -> None:
    pytest.importorskip("numba", reason="numba is not installed: pip install zhicheng[bulk]")
    from zhicheng.readings import compiled  # noqa: PLC0415 - needs numba

    terms, random, fast = terms_of(identity), Random(11), compiled.get_compiled_judge()
    columns = tuple(map(compiled.build_terms_columns, terms))
    people = [some_person(random, terms.kindest) for _ in range(1_500)]
    assert [one for one in people if fast(compiled.build_person_columns(one), *columns) != judge(one, *terms)] == []
    assert {judge(one, *terms).verdict for one in people} >= {1, 2, 3, 4, 5}


@pytest.mark.parametrize("identity", CITIES)
def test_the_terms_judge_known_people_as_the_plain_rules_do(identity: str) -> None:
    pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")
    from zhicheng.readings import symbolic  # noqa: PLC0415 - needs z3

    terms, random, known = terms_of(identity), Random(12), symbolic.read_terms()[judge]
    people = (some_person(random, terms.kindest) for _ in range(1_000))
    assert [one for one in people if known(one, *terms) != judge(one, *terms)] == []


def answered(person: Person, field: str, code: int) -> Person:
    """The person with a fact stated, of every item where it is one of a list."""
    value = getattr(person, field)
    stated: Any = [code if one == 0 else one for one in value] if isinstance(value, list) else code
    return person._replace(**{field: stated})


@pytest.mark.parametrize("identity", CITIES)
@pytest.mark.parametrize(
    ("field", "answers"), [("residence", (1, 2)), ("education_mode", (1, 2)), ("major_relation", (1, 3))]
)
def test_what_is_unknown_lies_between_its_answers(identity: str, field: str, answers: tuple[int, int]) -> None:
    terms, random, differing = terms_of(identity), Random(13), 0
    for _ in range(800):
        person = some_person(random, terms.kindest)
        value = getattr(person, field)
        unsaid: Any = [0] * len(value) if isinstance(value, list) else 0
        person = person._replace(**{field: unsaid})
        said = judge(person, *terms).verdict
        kindest, strictest = sorted(judge(answered(person, field, code), *terms).verdict for code in answers)
        assert kindest <= said <= max(strictest, UNKNOWN), person
        differing += kindest < strictest
    assert differing > 0 or not is_asked(terms, field)


def is_asked(terms: PolicyTerms, field: str) -> bool:
    """Whether a city looks at a fact at all."""
    kindest = terms.kindest
    if field == "residence":
        return len(set(kindest.residence)) > 1
    return field == "major_relation" or len(set(kindest.mode)) > 1


def refile(person: Person, day: int) -> Person:
    """The same person on a later day, who has worked and paid on, here and in time, to the month before."""
    last = max(person.paid_to[0], month_of(day) - 1)  # the month of filing itself is not in the data yet
    return person._replace(
        filing=day,
        publicity_start=NEVER,
        publicity_end=NEVER,
        paid_to=[last],
        paid_area=[HERE],
        paid_late=[NO],
        paid_by=[EMPLOYER],
    )


@pytest.mark.parametrize("identity", CITIES)
def test_who_files_on_the_day_that_was_promised_has_nothing_more_to_wait_for(identity: str) -> None:
    terms, random, kept = terms_of(identity), Random(14), 0
    for _ in range(2_500):
        anybody = some_person(random, terms.kindest, UNTITLED)
        person = refile(anybody, anybody.filing)
        judged = judge(person, *terms)
        if judged.verdict == LATER:
            assert judge(refile(person, judged.earliest), *terms).verdict < LATER, (person, judged.earliest)
            assert judge(refile(person, judged.earliest - 1), *terms).verdict != PASS, (person, judged.earliest)
            kept += 1
    assert kept > 100
