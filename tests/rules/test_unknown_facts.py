"""Which of several unknown facts matter: each fact of each item by itself, whatever is answered to the others."""

from copy import deepcopy
from typing import Any

import pytest

from tests.rules.people import AGENCY, EMPLOYER, OTHER
from tests.rules.plain import PLAIN
from zhicheng.codes import UNSTATED
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.unknown_facts import MOST_WORK, count_items, list_unknown_facts, settle_case
from zhicheng.policy import installed

POLICY = installed.find_policy("kunming/2023")
BOOK = codebook(POLICY)
Case = dict[str, Any]


def build_case(filing: str, series: str, **facts: Any) -> Case:
    """A plain employee of an enterprise of Kunming, with what else is stated of them."""
    target = {"series": series, "specialty": "机械", "level": None, "major_relation": "same", "school_stage": None}
    return {
        "filing_date": filing,
        "publicity": facts.pop("publicity", None),
        "applicant": deepcopy(PLAIN["applicant"]),
        "employer": {**PLAIN["employer"], "uscc": facts.pop("uscc", EMPLOYER)},
        "target": {**target, **facts.pop("target", {})},
        **facts,
    }


def build_post(start: str, end: str | None, record: str | None, **others: Any) -> Case:
    """A spell of professional work at the employer."""
    post = {"start": start, "end": end, "employer": EMPLOYER, "work": "professional", "series": "engineering"}
    return {**post, "record": record, **others}


def build_months(first: str, last: str, payer: str = EMPLOYER, **others: Any) -> Case:
    """Months of insurance in Kunming and in time."""
    return {"from": first, "to": last, "payer": payer, "area": "kunming", "late": False, **others}


def find_result(case: Case, key: str) -> str:
    """The result of one check."""
    return next(str(one["result"]) for one in check(case, POLICY)["checks"] if one["key"] == key)


def build_two_unrecorded_posts(relation: str | None, records: tuple[str | None, str | None]) -> Case:
    """A worker with a certificate and a diploma of the autumn; of the post of today and the next no record is stated."""
    return build_case(
        "2026-03-10",
        "mass_culture",
        target={"level": "assistant", "major_relation": relation},
        educations=[{"level": "bachelor", "diploma_date": "2026-09-25", "mode": "part_time", "recognized": True}],
        skills=[{"level": "senior", "date": "2024-01-08"}],
        employment=[
            build_post("2024-03-08", None, records[0], series="mass_culture"),
            build_post("2026-10-11", None, records[1], series="mass_culture"),
        ],
        insurance=[build_months("2025-12", "2026-03", late=True)],
    )


def test_a_fact_matters_where_one_of_two_like_facts_is_answered_otherwise_than_the_other() -> None:
    """Both posts with a record, or both without: the certificate decides. Only the next one: the diploma, by its major."""
    one_record = ("none", "recruitment_register")
    days = [check(build_two_unrecorded_posts(relation, one_record), POLICY)["earliest"] for relation in MAJORS]
    assert days[0] != days[1]
    assert find_result(build_two_unrecorded_posts(None, (None, None)), "unrelated_major") == "unknown"


MAJORS = ("same", "unrelated")


@pytest.mark.parametrize("records", [("recruitment_register",) * 2, ("none",) * 2])
def test_and_not_where_like_facts_are_answered_alike(records: tuple[str, str]) -> None:
    assert find_result(build_two_unrecorded_posts(None, records), "unrelated_major") == "not_applicable"


def test_a_fact_that_cannot_matter_leaves_no_check_unknown_beside_one_of_the_same_kind_that_can() -> None:
    """The post of 2019 decides which route is taken; that of 2021 decides nothing, and with it the certificate is full."""
    case = build_case(
        "2023-11-30",
        "engineering",
        publicity={"start": "2023-11-15", "end": "2023-11-22"},
        educations=[{"level": "junior_college", "diploma_date": "2019-09-15", "mode": "part_time", "recognized": True}],
        skills=[{"level": "technician", "date": "2021-11-15"}],
        employment=[
            build_post("2019-11-15", None, None),
            build_post("2021-11-15", "2021-12-15", "recruitment_register"),
            build_post("2021-12-16", None, None),
            build_post("2022-06-03", None, "recruitment_register"),
        ],
        insurance=[build_months("2023-11", "2023-11", payer=AGENCY, area="elsewhere")],
    )
    assert find_result(case, "junior_college") == "unknown"
    assert find_result(case, "senior_worker") == "not_applicable"


