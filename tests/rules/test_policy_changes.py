"""A number, a list, a window, a routing row, a reading: whoever changes the policy sees other answers, without any code."""

from pathlib import Path
from typing import Any

import pytest

from tests.rules.plain import AGENCY, EMPLOYER, STRANGER, education, kunming, months, plain, result, said, title, work
from tests.rules.policies import Change, appended, changed, field, value

Case = dict[str, Any]
RECENT = plain(employment=[work("2025-08-04")])
SHORT_INSURANCE = plain(insurance=[months("2025-12", "2026-02")])
DISPATCHED: Case = {"dispatch_agency": {"uscc": AGENCY}}
MUNICIPAL = {"kind": "public_institution", "affiliation": "municipal"}
MASTER = [education("master", None, "2025-06-30")]
DURING = {"start": "2026-03-02", "end": "2026-03-09"}
KINDS = (
    'enterprise = "pass", state_owned_enterprise = "pass", public_institution = "pass", '
    'social_organization = "pass", law_firm = "pass", individual_business = "{}", government_body = "{}"'
)
REVIEWS = (
    '{{ excellent = "pass", qualified = "pass", basically_qualified = "fail", unqualified = "fail", none = "{}" }}'
)
AFFILIATIONS = '{{ central = "fail", provincial = "{}", municipal = "pass", county = "pass", none = "pass" }}'
AREAS = '{{ kunming = "good", provincial = "{}", elsewhere = "not_counted" }}'
DISPATCH = '{{ employer = "pass", agency = "{}", related_unit = "pass", parent = "review", other = "fail" }}'
TO_ASSISTANT = {"level": "assistant"}


def numbers() -> list[tuple[Change, Case, str, str]]:
    """A number changed, a person, the verdict before and after."""
    return [
        (field("bachelor", "months = 12", "months = 6"), RECENT, "not_yet", "review"),  # the standard asks more
        (
            field("bachelor", "months = 12", "months = 24"),
            plain(target=TO_ASSISTANT),
            "eligible",
            "not_yet",
        ),
        (value("insurance.months", "6", "3"), SHORT_INSURANCE, "not_yet", "eligible"),
        (value("major.months", "12", "6"), plain(target={"major_relation": "unrelated"}), "not_yet", "eligible"),
        (value("major.months", "12", "0"), plain(target={"major_relation": None}), "incomplete", "eligible"),
        (
            value("series_change.months", "12", "24"),
            plain(educations=[], titles=[title("assistant", "agronomy", "2020-01-01")]),
            "review",
            "not_yet",
        ),
        (field("master", "next_month = true", "months = 12"), plain(educations=MASTER), "eligible", "not_yet"),
        (
            field("master", "uninsured = true", "uninsured = false"),
            plain(educations=MASTER, insurance=SHORT_INSURANCE["insurance"]),
            "eligible",
            "not_yet",
        ),
    ]


