"""rules.md, "3 Putting a case together": every check reported, one verdict by precedence, the best of all candidates."""

from itertools import product
from typing import Any

import pytest

from tests.rules.plain import answer, education, months, plain, result, said, title, work

# One person for each verdict but the plain one: what stands in the way, gravest first.
OBSTACLES: dict[str, dict[str, Any]] = {
    "out_of_scope": {"employer": {"affiliation": "provincial"}},
    "not_eligible": {"applicant": {"status": "retired"}},
    "not_yet": {"employment": [work("2025-03-03")]},
    "incomplete": {"applicant": {"refuses_assignment": None}},
    "review": {"employer": {"kind": "government_body"}},
}
KEYS = [
    "employed_in_kunming",
    "work_permit",
    "status",
    "conduct",
    "annual_review",
    "series_in_scope",
    "employer_in_scope",
    "education_recognized",
    "series_standard",
    "insured_months",
    "last_payer",
    "secondary_vocational",
    "bachelor",
    "unrelated_major",
    "entry_licence",
    "series_change",
    "level_asked",
    "no_such_level",
    "held",
]


@pytest.mark.parametrize("present", [*product((False, True), repeat=len(OBSTACLES))])
def test_the_gravest_obstacle_gives_the_verdict(present: tuple[bool, ...]) -> None:
    there = [name for name, stands in zip(OBSTACLES, present, strict=True) if stands]
    facts: dict[str, Any] = {}
    for name in there:
        for part, change in OBSTACLES[name].items():
            facts[part] = {**facts.get(part, {}), **change} if isinstance(change, dict) else change
    its = result(plain(**facts))
    verdict = there[0] if there else "eligible"
    refused = verdict in ("out_of_scope", "not_eligible")
    assert its["verdict"] == verdict
    assert (its["route"], its["level"]) == ((None, None) if refused else ("bachelor", "assistant"))
    assert its["earliest"] == ("2026-03-03" if verdict == "not_yet" else None)
    assert (its["window"] is None) == refused
    assert [line["key"] for line in its["checks"]] == KEYS  # the ones after a failure too


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"employer": {"registered_in_kunming": None, "kind": "individual_business"}}, "incomplete"),
        ({"applicant": {"status": None}, "target": {"series": "accounting"}}, "out_of_scope"),
        ({"applicant": {"refuses_assignment": None, "not_competent": True}}, "not_eligible"),
        ({"applicant": {"annual_review": None, "status": "civil_servant"}}, "not_eligible"),
        ({"applicant": {"origin": None}}, "incomplete"),
        ({"applicant": {"origin": None, "work_permit": True}}, "eligible"),
        ({"applicant": {"origin": "foreign"}}, "incomplete"),
        ({"applicant": {"origin": "foreign", "work_permit": False}}, "not_eligible"),
        ({"applicant": {"origin": "hmt"}}, "eligible"),
        ({"applicant": {"annual_review": "none"}, "employment": [work("2025-02-01")]}, "eligible"),
        ({"applicant": {"annual_review": "none"}}, "review"),  # posts here cover the whole last year
        ({"applicant": {"status": "not_employed"}}, "out_of_scope"),
    ],
)
def test_unknown_is_not_no_and_what_is_known_is_enough_to_refuse(facts: dict[str, Any], verdict: str) -> None:
    assert result(plain(**facts))["verdict"] == verdict


@pytest.mark.parametrize(
    ("series", "specialty", "told"),
    [
        ("engineering", "机械", "pass"),
        ("engineering", "通信工程", "review"),
        ("engineering", "农业经济", "review"),
        ("engineering", "经济林", "pass"),
        ("engineering", "技术经济", "pass"),
        ("engineering", "经济林与统计", "review"),
        ("engineering", None, "review"),  # the series has branches outside the notice: passes, or a person says
        ("agronomy", None, "pass"),
        ("agronomy", "软件", "review"),
        ("accounting", "机械", "fail"),
        ("accounting", None, "fail"),
        (None, "机械", "unknown"),
    ],
)
def test_scope_is_decided_on_series_and_specialty(series: str | None, specialty: str | None, told: str) -> None:
    assert said(plain(target={"series": series, "specialty": specialty}), "series_in_scope")[0] == told


@pytest.mark.parametrize(
    ("affiliation", "parent", "told"),
    [
        ("none", None, "pass"),
        ("municipal", None, "pass"),
        ("central", None, "fail"),
        (None, None, "unknown"),
        ("none", {"affiliation": "provincial"}, "fail"),
        ("none", {"affiliation": "none"}, "pass"),
        ("none", {"province": "四川"}, "unknown"),
        (None, {"affiliation": "central"}, "fail"),
    ],
)
def test_central_and_provincial_units_and_their_branches_are_out(
    affiliation: str | None, parent: dict[str, str] | None, told: str
) -> None:
    employer = {"affiliation": affiliation, "branch_of": parent}
    assert said(plain(employer=employer), "employer_in_scope")[0] == told


