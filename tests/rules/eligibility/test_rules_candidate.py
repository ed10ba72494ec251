"""rules.md, "3 Putting a case together", 4: two numbers rank the candidates as the list of its reasons would."""

from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.rules.plain import answer, education, kunming, plain, title, work
from tests.rules.policies import changed, value
from zhicheng.codes import (
    ASSISTANT,
    BACHELOR,
    EDUCATIONS,
    FAIL,
    INTERMEDIATE,
    LATER,
    NO,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    PASS,
    REVIEW,
    TECHNICIAN,
    UNKNOWN,
    UNRELATED,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.candidate import (
    DAY_RADIX,
    GRADE_RADIX,
    LEVEL_RADIX,
    NO_RANK,
    ROUTE_RADIX,
    UNMATCHED,
    UNRANKED,
    Candidate,
    combine_results,
    find_best_candidate,
    find_day_with_insurance,
    has_level,
    is_uninsured_route,
    judge_major,
    judge_recognition,
    judge_route_insurance,
    rank_candidate,
)
from zhicheng.eligibility.rules.credential import Credential, list_credentials
from zhicheng.eligibility.rules.insurance import judge_insured_months
from zhicheng.eligibility.rules.judge import judge, judge_no_such_level
from zhicheng.policy.installed import find_policy
from zhicheng.policy.rows import MAX_ROUTES
from zhicheng.workdays.days import NEVER, day_number
from zhicheng.workdays.months import month_of

BOOK = codebook(kunming())
TERMS = BOOK.terms.kindest
PERSON = read_case(plain(), BOOK).person
BINDING = judge(PERSON, *BOOK.terms).kindest.binding
ROUTES = 7
FIRST_DAY = day_number("1611-02-19")


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
    days = sorted(random.choice((0, 1, NEVER - 1, NEVER, 20_000, FIRST_DAY)) for _ in range(2))
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
    assert (NEVER - FIRST_DAY).bit_length() == (DAY_RADIX - 1).bit_length()
    assert [1 << FAIL.bit_length(), 1 << INTERMEDIATE.bit_length()] == [GRADE_RADIX, LEVEL_RADIX]  # whole bits
    assert ROUTE_RADIX == MAX_ROUTES
    assert GRADE_RADIX * GRADE_RADIX * DAY_RADIX * DAY_RADIX * LEVEL_RADIX * 2 < NO_RANK
    assert DAY_RADIX * DAY_RADIX * ROUTE_RADIX < NO_RANK


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
    assert [find_best_candidate([]), find_best_candidate([nobody, UNRANKED, nobody])] == [-1, -1]


def test_of_two_candidates_alike_the_first_is_taken() -> None:
    one = UNRANKED._replace(rank=1, order=FIRST_DAY)
    assert [find_best_candidate([UNRANKED, one, one]), find_best_candidate([one, one._replace(rank=0)])] == [1, 1]


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


def test_a_level_is_there_where_the_series_has_a_title_of_it() -> None:
    book = codebook(find_policy("hangzhou/2026"))
    levels = (UNSTATED, TECHNICIAN, ASSISTANT, INTERMEDIATE)
    there = {
        key: [has_level(book.terms.kindest, row, level) for level in levels]
        for row, key in enumerate(book.policy.series, start=1)
        if key in ("engineering", "accounting")
    }
    assert there == {"engineering": [False, True, True, True], "accounting": [False, False, True, False]}


@pytest.mark.parametrize(
    ("always", "own", "best", "result"),
    [
        (NO, FAIL, PASS, FAIL),
        (NO, NOT_APPLICABLE, FAIL, NOT_APPLICABLE),
        (YES, NOT_APPLICABLE, FAIL, FAIL),
        (YES, NOT_APPLICABLE, PASS, PASS),
        (YES, REVIEW, PASS, REVIEW),  # another diploma does not make up for the one on which the route rests
    ],
)
def test_where_every_route_asks_a_diploma_the_best_of_them_counts_too(
    always: int, own: int, best: int, result: int
) -> None:
    credential, binding = UNMATCHED.credential._replace(recognised=own), BINDING._replace(education=best)
    assert judge_recognition(TERMS._replace(education_always=always), credential, binding) == result


@pytest.mark.parametrize(("always", "verdict"), [(NO, PASS), (YES, FAIL)])
def test_a_certificate_is_refused_where_every_route_asks_a_diploma(always: int, verdict: int) -> None:
    skilled = plain(educations=[], skills=[{"level": "senior", "date": "2020-01-01"}], employment=[work("2020-01-01")])
    terms = [one._replace(education_always=always) for one in BOOK.terms]
    assert judge(read_case(skilled, BOOK).person, *terms).verdict == verdict


@pytest.mark.parametrize(
    ("exempt", "holds_junior", "at_first", "uninsured"),
    [
        (YES, False, YES, True),
        (YES, True, YES, False),
        (YES, True, NO, True),
        (YES, False, NO, True),
        (NO, False, NO, False),
    ],
)
def test_who_is_exempt_from_the_months_of_insurance(
    exempt: int, holds_junior: bool, at_first: int, uninsured: bool
) -> None:
    terms = TERMS._replace(route_uninsured=[exempt], uninsured_at_first=at_first)
    binding = BINDING._replace(titles=BINDING.titles._replace(any_junior=holds_junior))
    assert is_uninsured_route(terms, 0, binding) is uninsured


def test_a_route_may_ask_months_of_insurance_of_its_own() -> None:
    terms = TERMS._replace(route_insured_months=[20, TERMS.insured_months])
    own = judge_insured_months(PERSON, terms, month_of(PERSON.filing), BINDING.payer, 20)
    assert (own.result, BINDING.insured.result) == (LATER, PASS)
    assert judge_route_insurance(PERSON, terms, 0, BINDING) == own
    assert judge_route_insurance(PERSON, terms, 1, BINDING) is BINDING.insured  # judged once for all of them


@pytest.mark.parametrize(
    ("insurance", "wait", "day"),
    [
        (PASS, 49, 49),
        (PASS, 50, 90),  # the run is broken by then, and six new months are full on day 90
        (REVIEW, 89, 90),
        (PASS, 91, 91),
        (LATER, 60, 60),  # its own day is in the wait already
        (NOT_APPLICABLE, 60, 60),
    ],
)
def test_who_waits_beyond_the_end_of_a_run_waits_for_new_months(insurance: int, wait: int, day: int) -> None:
    insured = UNMATCHED.insured._replace(breaks_on=50, anew_on=90)
    assert find_day_with_insurance(insured, insurance, wait) == day


@pytest.mark.parametrize(
    ("relation", "by_education", "result"), [(UNRELATED, YES, FAIL), (UNRELATED, NO, PASS), (1, YES, PASS)]
)
def test_an_unrelated_major_closes_a_route_by_education_where_the_policy_says_so(
    relation: int, by_education: int, result: int
) -> None:
    terms = TERMS._replace(unrelated_result=FAIL, route_by_education=[by_education])
    assert judge_major(PERSON._replace(major_relation=relation), terms, 0) == result


def test_the_months_that_the_standard_asks_after_its_title_are_waited_for(tmp_path: Path) -> None:
    policy = changed(tmp_path, value("standards.title_step", '"notice"', '"require"'))
    college = plain(
        educations=[education("junior_college", "2018-06-30")],
        titles=[title("technician", "engineering", "2024-06-10")],
        employment=[work("2018-07-01")],
        target={"level": "assistant"},
    )
    assert answer(college, policy) == ("not_yet", "junior_college", "2026-06-10")  # 24 months after the title