def lists() -> list[tuple[Change, Case, str, str]]:
    """A list changed: a word more, a word less, another meaning of a word."""
    retired = plain(applicant={"status": "retired"})
    statuses = '["civil_servant", "managed_as_civil_servant", "retired"]'
    recorded = plain(employment=[{**work("2024-08-01"), "record": "appointment_notice"}])
    records = '["recruitment_register", "appointment_notice"]'
    doubtful = plain(target={"specialty": "电子信息"})
    economics = 'unless = ["经济林", "技术经济", "经济作物", "经济动物"]'
    skilled = field("bachelor", 'work = ["professional"]', 'work = ["professional", "skilled"]')
    return [
        (value("scope.excluded_statuses", statuses, '["civil_servant"]'), retired, "not_eligible", "eligible"),
        (value("service.records", records, '["recruitment_register"]'), recorded, "eligible", "not_eligible"),
        (("2023.toml", 'word = "电子信息"', 'word = "电子商务"'), doubtful, "review", "eligible"),
        (
            ("2023.toml", economics, 'unless = ["经济林"]'),
            plain(target={"specialty": "技术经济"}),
            "eligible",
            "review",
        ),
        (skilled, plain(employment=[work("2024-08-01", kind="skilled")]), "not_eligible", "eligible"),
        (
            ("2023.toml", 'technical_senior = "junior_college"', 'technical_senior = "bachelor"'),
            plain(educations=[education("technical_senior", "2024-06-30")], target=TO_ASSISTANT),
            "not_yet",
            "eligible",
        ),
        (
            (
                "series.csv",
                "museum,10,文物博物专业人员,,,助理馆员,assess",
                "museum,10,文物博物专业人员,,,助理馆员,exam",
            ),
            plain(target={"series": "museum"}),
            "eligible",
            "out_of_scope",
        ),
        (
            ("series.csv", "museum,10,文物博物专业人员,,,", "museum,10,文物博物专业人员,,管理员,"),
            plain(target={"series": "museum"}, educations=[education("secondary_vocational", "2020-06-30")]),
            "not_yet",  # C7: 60 months
            "review",  # a level whose standard is not entered
        ),
        (
            ("series.csv", "veterinarian,conditional", "veterinarian,required"),
            plain(target={"series": "veterinary"}),
            "review",
            "not_eligible",
        ),
        (
            appended("related_units.csv", f"{EMPLOYER},{STRANGER},原名,2020-01-01,登记"),
            plain(insurance=[months("2024-08", "2026-02", payer=STRANGER)]),
            "not_yet",
            "eligible",
        ),
        (
            ("standards.csv", "engineering,assistant,bachelor,12,", "engineering,assistant,bachelor,24,"),
            plain(target=TO_ASSISTANT),  # C6: a person looks at the months between notice and standard
            "eligible",
            "review",
        ),
        (
            ("standards.csv", "engineering,technician,junior_college,12,", "engineering,technician,no_education,12,"),
            plain(educations=[education("junior_college", "2024-06-30")], target={"level": "technician"}),
            "eligible",
            "not_eligible",
        ),
        (
            appended("standards.csv", "mass_culture,assistant,bachelor,12,,,,省厅来文,text,"),
            plain(target={"series": "mass_culture", "level": "assistant"}, employment=[work("2024-08-01")]),
            "review",
            "eligible",
        ),
        (
            appended("standards.csv", "mass_culture,assistant,master,0,,,,省厅来文,text,"),
            plain(target={"series": "mass_culture", "level": "assistant"}, employment=[work("2024-08-01")]),
            "review",
            "not_eligible",
        ),
    ]


def readings() -> list[tuple[Change, Case, str, str]]:
    """Another reading chosen."""
    full_within = plain(employment=[work("2025-03-05")], publicity=DURING)
    no_review = plain(applicant={"annual_review": "none"}, employment=[work("2025-02-01")])
    late = plain(insurance=[months("2024-08", "2026-02", late=True)])
    provincial = plain(insurance=[months("2024-08", "2026-02", area="provincial")])
    by_agency = plain(**DISPATCHED, insurance=[months("2024-08", "2026-02", payer=AGENCY)])
    of_library = plain(employment=[work("2024-08-01", series="library")])
    office = plain(employer={"kind": "government_body"})
    kinds = "{{ {} }}".format
    return [
        (value("service.cut_off", '"publicity_start"', '"publicity_end"'), full_within, "not_yet", "eligible"),
        (value("service.series", '"any"', '"target"'), of_library, "eligible", "not_eligible"),
        (value("insurance.run_ends_before", "1", "0"), plain(), "eligible", "review"),
        (value("insurance.late", '"review"', '"good"'), late, "review", "eligible"),
        (value("insurance.late", '"review"', '"not_counted"'), late, "review", "not_yet"),
        (value("insurance.areas", AREAS.format("review"), AREAS.format("good")), provincial, "review", "eligible"),
        (
            value("insurance.payers_of_dispatched", DISPATCH.format("pass"), DISPATCH.format("fail")),
            by_agency,
            "eligible",
            "not_yet",
        ),
        (
            value("scope.employer_kinds", kinds(KINDS.format("review", "review")), kinds(KINDS.format("pass", "pass"))),
            office,
            "review",
            "eligible",
        ),
        (
            value("scope.annual_reviews", REVIEWS.format("pass"), REVIEWS.format("review")),
            no_review,
            "eligible",
            "review",
        ),
        (
            value("scope.employer_affiliations", AFFILIATIONS.format("fail"), AFFILIATIONS.format("pass")),
            plain(employer={"affiliation": "provincial"}),
            "out_of_scope",
            "eligible",
        ),
    ]


@pytest.mark.parametrize(("change", "case", "before", "after"), [*numbers(), *lists(), *readings()])
def test_a_change_of_the_policy_changes_the_verdict(
    tmp_path: Path, change: Change, case: Case, before: str, after: str
) -> None:
    other = changed(tmp_path, change)
    its = result(case, other)
    assert (result(case)["verdict"], its["verdict"]) == (before, after)
    assert its["policy_hash"] == other.hash != kunming().hash