@pytest.mark.parametrize(
    ("series", "licence", "told"),
    [
        ("school_teaching", {"kind": "school_teacher", "date": "2026-03-10"}, "pass"),
        ("school_teaching", {"kind": "school_teacher", "date": "2026-03-11"}, "later"),  # the day after the filing
        ("school_teaching", {"kind": "school_teacher", "date": None}, "unknown"),
        ("school_teaching", {"kind": "lawyer", "date": "2020-03-10"}, "fail"),
        ("veterinary", {"kind": "veterinarian", "date": "2020-03-10"}, "pass"),
        ("veterinary", {"kind": "lawyer", "date": "2020-03-10"}, "review"),  # a person says whether this post needs it
        ("engineering", {"kind": "lawyer", "date": "2020-03-10"}, "not_applicable"),  # conditional, but none is named
        (None, {"kind": "lawyer", "date": "2020-03-10"}, "unknown"),
    ],
)
def test_the_entry_licence_comes_first(series: str | None, licence: dict[str, str | None], told: str) -> None:
    assert said(plain(target={"series": series}, licences=[licence]), "entry_licence")[0] == told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        # among those satisfied now the higher level, whatever came first
        (
            {"educations": [education("secondary_vocational", "2015-06-30"), education("bachelor", "2024-12-30")]},
            "bachelor",
        ),
        # then 二（七）, then the one satisfied earliest
        (
            {
                "titles": [title("assistant", "agronomy", "2020-01-01")],
                "skills": [{"level": "senior", "date": "2016-01-01"}],
            },
            "series_change",
        ),
        (
            {
                "educations": [education("bachelor", "2015-06-30")],
                "skills": [{"level": "senior", "date": "2015-06-30"}],
                "employment": [work("2016-01-01")],
            },
            "bachelor",
        ),
        # then the one printed first
        (
            {
                "educations": [education("master", "2015-06-30"), education("bachelor", "2015-06-30")],
                "employment": [work("2016-01-01")],
            },
            "bachelor",
        ),
        # eligible comes before review: 二（二）5 asks no six months
        (
            {
                "educations": [education("bachelor", "2020-06-30"), education("master", None, "2024-12-30")],
                "insurance": [months("2024-08", "2026-02", late=True)],
            },
            "master",
        ),
        # with a level asked for, only that level
        (
            {
                "target": {"level": "technician"},
                "educations": [education("secondary_vocational", "2020-06-30"), education("bachelor", "2020-06-30")],
            },
            "secondary_vocational",
        ),
    ],
)
def test_the_best_of_several_candidates_that_are_satisfied(facts: dict[str, Any], told: str) -> None:
    assert answer(plain(**facts)) == ("eligible", told, None)


@pytest.mark.parametrize(
    ("educations", "told"),
    [
        # the earliest day, though the level is lower
        (
            [education("secondary_vocational", "2025-04-01"), education("bachelor", "2025-05-01")],
            "secondary_vocational",
        ),
        # the same day: the higher level
        ([education("secondary_vocational", "2025-05-01"), education("bachelor", "2025-05-01")], "bachelor"),
        # a part-time 本科 of 2025 is slower than the 大专 of 2023
        ([education("bachelor", "2025-06-30"), education("junior_college", "2023-04-30")], "junior_college"),
    ],
)
def test_the_best_of_several_candidates_that_have_to_wait(educations: list[dict[str, Any]], told: str) -> None:
    level = {"level": "assistant"} if told == "junior_college" else {}  # the lower level is open to both by now
    case = plain(educations=educations, employment=[work("2023-01-01")], target=level)
    assert answer(case)[:2] == ("not_yet", told)


def test_insurance_can_make_two_candidates_equal_and_then_the_route_whose_own_day_comes_first_is_taken() -> None:
    educations = [education("bachelor", "2025-05-01"), education("junior_college", "2023-04-30")]
    case = plain(educations=educations, employment=[work("2023-01-01")], insurance=[months("2026-02", "2026-02")])
    assert answer(case) == ("not_yet", "junior_college", "2026-08-01")


@pytest.mark.parametrize(
    ("educations", "begun", "told", "uninsured"),
    [
        (
            [education("bachelor", "2021-07-01"), education("master", None, "2024-07-01")],
            "2024-09-01",
            ("incomplete", "master", None),
            ("review", "master", None),
        ),
        (
            [education("bachelor", "2024-03-28"), education("junior_college", "2021-06-30")],
            "2021-08-01",
            ("incomplete", "junior_college", None),
            ("not_yet", "junior_college", "2026-09-01"),
        ),
    ],
)
def test_a_route_that_is_satisfied_comes_before_one_that_is_so_only_if_the_major_is_related(
    educations: list[dict[str, Any]], begun: str, told: tuple[Any, ...], uninsured: tuple[Any, ...]
) -> None:
    unknown: dict[str, Any] = {
        "target": {"major_relation": None},
        "educations": educations,
        "employment": [work(begun)],
    }
    assert answer(plain(**unknown, applicant={"refuses_assignment": None})) == told
    assert answer(plain(**unknown, insurance=[])) == uninsured


def test_a_case_without_any_credential_is_refused_with_every_check_told() -> None:
    its = result(plain(educations=[]))
    assert its["verdict"] == "not_eligible"
    assert [line["key"] for line in its["checks"]] == [
        key for key in KEYS if key not in ("bachelor", "secondary_vocational")
    ]