def test_a_change_of_series_is_unknown_where_only_its_day_hangs_on_the_series_of_a_post() -> None:
    """Not yet for want of insurance; where the post of 2021 was of another series, a year after that of 2024 besides."""
    case = build_case(
        "2023-11-05",
        "reporting",
        skills=[{"level": "senior", "date": "2021-11-03"}],
        titles=[{"level": "assistant", "series": "museum", "date": "2020-08-27", "by_change_of_series": False}],
        licences=[{"kind": "journalist", "date": "2023-08-07"}],
        employment=[
            build_post("2021-11-05", None, "recruitment_register", series=None),
            build_post("2024-02-13", None, None, series="reporting"),
        ],
        insurance=[build_months("2023-03", "2023-08")],
    )
    result = check(case, POLICY)
    assert result["verdict"] == "not_yet"
    assert find_result(case, "series_change") == "unknown"
    assert {"post_change_proof", "former_title_certificate"} <= {*result["materials"]}


def test_months_after_the_title_of_the_standard_are_months_of_work() -> None:
    """三级岗位满 1 年: a title of 2019 and a first post of 2022 are no year in that post."""
    case = build_case(
        "2023-01-05",
        "secondary_vocational_practical_training",
        educations=[{"level": "master", "degree_date": "2022-12-04", "mode": "part_time", "recognized": True}],
        titles=[
            {
                "level": "technician",
                "series": "secondary_vocational_practical_training",
                "date": "2019-07-24",
                "by_change_of_series": False,
            }
        ],
        licences=[{"kind": "vocational_teacher", "date": "2017-07-15"}],
        employment=[
            build_post("2022-12-04", None, "recruitment_register", series="secondary_vocational_practical_training")
        ],
        insurance=[build_months("2021-05", "2023-01")],
    )
    assert find_result(case, "series_standard") == "review"
    assert find_result({**case, "filing_date": "2023-12-04"}, "series_standard") == "pass"


@pytest.mark.parametrize(("payer", "result"), [(AGENCY, "pass"), (OTHER, "unknown")])
def test_the_dispatch_agency_is_known_by_its_own_code_whoever_the_employer_is(payer: str, result: str) -> None:
    case = build_case(
        "2026-06-02",
        "engineering",
        uscc=None,
        dispatch_agency={"uscc": AGENCY},
        skills=[{"level": "senior", "date": "2021-11-03"}],
        employment=[build_post("2021-11-05", None, "recruitment_register", employer=None)],
        insurance=[build_months("2025-01", "2026-06", payer=payer)],
    )
    assert find_result(case, "last_payer") == result


@pytest.mark.parametrize(("posts", "is_told"), [(1, True), (12, False)])
def test_of_too_many_unknown_facts_each_is_asked(posts: int, is_told: bool) -> None:
    """Work before the credential decides nothing; to tell takes a judgement for every combination of answers."""
    case = build_two_unrecorded_posts(None, (None, None))
    former = [build_post("2010-03-01", f"2011-01-{day:02}", None) for day in range(1, posts + 1)]
    person = read_case({**case, "employment": [*case["employment"], *former]}, BOOK).person
    terms = BOOK.terms.kindest
    facts = list_unknown_facts(person, terms)
    assert (2 ** len(facts) * count_items(person) <= MOST_WORK) is is_told
    assert settle_case(person, terms).work_record[:posts].count(UNSTATED) == (0 if is_told else posts)


def build_teacher(**facts: Any) -> Case:
    """A teacher of a primary school with a degree and a year of work."""
    return build_case(
        "2026-03-10",
        "school_teaching",
        target={"school_stage": "primary", **facts.pop("target", {})},
        educations=[{"level": "bachelor", "diploma_date": "2023-06-30", "mode": "full_time", "recognized": True}],
        employment=[build_post("2024-03-01", None, "recruitment_register", series="school_teaching")],
        insurance=[build_months("2025-01", "2026-02")],
        **facts,
    )