@pytest.mark.parametrize(
    ("changes", "window"),
    [
        ([], {"opens": "2026-03-01", "closes": "2026-03-20"}),
        ([value("filing.months", "[3, 6, 9, 12]", "[1, 4, 7, 10]")], {"opens": "2026-04-01", "closes": "2026-04-20"}),
        ([value("filing.months", "[3, 6, 9, 12]", "[5]")], {"opens": "2026-05-01", "closes": "2026-05-20"}),
        ([value("filing.last_day", "20", "25")], {"opens": "2026-03-01", "closes": "2026-03-25"}),
        ([value("filing.last_day", "20", "9")], {"opens": "2026-06-01", "closes": "2026-06-09"}),
        ([value("filing.first_day", "1", "11")], {"opens": "2026-03-11", "closes": "2026-03-20"}),
        (
            [value("filing.last_day", "20", "21"), value("filing.rolls_over", "false", "true")],
            {"opens": "2026-03-01", "closes": "2026-03-23"},  # the 21st is a Saturday
        ),
    ],
)
def test_other_windows(tmp_path: Path, changes: list[Change], window: dict[str, str]) -> None:
    assert result(plain(), changed(tmp_path, *changes))["window"] == window


@pytest.mark.parametrize(
    ("changes", "latest"),
    [
        ([], "2026-03-12"),
        ([value("publicity.working_days", "5", "7")], "2026-03-10"),
        ([value("publicity.posting_day_counts", "false", "true")], "2026-03-13"),
        ([value("filing.last_day", "20", "16")], "2026-03-06"),
        (
            [value("filing.last_day", "20", "16"), value("publicity.starts_on_working_day", "true", "false")],
            "2026-03-08",
        ),
    ],
)
def test_other_publicity_periods(tmp_path: Path, changes: list[Change], latest: str) -> None:
    case = plain(filing_date="2026-03-02", publicity=None)
    assert result(case, changed(tmp_path, *changes))["plan"]["publicity"]["latest"] == latest


@pytest.mark.parametrize(
    ("change", "facts", "before", "after"),
    [
        (
            ("authorities.csv", "agronomy,,KM-NY,昆明市农业农村局", "agronomy,,KM-LC,昆明市林业和草原局"),
            {"employer": MUNICIPAL, "target": {"series": "agronomy"}},
            ("municipal", "KM-NY"),
            ("municipal", "KM-LC"),
        ),
        (
            appended("authorities.csv", "engineering,机械,KM-GX,昆明市工业和信息化局,三（三）,来文"),
            {"employer": MUNICIPAL},
            ("municipal_bureau", "530100"),
            ("municipal", "KM-GX"),
        ),
        (
            value("routing.municipal_kinds", '["state_owned_enterprise", "public_institution"]', "[]"),
            {"employer": MUNICIPAL},
            ("municipal_bureau", "530100"),
            ("county", "530102"),
        ),
        (
            ("2023.toml", 'aliases = ["530142", "530107", "530111402"]', 'aliases = ["530142", "530107"]'),
            {"employer": {"management_area": "530142"}},
            ("county", "KM-JK"),
            ("county", "KM-JK"),
        ),
    ],
)
def test_another_routing_row(
    tmp_path: Path, change: Change, facts: Case, before: tuple[str, str], after: tuple[str, str]
) -> None:
    told = [result(plain(**facts), policy)["authority"] for policy in (kunming(), changed(tmp_path, change))]
    assert [(one["kind"], one["code"]) for one in told] == [before, after]


def test_another_paper_and_another_route(tmp_path: Path) -> None:
    paper = (
        '\n[[materials]]\nkey = "photo"\nclause = "三（一）"\nwhen = "always"\nprovided_by = "applicant"\nname = "照片"'
    )
    route = (
        '\n[[routes]]\nkey = "doctor"\nclause = "二（二）5"\nname = "博士学位"\ncredential = "master"\n'
        'credential_name = "博士学位"\nmonths = 1\nwork = ["professional"]\ngives = "assistant"\neducation = true'
    )
    other = changed(tmp_path, appended("2023.toml", paper + "\n" + route))
    case = plain(educations=MASTER)
    assert set(result(case, other)["materials"]) - set(result(case)["materials"]) == {"photo"}
    assert said(case, "doctor", other)[:3] == ("pass", 8, 1)
    assert [line["route"] for line in result(case, other)["routes"]] == ["master", "doctor"]
