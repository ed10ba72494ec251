"""The rules over terms: models evaluated judge like the plain rules; a form that terms have no reading for is refused."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from inspect import unwrap
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.readings.people import some_person
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.terms import flatten_policy
from zhicheng.policy import installed
from zhicheng.readings.person_words import PersonShape

z3 = pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from zhicheng.readings import lemmas, symbolic  # noqa: E402  # needs z3
from zhicheng.readings.any_person import build_any_person  # noqa: E402
from zhicheng.workdays import months  # noqa: E402

TERMS = flatten_policy(installed.find_policy("kunming/2023"))
# Models evaluated: 1,220 people in seven shapes. A model takes milliseconds; the known pass through the same
# functions with everything known, which leaves out only the merging of two answers.
MODELS = {
    PersonShape(0, 0, 0, 0, 1, 1): 300,
    PersonShape(1, 0, 0, 0, 1, 1): 300,
    PersonShape(1, 0, 0, 0, 2, 2): 200,
    PersonShape(0, 1, 0, 1, 2, 1): 200,
    PersonShape(0, 0, 2, 0, 1, 1): 80,
    PersonShape(2, 0, 0, 0, 2, 1): 80,
    PersonShape(1, 1, 1, 1, 3, 2): 60,
}
IN_EVERY_RUN = PersonShape(1, 0, 0, 0, 2, 2)


def numbers(value: Any) -> Iterator[Any]:
    """Everything in a person or a judgement, one after the other."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from numbers(one)
    else:
        yield value


def evaluator(shape: PersonShape) -> Callable[[Person], list[int]]:
    """Judge anybody of that shape once; then put a person in the place of the terms."""
    anybody = build_any_person(shape)
    names, judged = list(numbers(anybody)), list(numbers(symbolic.read_terms()[judge](anybody, *TERMS)))
    sorts = [z3.BoolSort() if isinstance(one, bool) or z3.is_bool(one) else z3.IntSort() for one in judged]
    together = z3.Function("judgement", *sorts, z3.IntSort())(*judged)

    def evaluate(person: Person) -> list[int]:
        given = zip(names, map(z3.IntVal, numbers(person)), strict=True)
        answer = z3.simplify(z3.substitute(together, *given))
        return [z3.is_true(one) if z3.is_bool(one) else one.as_long() for one in answer.children()]

    return evaluate


def list_models() -> list[Any]:
    """The shapes and how many people of each; all but one with `./zc test --all`."""
    return [
        pytest.param(shape, people, id=str(people), marks=() if shape == IN_EVERY_RUN else pytest.mark.all)
        for shape, people in MODELS.items()
    ]


@pytest.mark.parametrize(("shape", "people"), list_models())
def test_models_judge_as_the_plain_rules_do(shape: PersonShape, people: int) -> None:
    evaluate, random = evaluator(shape), Random(sum(shape) + people)
    everybody = [some_person(random, TERMS.kindest, shape) for _ in range(people)]
    assert [person for person in everybody if evaluate(person) != list(numbers(judge(person, *TERMS)))] == []


@pytest.mark.parametrize("number", [2_000, pytest.param(10_000, marks=pytest.mark.all)])
def test_the_terms_judge_known_people_as_the_plain_rules_do(number: int) -> None:
    known, random = symbolic.read_terms()[judge], Random(10)
    people = (some_person(random, TERMS.kindest) for _ in range(number))
    assert [person for person in people if known(person, *TERMS) != judge(person, *TERMS)] == []


def chooses_by_statement(day: int) -> int:
    if day > 0:
        return day
    return 0


def leaves_some_out(days: list[int]) -> list[int]:
    return [day for day in days if day > 0]


def looks_inside(day: int, days: list[int]) -> bool:
    return day in days


def loops(day: int) -> int:
    while day > 0:
        day = day - 1
    return day


@pytest.mark.parametrize(
    ("function", "what"),
    [(chooses_by_statement, "If"), (leaves_some_out, "comprehension"), (looks_inside, "In"), (loops, "While")],
)
def test_a_form_without_a_reading_is_refused_by_file_and_line(function: Any, what: str) -> None:
    line = function.__code__.co_firstlineno + 1
    wanted = f"{Path(__file__)}:{line}: {what} cannot be read as terms; choose with `a if c else b`"
    with pytest.raises(symbolic.SyntaxNotAllowed, match=f"^{re.escape(wanted)}$"):
        symbolic.read_function(function, {})


@lru_cache(maxsize=2)
def remembers(day: int) -> int:
    return day + 1


def as_it_is(**words: int) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    return lambda function: function


@as_it_is(size=2)
def with_default(day: int) -> int:
    return day + 1


def test_a_function_that_remembers_is_read_as_it_is_written() -> None:
    term = symbolic.read_function(unwrap(remembers), {})(z3.Int("day"))
    assert term.eq(z3.Int("day") + 1)
    read = symbolic.read_terms()
    assert unwrap(months.civil_date) in read and months.civil_date not in read


def test_another_decorator_is_refused() -> None:
    with pytest.raises(symbolic.SyntaxNotAllowed, match="cannot be read as terms"):
        symbolic.read_function(with_default, {})


def test_a_piece_of_text_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(ValueError, match="^loops does not contain 'day > 7'$"):
        symbolic.read_function(loops, {}, "day > 7", "day >= 7")


def test_the_lemmas_are_what_the_calendar_does_on_every_day_of_fifty_years() -> None:
    assert {number: lemmas.measure_months(number) for number in (1, 12, 24, 36, 48, 60)} == {
        1: (28, 31),
        12: (365, 366),
        24: (730, 731),
        36: (1095, 1096),
        48: (1461, 1461),
        60: (1826, 1827),
    }
    assert lemmas.measure_month_lengths() == (28, 31)
    assert [lemmas.verify_full_months(number) for number in (12, 24, 36, 48)] == [12, 24, 36, 48]
    every = [months.civil_date(day) for day in lemmas.LEMMA_DAYS]
    assert all(one < other for one, other in pairwise(every))


def test_a_calendar_that_goes_backwards_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    lemmas.measure_months.cache_clear()
    monkeypatch.setattr(months, "add_months", lambda day, number: -day)
    with pytest.raises(lemmas.UnsoundLemma, match=r"^add_months\(_, 12\) is not monotone$"):
        lemmas.measure_months(12)
    lemmas.measure_months.cache_clear()
