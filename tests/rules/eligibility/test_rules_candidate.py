"""rules.md, "3 Putting a case together", 4: two numbers rank the candidates as the list of its reasons would."""

from random import Random
from typing import NamedTuple

import pytest

from tests.rules.plain import kunming, plain
from zhicheng.codes import (
    BACHELOR,
    EDUCATIONS,
    FAIL,
    INTERMEDIATE,
    LATER,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    PASS,
    REVIEW,
    TECHNICIAN,
    UNKNOWN,
    YES,
)
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.candidate import (
    DAY_OFFSET,
    DAY_RADIX,
    GRADE_RADIX,
    LEVEL_RADIX,
    NO_RANK,
    ROUTE_RADIX,
    UNMATCHED,
    Candidate,
    combine_results,
    find_best_candidate,
    rank_candidate,
)
from zhicheng.eligibility.rules.credential import Credential, list_credentials
from zhicheng.eligibility.rules.judge import judge, judge_no_such_level
from zhicheng.policy.rows import MAX_ROUTES
from zhicheng.workdays.days import NEVER, day_number, iso_day

BOOK = codebook(kunming())
ROUTES = 7


class Reasons(NamedTuple):
    """What ranks a candidate: grades and days under the kindest and the strictest answers, level, change, place."""

    grades: tuple[int, int]
    waits: tuple[int, int]
    days: tuple[int, int]
    level: int
    by_change: bool
    place: int


def some(random: Random) -> Reasons:
    """Reasons, often the least or the greatest."""
    kindest = random.randint(PASS, FAIL)
    days = sorted(random.choice((0, 1, NEVER - 1, NEVER, 20_000, -DAY_OFFSET)) for _ in range(2))
    waits = sorted(random.choice((0, 1, 2, 20_000, 20_001, NEVER)) for _ in range(2))
    grades = (kindest, random.randint(kindest, FAIL))
    return Reasons(
        grades,
        (waits[0], waits[1]),
        (days[0], days[1]),
        random.randint(1, 2),
        random.random() < 0.5,
        random.randrange(ROUTES),
    )


def candidate(reasons: Reasons, strict: int) -> Candidate:
    """One side of a candidate for these reasons."""
    kind = OTHER_SERIES_TITLE if reasons.by_change else BACHELOR
    return UNMATCHED._replace(
        may_be_taken=True,
        level=reasons.level,
        credential=UNMATCHED.credential._replace(kind=kind),
        service=UNMATCHED.service._replace(full_on=reasons.days[strict]),
        grade=reasons.grades[strict],
        earliest=reasons.waits[strict],
    )


def in_words(reasons: Reasons) -> tuple[object, ...]:
    """The same reasons so that the least tuple is the best."""
    grade = combine_results(*reasons.grades)
    waits = [
        0 if own < LATER else wait if own == LATER else NEVER
        for own, wait in zip(reasons.grades, reasons.waits, strict=True)
    ]
    return (
        *(grade, reasons.grades[0], waits if grade == LATER else [0, 0], -reasons.level, not reasons.by_change),
        *(reasons.days, reasons.place),
    )


def ranked(reasons: Reasons) -> tuple[int, int]:
    """The two numbers."""
    one = rank_candidate(candidate(reasons, 0), candidate(reasons, 1), reasons.place, ROUTES)
    return one.rank, one.order


def test_ranks_order_candidates_as_their_reasons_do() -> None:
    random = Random(4)
    drawn = [some(random) for _ in range(4000)]
    assert sorted(drawn, key=ranked) == sorted(drawn, key=in_words)
    assert len({ranked(reasons) for reasons in drawn}) == len({str(in_words(reasons)) for reasons in drawn}) > 500


def test_the_digits_of_a_rank_are_as_wide_as_they_need_be() -> None:
    assert iso_day(-DAY_OFFSET)[:4] == "1611"
    assert (NEVER + DAY_OFFSET).bit_length() == (DAY_RADIX - 1).bit_length()
    assert [1 << FAIL.bit_length(), 1 << INTERMEDIATE.bit_length()] == [GRADE_RADIX, LEVEL_RADIX]  # whole bits
    assert ROUTE_RADIX == MAX_ROUTES
    assert GRADE_RADIX * GRADE_RADIX * DAY_RADIX * DAY_RADIX * LEVEL_RADIX * 2 < NO_RANK
    assert DAY_RADIX * DAY_RADIX * ROUTE_RADIX < 1 << 62


@pytest.mark.parametrize(
    ("kindest", "strictest", "between"),
    [
        (PASS, PASS, PASS),
        (PASS, REVIEW, REVIEW),
        (PASS, LATER, UNKNOWN),
        (PASS, FAIL, UNKNOWN),
        (REVIEW, FAIL, UNKNOWN),
        (LATER, FAIL, LATER),
        (NOT_APPLICABLE, FAIL, UNKNOWN),
        (FAIL, FAIL, FAIL),
    ],
)
def test_an_unknown_lies_between_its_answers(kindest: int, strictest: int, between: int) -> None:
    assert combine_results(kindest, strictest) == between


def test_no_candidate_no_place() -> None:
    nobody = rank_candidate(UNMATCHED, UNMATCHED, 0, ROUTES)
    assert [find_best_candidate([]), find_best_candidate([nobody, nobody])] == [-1, -1]


def test_a_recognised_diploma_is_told_as_recognised() -> None:
    person = read_case(plain(), BOOK).person
    answered = judge(person, *BOOK.terms).kindest
    diploma = Credential(BACHELOR, day_number("2024-06-30"), PASS, NEVER, EDUCATIONS.index("bachelor"))
    listed = list_credentials(person, BOOK.terms.kindest, answered.binding.change, answered.licence)
    assert [*listed][:1] == [diploma]


@pytest.mark.parametrize(("best", "result"), [(-1, FAIL), (0, NOT_APPLICABLE), (1, NOT_APPLICABLE)])
def test_who_has_a_route_misses_no_level(best: int, result: int) -> None:
    terms = BOOK.terms.kindest
    person = read_case(plain(), BOOK).person
    judged = judge(person, *BOOK.terms)
    series = next(row for row, has in enumerate(terms.has_technician) if has != YES)
    asked = person._replace(series=series, want=TECHNICIAN)
    assert judge_no_such_level(asked, terms, judged.candidates, best, 0) == result