def find_check(case: Case, key: str) -> dict[str, Any]:
    """One check with its sentences."""
    return next(one for one in check(case, POLICY)["checks"] if one["key"] == key)


def test_a_licence_with_a_date_is_told_beside_one_without() -> None:
    """The one without was told with the day that stands for "long ago", which is no day."""
    dated, undated = ({"kind": "school_teacher", "date": day} for day in ("2024-01-05", None))
    told = find_check(build_teacher(licences=[undated, dated]), "entry_licence")
    assert told["result"] == "pass"
    assert "2024年1月5日" in told["reason"]


def test_papers_are_those_of_the_clauses_applied_also_where_their_unknowns_do_not_matter() -> None:
    """Refused for a review of the year: neither the day of the licence nor the series of the post can matter."""
    case = build_teacher(
        licences=[{"kind": "school_teacher", "date": None}],
        titles=[{"level": "assistant", "series": "museum", "date": "2020-08-27", "by_change_of_series": False}],
    )
    case["employment"][0]["series"] = None
    case["applicant"]["annual_review"] = "unqualified"
    assert {find_result(case, key) for key in ("entry_licence", "series_change")} == {"not_applicable"}
    assert "不影响结果" in find_check(case, "series_change")["reason"]
    assert {"entry_licence", "post_change_proof", "former_title_certificate"} <= {*check(case, POLICY)["materials"]}


def test_a_fact_matters_also_where_it_decides_only_if_another_leaves_the_case_to_time() -> None:
    """One day is missing of the three years: the lower level is open now, whatever the major. If another unit paid last,
    both levels have to wait, and the higher is the better, unless the major asks a year more.
    """
    case = build_case(
        "2028-02-29",
        "secondary_vocational_practical_training",
        publicity={"start": "2028-02-11", "end": "2028-02-21"},
        target={"major_relation": None},
        educations=[{"level": "junior_college", "diploma_date": "2025-02-13", "mode": "full_time", "recognized": True}],
        licences=[{"kind": "vocational_teacher", "date": "2025-01-12"}],
        employment=[
            build_post("2025-02-13", None, "recruitment_register", series="secondary_vocational_practical_training")
        ],
        insurance=[{**build_months("2027-06", "2028-02"), "payer": None}],
    )
    assert find_result(case, "unrelated_major") == "unknown"
    case["insurance"][0]["payer"] = EMPLOYER
    assert find_result(case, "unrelated_major") == "not_applicable"


def test_months_of_insurance_are_unknown_where_they_begin_anew_for_want_of_the_payer() -> None:
    """The month of filing is in the data, paid elsewhere: by this unit the six before it count, by another they do not."""
    case = build_teacher(licences=[{"kind": "school_teacher", "date": "2024-01-05"}])
    case["insurance"] = [
        build_months("2025-09", "2026-02"),
        {**build_months("2026-03", "2026-03"), "payer": None, "area": "elsewhere"},
    ]
    assert {find_result(case, key) for key in ("last_payer", "insured_months")} == {"unknown"}
    case["applicant"]["annual_review"] = "unqualified"
    told = find_check(case, "insured_months")
    assert told["result"] == "not_applicable"
    assert "不影响结果" in told["reason"]


def test_a_standard_that_asks_the_title_first_says_so() -> None:
    """Not 没有查到原文: the text was read, and a title is not held."""
    case = build_case(
        "2026-03-10",
        "secondary_vocational_practical_training",
        target={"level": "assistant"},
        educations=[{"level": "bachelor", "diploma_date": "2023-06-30", "mode": "full_time", "recognized": True}],
        licences=[{"kind": "vocational_teacher", "date": "2024-01-05"}],
        employment=[
            build_post("2024-03-01", None, "recruitment_register", series="secondary_vocational_practical_training")
        ],
        insurance=[build_months("2025-01", "2026-02")],
    )
    told = find_check(case, "series_standard")
    assert told["result"] == "review"
    assert "先有员级职称并工作满12个月" in told["reason"]
