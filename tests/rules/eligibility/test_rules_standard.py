"""二（二） The series' own standard, under terms of its own: what Kunming reads otherwise, and what no series of it asks."""

from typing import Any

import pytest

from tests.rules.plain import education, kunming, plain, title, work
from zhicheng.codes import (
    ASSISTANT,
    BACHELOR,
    CREDENTIALS,
    DOCTOR,
    EDUCATIONS,
    FAIL,
    LATER,
    NOT_APPLICABLE,
    PASS,
    REVIEW,
    SENIOR_WORKER,
    UNSTATED,
)
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.standard import (
    MET,
    SeriesStandard,
    find_title_day,
    judge_change_of_standard,
    judge_series_standard,
    judge_title_of_standard,
    list_spells_in_series,
)
from zhicheng.workdays.days import NEVER, day_number, iso_day

BOOK = codebook(kunming())
TERMS = BOOK.terms.kindest
CUT = day_number("2026-03-02")
SINCE = day_number("2024-06-30")
DIPLOMA = Credential(BACHELOR, SINCE, PASS, NEVER, EDUCATIONS.index("bachelor"))
SENIOR = {"level": "senior", "date": "2025-01-01"}


def person(**changes: Any) -> Person:
    """The plain person with changes."""
    return read_case(plain(**changes), BOOK).person


def held(day: str) -> list[dict[str, Any]]:
    """A technician's title of the series from a day on, among others that are not it."""
    return [
        title("assistant", "engineering", "2019-01-01"),
        title("technician", "agronomy", "2018-01-01"),
        title("technician", "engineering", day),
        title("technician", "engineering", "2025-12-01"),
    ]


@pytest.mark.parametrize(("titles", "day"), [(held("2021-01-01"), "2021-01-01"), (held("")[:2], None)])
def test_the_title_of_the_standard_is_the_first_technicians_of_the_series(
    titles: list[dict[str, Any]], day: str | None
) -> None:
    found = find_title_day(person(titles=titles))
    assert (iso_day(found) if found < NEVER else None) == day


def test_after_the_title_professional_work_of_the_series_with_a_record_counts() -> None:
    spells = [
        work("2020-01-01", "2020-12-31"),
        work("2021-01-01", "2021-12-31", kind="skilled"),
        work("2022-01-01", "2022-12-31", series="agronomy"),
        {**work("2023-01-01", "2023-12-31"), "record": "none"},
    ]
    found = list_spells_in_series(person(employment=spells), TERMS)
    assert [end - start for start, end in found] == [366, 0, 0, 0]


@pytest.mark.parametrize(
    ("since", "works", "missing", "told"),
    [
        ("2024-03-02", "2018-01-01", FAIL, (PASS, "2026-03-02")),
        ("2024-03-03", "2018-01-01", FAIL, (LATER, "2026-03-03")),
        ("2024-03-03", "2018-01-01", REVIEW, (REVIEW, "2026-03-03")),
        ("2024-01-10", "2024-03-02", FAIL, (PASS, "2026-03-02")),  # from the first work after the title
        (None, "2018-01-01", FAIL, (FAIL, None)),
        (None, "2018-01-01", REVIEW, (REVIEW, None)),
    ],
)
def test_months_after_the_title_come_with_time_and_the_title_does_not(
    since: str | None, works: str, missing: int, told: tuple[int, str | None]
) -> None:
    titles = [title("technician", "engineering", since)] if since else []
    somebody = person(titles=titles, employment=[work(works)])
    assert said(judge_title_of_standard(somebody, TERMS, CUT, 24, missing)) == told


def said(standard: SeriesStandard) -> tuple[int, str | None]:
    """Its result and day."""
    return standard.result, iso_day(standard.met_on) if standard.met_on < NEVER else None


