"""rules.md, "3 Putting a case together", 4: one number ranks the candidates as the list of its reasons would."""

from random import Random

import pytest

from tests.rules.plain import kunming, plain
from zhicheng.codes import BACHELOR, FAIL, LATER, NOT_APPLICABLE, PASS, TECHNICIAN, YES
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
    find_best_candidate,
    rank_candidate,
)
from zhicheng.eligibility.rules.credential import Credential, list_credentials
from zhicheng.eligibility.rules.judge import judge, judge_no_such_level
from zhicheng.workdays.days import NEVER, day_number, iso_day

BOOK = codebook(kunming())
Reasons = tuple[int, int, int, bool, int, int]


def some(random: Random) -> Reasons:
    """Grade, earliest day, level, by change of series, day of the route, route: often the least or the greatest."""
    day = random.choice((0, 1, NEVER - 1, NEVER, 20_000, -DAY_OFFSET))
    earliest = random.choice((0, 1, 2, 20_000, 20_001, NEVER))
    route = random.choice((0, 1, ROUTE_RADIX - 1))
    return random.randint(PASS, FAIL), earliest, random.randint(1, 2), random.random() < 0.5, day, route


def in_words(reasons: Reasons) -> tuple[int, int, int, bool, int, int]:
    """The same reasons so that the least tuple is the best."""
    grade, earliest, level, by_change, day, route = reasons
    return grade, earliest if grade == LATER else 0, -level, not by_change, day, route


def test_ranks_order_candidates_as_their_reasons_do() -> None:
    random = Random(4)
    drawn = {in_words(reasons): reasons for reasons in (some(random) for _ in range(4000))}
    assert [rank_candidate(*drawn[words]) for words in sorted(drawn)] == sorted(
        {rank_candidate(*drawn[words]) for words in drawn}
    )
    assert len(drawn) > 500


def test_the_digits_of_a_rank_are_as_wide_as_they_need_be() -> None:
    assert iso_day(-DAY_OFFSET)[:4] == "1611"
    assert (NEVER + DAY_OFFSET).bit_length() == (DAY_RADIX - 1).bit_length()
    assert DAY_RADIX * DAY_RADIX * GRADE_RADIX * LEVEL_RADIX * ROUTE_RADIX * 2 == 1 << 52
    assert NO_RANK == 1 << 54


def test_no_candidate_no_place() -> None:
    assert [find_best_candidate([]), find_best_candidate([UNMATCHED, UNMATCHED])] == [-1, -1]


def test_a_recognised_diploma_is_told_as_recognised() -> None:
    facts = read_case(plain(), BOOK)
    judged = judge(facts.person, BOOK.terms)
    diploma = Credential(BACHELOR, day_number("2024-06-30"), PASS, NEVER)
    assert [*list_credentials(facts.person, BOOK.terms, judged.change)][:1] == [diploma]


@pytest.mark.parametrize(("best", "result"), [(-1, FAIL), (0, NOT_APPLICABLE), (1, NOT_APPLICABLE)])
def test_who_has_a_route_misses_no_level(best: int, result: int) -> None:
    person = read_case(plain(), BOOK).person
    judged = judge(person, BOOK.terms)
    series = next(row for row, has in enumerate(BOOK.terms.has_technician) if has != YES)
    asked = person._replace(series=series, want=TECHNICIAN)
    assert judge_no_such_level(asked, BOOK.terms, judged.candidates, best, judged.titles_held) == result
