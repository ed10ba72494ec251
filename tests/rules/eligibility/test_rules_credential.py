"""二（一）, 二（二）1 to 5, 二（三）, 二（五） What opens a route, from which date, and what an unrelated major adds."""

from typing import Any

import pytest

from tests.rules.plain import answer, education, kunming, plain, result, said, title, work
from zhicheng.codes import (
    BACHELOR,
    DOCTOR,
    DOCTORATE,
    EDUCATIONS,
    FAIL,
    JUNIOR_COLLEGE,
    MASTER,
    NO,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    PASS,
    SECOND_BACHELOR,
    SENIOR_WORKER,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.credential import (
    Credential,
    find_education_day,
    find_education_kind,
    judge_education_recognized,
    list_credentials,
)
from zhicheng.eligibility.rules.judge import judge
from zhicheng.policy.installed import find_policy
from zhicheng.workdays.days import NEVER, day_number

SINCE_LONG = [work("2010-01-04")]
BOOK = codebook(kunming())
TERMS = BOOK.terms.kindest


def since(case: dict[str, Any]) -> list[tuple[str, str]]:
    """The routes that are open, each with the date it counts from."""
    return [(line["route"], line["since"]) for line in result(case)["routes"]]


@pytest.mark.parametrize(
    ("level", "diploma", "degree", "told"),
    [
        ("secondary_vocational", "2020-06-30", None, ("secondary_vocational", "2020-06-30")),
        (
            "secondary_vocational",
            "2020-06-30",
            "2020-06-01",
            ("secondary_vocational", "2020-06-30"),
        ),  # the diploma is asked
        ("junior_college", "2020-06-30", "2020-06-01", ("junior_college", "2020-06-30")),
        ("junior_college", None, "2020-06-01", ("junior_college", "2020-06-01")),
        ("bachelor", "2020-06-30", "2020-07-05", ("bachelor", "2020-06-30")),  # the earlier of the two
        ("bachelor", "2020-06-30", "2020-06-01", ("bachelor", "2020-06-01")),
        ("bachelor", None, "2020-06-01", ("bachelor", "2020-06-01")),
        ("master", "2020-06-30", "2020-12-01", ("master", "2020-12-01")),  # the degree itself
        ("master", "2020-06-30", None, ("bachelor", "2020-06-30")),  # without the degree it counts as 本科
        ("doctor", "2020-06-30", "2020-07-05", ("master", "2020-07-05")),
        ("doctor", "2020-06-30", None, ("bachelor", "2020-06-30")),
        ("technical_intermediate", "2020-06-30", None, ("secondary_vocational", "2020-06-30")),
        ("technical_senior", "2020-06-30", None, ("junior_college", "2020-06-30")),
        ("technician_preparatory", "2020-06-30", "2020-06-01", ("bachelor", "2020-06-01")),
    ],
)
def test_which_route_a_record_opens_and_from_when(
    level: str, diploma: str | None, degree: str | None, told: tuple[str, str]
) -> None:
    case = plain(educations=[education(level, diploma, degree)], target={"series": "university_teaching"})
    assert since(case) == [told]  # a series without 员级: no diploma opens that besides


def test_the_standard_opens_the_technician_level_to_more_than_the_notice() -> None:
    opened = [
        since(plain(educations=[education(level, "2020-06-30", "2020-06-30")]))
        for level in ("secondary_vocational", "junior_college", "bachelor", "master")
    ]
    technician = ("secondary_vocational", "2020-06-30")
    assert opened == [
        [technician],
        [technician, ("junior_college", "2020-06-30")],
        [technician, ("bachelor", "2020-06-30")],
        [("master", "2020-06-30")],
    ]


def test_every_record_opens_its_own_candidate() -> None:
    educations = [education("bachelor", "2024-06-30"), education("bachelor", "2020-06-30")]
    skills = [{"level": "technician", "date": "2019-01-01"}, {"level": "senior", "date": "2018-01-01"}]
    assert since(plain(educations=educations, skills=skills, target={"series": "museum"})) == [
        ("bachelor", "2024-06-30"),
        ("bachelor", "2020-06-30"),
        ("senior_worker", "2019-01-01"),
        ("senior_worker", "2018-01-01"),
    ]


@pytest.mark.parametrize(
    ("recognized", "told"),
    [
        ([True], ("eligible", "pass")),
        ([None], ("incomplete", "unknown")),
        ([False], ("not_eligible", "fail")),
        ([None, True], ("eligible", "pass")),  # another record decides
        ([False, True], ("eligible", "pass")),
        ([False, None], ("incomplete", "unknown")),
    ],
)
def test_a_record_has_to_be_recognised(recognized: list[bool | None], told: tuple[str, str]) -> None:
    case = plain(educations=[education("bachelor", "2024-06-30", recognized=one) for one in recognized])
    assert (answer(case)[0], said(case, "education_recognized")[0]) == told


def test_a_record_not_known_to_be_recognised_makes_its_route_unknown_everywhere_it_is_told() -> None:
    case = plain(educations=[education("bachelor", "2024-06-30", recognized=None)])
    assert said(case, "bachelor")[0] == "unknown"
    assert {line["result"] for line in result(case)["routes"]} == {"unknown"}


def test_an_unrecognised_diploma_does_not_stand_in_the_way_of_a_certificate() -> None:
    skilled: dict[str, Any] = {"skills": [{"level": "senior", "date": "2020-01-01"}], "employment": SINCE_LONG}
    case = plain(educations=[education("bachelor", "2020-06-30", recognized=False)], **skilled)
    assert (answer(case), said(case, "education_recognized")[0]) == (
        ("eligible", "senior_worker", None),
        "not_applicable",  # and never a red line under a satisfied verdict
    )
    case = plain(educations=[], **skilled)
    assert (answer(case), said(case, "education_recognized")[0]) == (
        ("eligible", "senior_worker", None),
        "not_applicable",
    )


@pytest.mark.parametrize(
    ("degree", "begun", "relation", "told"),
    [
        ("2026-01-31", "2024-08-01", "same", ("pass", 2, 1, "2026-02-01")),
        ("2026-02-28", "2024-08-01", "same", ("pass", 1, 1, "2026-03-01")),
        ("2026-03-01", "2024-08-01", "same", ("later", 0, 1, "2026-04-01")),
        ("2025-06-30", "2026-02-09", "same", ("pass", 1, 1, "2026-03-01")),  # work begins after the degree
        ("2025-06-30", "2026-03-02", "same", ("later", 0, 1, "2026-04-01")),
        ("2025-01-31", "2024-08-01", "unrelated", ("pass", 14, 13, "2026-02-01")),
        ("2025-03-01", "2024-08-01", "unrelated", ("later", 12, 13, "2026-04-01")),
        ("2025-03-01", "2024-08-01", None, ("unknown", 12, 1, "2025-04-01")),
        ("2025-01-31", "2024-08-01", None, ("pass", 14, 1, "2025-02-01")),  # under both answers
    ],
)
def test_a_master_from_the_following_month(
    degree: str, begun: str, relation: str | None, told: tuple[str, int, int, str]
) -> None:
    case = plain(
        educations=[education("master", None, degree)], employment=[work(begun)], target={"major_relation": relation}
    )
    assert said(case, "master") == told


@pytest.mark.parametrize(
    ("begun", "relation", "told"),
    [
        ("2025-03-02", "same", ("pass", 12, 12, "2026-03-02")),
        ("2025-03-02", "related", ("pass", 12, 12, "2026-03-02")),
        ("2025-03-02", "unrelated", ("later", 12, 24, "2027-03-02")),
        ("2024-03-02", "unrelated", ("pass", 24, 24, "2026-03-02")),
        ("2024-03-03", "unrelated", ("later", 23, 24, "2026-03-03")),
        ("2025-03-03", None, ("later", 11, 12, "2026-03-03")),  # later under both answers
        ("2025-03-02", None, ("unknown", 12, 12, "2026-03-02")),  # full with one, not with the other
        ("2024-03-03", None, ("unknown", 23, 12, "2025-03-03")),
        ("2024-03-02", None, ("pass", 24, 12, "2025-03-02")),  # full under both answers
    ],
)
def test_an_unrelated_major_adds_twelve_months(
    begun: str, relation: str | None, told: tuple[str, int, int, str]
) -> None:
    case = plain(
        educations=[education("bachelor", "2020-06-30")],
        employment=[work(begun)],
        target={"major_relation": relation},
    )
    assert said(case, "bachelor") == told


@pytest.mark.parametrize(
    ("relation", "titles", "told"),
    [
        ("unrelated", [], "pass"),
        (None, [], "unknown"),
        ("unrelated", [title("technician", "engineering", "2026-03-10")], "not_applicable"),  # held on the filing date
        ("unrelated", [title("technician", "engineering", "2026-03-11")], "pass"),  # not yet
    ],
)
def test_only_a_first_application_asks_for_the_major(relation: str | None, titles: list[Any], told: str) -> None:
    case = plain(educations=[education("bachelor", "2024-12-31")], titles=titles, target={"major_relation": relation})
    assert said(case, "unrelated_major")[0] == told
    assert said(case, "bachelor")[2] == (24 if relation == "unrelated" and told == "pass" else 12)


def test_the_major_is_nothing_to_certificates() -> None:
    case = plain(
        educations=[],
        skills=[{"level": "senior", "date": "2020-01-01"}],
        target={"major_relation": "unrelated"},
        employment=SINCE_LONG,
    )
    assert (said(case, "senior_worker")[:3], said(case, "unrelated_major")[0]) == (("pass", 74, 24), "not_applicable")


@pytest.mark.parametrize(
    ("kind", "diploma", "degree", "day"),
    [
        (MASTER, 1, 2, 2),
        (DOCTORATE, 1, 2, 2),
        (BACHELOR, 1, 2, 1),
        (SECOND_BACHELOR, 1, 2, 1),
        (SECOND_BACHELOR, 2, 1, 1),
        (JUNIOR_COLLEGE, 2, 1, 2),
        (JUNIOR_COLLEGE, NEVER, 1, 1),
    ],
)
def test_the_day_of_an_education_is_that_of_what_its_route_asks(kind: int, diploma: int, degree: int, day: int) -> None:
    assert find_education_day(kind, diploma, degree) == day


@pytest.mark.parametrize(("degree", "kind"), [("2024-06-30", DOCTORATE), (None, BACHELOR)])
def test_a_doctor_without_the_degree_counts_as_a_bachelor_in_every_city(degree: str | None, kind: int) -> None:
    terms = codebook(find_policy("hangzhou/2026")).terms.kindest  # which tell a doctor from a master
    person = read_case(plain(educations=[education("doctor", "2024-06-30", degree)]), BOOK).person
    assert (person.education_level[0], find_education_kind(person, terms, 0)) == (DOCTOR, kind)


def test_every_record_is_listed_as_what_it_opens() -> None:
    case = plain(
        skills=[{"level": "senior", "date": "2020-01-01"}],
        titles=[title("assistant", "agronomy", "2021-01-01")],
        employment=[work("2022-01-04")],
    )
    diploma = Credential(BACHELOR, day_number("2024-06-30"), PASS, NEVER, EDUCATIONS.index("bachelor"))
    certificate = Credential(SENIOR_WORKER, day_number("2020-01-01"), NOT_APPLICABLE, NEVER, UNSTATED)
    other = Credential(UNSTATED, day_number("2021-01-01"), NOT_APPLICABLE, NEVER, UNSTATED)
    change = Credential(OTHER_SERIES_TITLE, day_number("2022-01-04"), NOT_APPLICABLE, NEVER, UNSTATED)
    assert listed(case) == [diploma, certificate, other, change]
    assert listed(plain()) == [diploma]  # without a title there is none to change


def listed(case: dict[str, Any]) -> list[Credential]:
    """The credentials of a case."""
    person = read_case(case, BOOK).person
    answered = judge(person, *BOOK.terms).kindest
    return list(list_credentials(person, TERMS, answered.binding.change, answered.licence))


@pytest.mark.parametrize(
    ("changes", "asked_always", "result"),
    [
        ({}, NO, PASS),
        ({"educations": []}, NO, FAIL),
        ({"educations": [], "skills": [{"level": "senior", "date": "2020-01-01"}]}, NO, NOT_APPLICABLE),
        ({"educations": [], "titles": [title("technician", "engineering", "2020-01-01")]}, NO, NOT_APPLICABLE),
        ({"educations": [], "skills": [{"level": "senior", "date": "2020-01-01"}]}, YES, FAIL),
    ],
)
def test_who_has_neither_certificate_nor_title_is_asked_for_a_diploma(
    changes: dict[str, Any], asked_always: int, result: int
) -> None:
    person = read_case(plain(**changes), BOOK).person
    assert judge_education_recognized(person, TERMS._replace(education_always=asked_always)) == result
