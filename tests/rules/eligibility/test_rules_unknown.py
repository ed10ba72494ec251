"""Every fact that a judgement reads makes a case unknown while it is not stated, and by itself."""

from typing import Any

import pytest

from tests.rules.plain import kunming, plain
from zhicheng.codes import FAIL, FOREIGN, NO, PASS, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.rules.unknown import do_modes_differ, do_stages_differ, has_unknown_fact, holds_number
from zhicheng.workdays.days import UNDATED

BOOK = codebook(kunming())
TERMS = BOOK.terms.kindest
PERSON = read_case(plain(), BOOK).person
KNOWN = PERSON._replace(education_mode=[1], residence=NO, work_permit=YES, school_stage=1)
TEACHING = list(BOOK.policy.series).index("school_teaching") + 1
ALIKE = TERMS._replace(mode=[PASS, PASS, PASS], residence=[NO, NO, NO])
MODES = ALIKE._replace(mode=[PASS, PASS, FAIL])
RESIDENCE = ALIKE._replace(residence=[NO, NO, YES])  # as the strictest answers have it

ONE_BY_ONE: list[tuple[dict[str, Any], Terms]] = [
    *(
        ({name: UNSTATED}, ALIKE)
        for name in (
            *("refuses_assignment", "not_competent", "annual_review", "status", "registered", "employer_kind"),
            *("affiliation", "parent_affiliation", "series", "specialty", "major_relation", "origin"),
        )
    ),
    ({"origin": FOREIGN, "work_permit": UNSTATED}, ALIKE),
    ({"residence": UNSTATED}, RESIDENCE),
    ({"education_mode": [1, UNSTATED]}, MODES),
    ({name: [] for name in PERSON._fields if name.startswith("work_") and name != "work_permit"}, ALIKE),
    ({"series": TEACHING, "school_stage": UNSTATED}, ALIKE),
    ({"education_recognized": [YES, UNSTATED]}, ALIKE),
    ({"work_record": [UNSTATED, 1]}, ALIKE),
    ({"work_here": [UNSTATED]}, ALIKE),
    ({"work_series": [UNSTATED]}, ALIKE),
    ({"paid_by": [UNIDENTIFIED]}, ALIKE),
    ({"licence_date": [UNDATED]}, ALIKE),
]

NOTHING_TO_ASK: list[tuple[dict[str, Any], Terms]] = [
    ({}, ALIKE),
    ({"work_permit": UNSTATED}, ALIKE),  # asked of foreign nationals only
    ({"origin": FOREIGN, "work_permit": NO}, ALIKE),
    ({"residence": UNSTATED}, ALIKE),  # where a permit of residence stands in no month's place
    ({"residence": NO}, RESIDENCE),
    ({"education_mode": [UNSTATED]}, ALIKE),
    ({"education_mode": [1]}, MODES),
    ({"school_stage": UNSTATED}, ALIKE),  # in a series that has no stages
    ({"series": TEACHING, "school_stage": 1}, ALIKE),
]


@pytest.mark.parametrize(
    ("facts", "terms"), ONE_BY_ONE, ids=lambda one: "、".join(one) if isinstance(one, dict) else ""
)
def test_a_fact_that_is_not_stated_is_unknown(facts: dict[str, Any], terms: Terms) -> None:
    assert has_unknown_fact(KNOWN._replace(**facts), terms)


@pytest.mark.parametrize(("facts", "terms"), NOTHING_TO_ASK)
def test_what_nobody_asks_is_not_unknown(facts: dict[str, Any], terms: Terms) -> None:
    assert not has_unknown_fact(KNOWN._replace(**facts), terms)


@pytest.mark.parametrize(
    ("numbers", "wanted", "found"), [([], 1, False), ([2, 3], 1, False), ([1, 2], 1, True), ([2, 1], 1, True)]
)
def test_whether_a_number_is_among_others(numbers: list[int], wanted: int, found: bool) -> None:
    assert holds_number(numbers, wanted) is found


def test_whether_modes_and_stages_differ() -> None:
    assert (do_modes_differ(ALIKE), do_modes_differ(MODES)) == (False, True)
    rows = ALIKE._replace(tells_stages=[NO, YES])
    assert [do_stages_differ(rows, series) for series in range(2)] == [False, True]


def test_the_terms_say_which_standards_tell_stages_apart() -> None:
    assert [series for series, rows in enumerate(TERMS.standard) if len(set(rows)) > 1] == [TEACHING]
    assert [series for series, told in enumerate(TERMS.tells_stages) if told == YES] == [TEACHING]