@pytest.mark.parametrize(
    ("changes", "taken", "result"),
    [
        ({}, BACHELOR, PASS),
        ({}, SENIOR_WORKER, REVIEW),
        ({"educations": [education("bachelor", "2024-06-30", recognized=False)]}, BACHELOR, REVIEW),
        ({"educations": [education("bachelor", "2026-03-10")]}, BACHELOR, PASS),  # dated on the day of the filing
        ({"educations": [education("bachelor", "2026-03-11")]}, BACHELOR, REVIEW),
        ({"educations": [education("bachelor", "2026-03-11", "2026-03-01")]}, BACHELOR, PASS),
        ({"educations": [education("bachelor", "2024-06-30"), education("bachelor", "2027-01-01")]}, BACHELOR, PASS),
        ({"skills": [SENIOR]}, SENIOR_WORKER, PASS),
        ({"skills": [{**SENIOR, "date": "2026-03-10"}]}, SENIOR_WORKER, PASS),
        ({"skills": [{**SENIOR, "date": "2026-03-11"}]}, SENIOR_WORKER, REVIEW),
        ({"skills": [SENIOR, {**SENIOR, "date": "2026-03-11"}]}, SENIOR_WORKER, PASS),
        ({"skills": [SENIOR], "educations": []}, BACHELOR, REVIEW),
    ],
)
def test_after_a_change_of_series_one_credential_that_the_standard_takes_is_enough(
    changes: dict[str, Any], taken: int, result: int
) -> None:
    """None that it takes leaves it to a person, also where all are refused."""
    accepts = [PASS if one == taken else FAIL for one in range(len(CREDENTIALS))]
    terms = TERMS._replace(accepts_at=[[[], [], accepts]])
    assert judge_change_of_standard(person(**changes), terms, 0, ASSISTANT) == SeriesStandard(result, NEVER)


def cell(accepted: int, months: int = 0, after_title: int = 0, missing: int = FAIL) -> Terms:
    """Terms of one route in one row of the standards, which say this of a bachelor and nothing of others."""
    accepts, reviewed, titled, missed = (
        [[[value if one == BACHELOR else -1 for one in range(len(CREDENTIALS))]]]
        for value in (accepted, months, after_title, missing)
    )
    return TERMS._replace(accepts=accepts, review_months=reviewed, title_months=titled, title_missing=missed)


@pytest.mark.parametrize(
    ("terms", "credential", "added", "told"),
    [
        (cell(PASS), DIPLOMA, 0, (PASS, None)),
        (cell(REVIEW, 12, 24), DIPLOMA, 0, (REVIEW, None)),
        (cell(FAIL, 12, 24), DIPLOMA, 0, (FAIL, None)),
        (cell(NOT_APPLICABLE), DIPLOMA, 0, (NOT_APPLICABLE, None)),
        (cell(PASS, 0, 1), DIPLOMA, 0, (FAIL, None)),
        (cell(PASS, 0, 24), DIPLOMA, 0, (FAIL, None)),  # the title is not held
        (cell(PASS, 12, 24, REVIEW), DIPLOMA, 0, (REVIEW, None)),  # and its months are not those of the diploma
        (cell(PASS, 19), DIPLOMA, 0, (PASS, "2026-03-01")),
        (cell(PASS, 20), DIPLOMA, 0, (REVIEW, "2026-04-01")),
        (cell(PASS, 1), DIPLOMA, 0, (PASS, "2024-09-01")),
        (cell(PASS, 8), DIPLOMA, 12, (REVIEW, "2026-04-01")),  # 二（五） adds to these months too
        (
            cell(PASS, 20),
            DIPLOMA._replace(education=DOCTOR),
            0,
            (PASS, None),
        ),  # a doctor counts as a master: not waited for
        (cell(PASS, 20), DIPLOMA._replace(education=UNSTATED), 0, (REVIEW, "2026-04-01")),
    ],
)
def test_what_the_standard_says_of_a_credential(
    terms: Terms, credential: Credential, added: int, told: tuple[int, str | None]
) -> None:
    assert said(judge_series_standard(person(), terms, CUT, credential, 0, 0, added)) == told
    assert said(MET) == (PASS, None)


def test_the_months_after_the_title_are_those_of_the_credentials_cell() -> None:
    somebody = person(titles=[title("technician", "engineering", "2024-01-10")], employment=[work("2018-01-01")])
    found = judge_series_standard(somebody, cell(PASS, 0, 24), CUT, DIPLOMA, 0, 0, 0)
    assert said(found) == (PASS, "2026-01-10")
