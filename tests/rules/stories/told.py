"""Twenty-four kinds of people who ask whether they can apply, as facts: all ask on 3 December 2026, none has been posted yet."""

from typing import Any, NamedTuple

from tests.rules.plain import AGENCY, STRANGER, education, months, plain, title, work

TODAY = "2026-12-03"


class Story(NamedTuple):
    """Who asks, and what must come out: verdict, route, first day; which checks stand how."""

    facts: dict[str, Any]
    verdict: str
    route: str | None
    earliest: str | None = None
    checks: dict[str, str] = {}


def asks(**changes: Any) -> dict[str, Any]:
    """Somebody with a bachelor's degree of 2025 and 15 months of work, insured all along; with changes."""
    usual: dict[str, Any] = {
        "filing_date": TODAY,
        "publicity": None,
        "educations": [education("bachelor", "2025-06-30", "2025-06-30")],
        "employment": [work("2025-09-01")],
        "insurance": [months("2025-09", "2026-11")],
    }
    return plain(**{**usual, **changes})


def of_series(series: str, specialty: str | None = None, **changes: Any) -> dict[str, Any]:
    """A target."""
    return {"series": series, "specialty": specialty, "level": None, "major_relation": "same", **changes}


STORIES: dict[str, Story] = {
    "本科，还差九天": Story(
        asks(employment=[work("2025-12-12")], insurance=[months("2025-12", "2026-11")]),
        "not_yet",
        "bachelor",
        "2026-12-12",
        {"bachelor": "later"},
    ),
    "硕士，学位2026年11月20日，早就工作": Story(
        asks(
            educations=[education("master", None, "2026-11-20")],
            employment=[work("2024-07-01")],
            insurance=[months("2024-07", "2026-11")],
        ),
        "eligible",
        "master",
        None,
        {"master": "pass", "insured_months": "not_applicable"},
    ),
    "硕士，11月9日入职，社保一个月": Story(
        asks(
            educations=[education("master", "2026-06-30", "2026-06-30")],
            employment=[work("2026-11-09")],
            insurance=[months("2026-11", "2026-11")],
        ),
        "eligible",
        "master",
        None,
        {"master": "pass", "insured_months": "not_applicable", "last_payer": "pass"},
    ),
    "硕士研究生，只有毕业证": Story(
        asks(
            educations=[education("master", "2026-06-30")],
            employment=[work("2026-11-09")],
            insurance=[months("2026-11", "2026-11")],
        ),
        "not_yet",
        "bachelor",
        "2027-11-09",
        {"bachelor": "later", "insured_months": "later"},
    ),
    "大专，到今天正好三十六个月": Story(
        asks(
            educations=[education("junior_college", "2023-06-30")],
            employment=[work("2023-12-03")],
            insurance=[months("2023-12", "2026-11")],
        ),
        "eligible",
        "junior_college",
        None,
        {"junior_college": "pass"},
    ),
    "高级工，没有学历": Story(
        asks(
            educations=[],
            skills=[{"level": "senior", "date": "2024-05-01"}],
            employment=[work("2024-05-06", kind="skilled")],
            insurance=[months("2024-06", "2026-11")],
        ),
        "eligible",
        "senior_worker",
        None,
        {"senior_worker": "pass", "education_recognized": "not_applicable"},
    ),
    "专业不清楚，十六个月": Story(
        asks(
            target={"major_relation": None},
            educations=[education("bachelor", "2025-06-30", "2025-06-30")],
            employment=[work("2025-08-01")],
            insurance=[months("2025-08", "2026-11")],
        ),
        "incomplete",
        "bachelor",
        None,
        {"bachelor": "unknown", "unrelated_major": "unknown"},
    ),
    "专业不清楚，五十二个月": Story(
        asks(
            target={"major_relation": None},
            educations=[education("bachelor", "2022-06-30", "2022-06-30")],
            employment=[work("2022-08-01")],
            insurance=[months("2022-08", "2026-11")],
        ),
        "eligible",
        "bachelor",
        None,
        {"bachelor": "pass", "unrelated_major": "not_applicable"},
    ),
    "专业不相关": Story(
        asks(
            target={"major_relation": "unrelated", "level": "assistant"},
            employment=[work("2025-08-01")],
            insurance=[months("2025-08", "2026-11")],
        ),
        "not_yet",
        "bachelor",
        "2027-08-01",
        {"bachelor": "later", "unrelated_major": "pass"},
    ),
    "公务员": Story(asks(applicant={"status": "civil_servant"}), "not_eligible", None, None, {"status": "fail"}),
    "中央单位": Story(
        asks(employer={"affiliation": "central"}), "out_of_scope", None, None, {"employer_in_scope": "fail"}
    ),
    "外国人，没有工作许可证": Story(
        asks(applicant={"origin": "foreign", "work_permit": False}), "not_eligible", None, None, {"work_permit": "fail"}
    ),
    "香港人": Story(asks(applicant={"origin": "hmt"}), "eligible", "bachelor", None, {"work_permit": "not_applicable"}),
    "会计": Story(
        asks(target=of_series("accounting", "会计"), employment=[work("2025-09-01", series="accounting")]),
        "out_of_scope",
        None,
        None,
        {"series_in_scope": "fail"},
    ),
    "劳务派遣": Story(
        asks(dispatch_agency={"uscc": AGENCY}, insurance=[months("2025-09", "2026-11", AGENCY)]),
        "eligible",
        "bachelor",
        None,
        {"last_payer": "pass"},
    ),
    "高级工班，学信网上查不到": Story(
        asks(
            educations=[education("technical_senior", "2023-07-01")],
            employment=[work("2023-08-01")],
            insurance=[months("2023-08", "2026-11")],
        ),
        "eligible",
        "junior_college",
        None,
        {"junior_college": "pass", "education_recognized": "pass"},
    ),
    "中专，不清楚得不得到承认": Story(
        asks(educations=[education("secondary_vocational", "2024-07-01", recognized=None)]),
        "incomplete",
        "secondary_vocational",
        None,
        {"secondary_vocational": "unknown", "education_recognized": "unknown"},
    ),
    "员级满五十个月，学历不清楚得不得到承认": Story(
        asks(
            educations=[education("secondary_vocational", "2020-07-01", recognized=None)],
            titles=[title("technician", "engineering", "2022-09-15")],
            employment=[work("2020-08-01")],
            insurance=[months("2020-08", "2026-11")],
        ),
        "eligible",
        "technician_title",
        None,
        {"technician_title": "pass", "education_recognized": "not_applicable"},
    ),
    "变更系列，新到一个单位": Story(
        asks(
            educations=[education("bachelor", "2020-06-30", "2020-06-30")],
            titles=[title("assistant", "archives", "2022-09-15")],
            employment=[work("2020-08-01", "2025-11-19", "archives"), work("2025-11-20")],
            insurance=[months("2020-08", "2026-11")],
        ),
        "eligible",
        "series_change",
        None,
        {"series_change": "pass"},
    ),
    "变更系列，同一单位，现岗位早于原职称": Story(
        asks(
            educations=[education("bachelor", "2022-06-30", "2022-06-30")],
            titles=[title("assistant", "archives", "2024-09-15")],
            employment=[work("2022-07-15")],
            insurance=[months("2022-08", "2026-11")],
        ),
        "review",
        "series_change",
        None,
        {"series_change": "review"},
    ),
    "小学教师，没有教师资格证": Story(
        asks(
            employer={"kind": "public_institution", "affiliation": "county"},
            target=of_series("school_teaching", "语文", school_stage="primary"),
            employment=[work("2025-09-01", series="school_teaching")],
        ),
        "not_eligible",
        None,
        None,
        {"entry_licence": "fail"},
    ),
    "没有登记表": Story(
        asks(employment=[{**work("2025-09-01"), "record": None}]),
        "incomplete",
        "bachelor",
        None,
        {"bachelor": "unknown"},
    ),
    "社保才四个月": Story(
        asks(insurance=[months("2026-08", "2026-11")]), "not_yet", "bachelor", "2027-02-01", {"insured_months": "later"}
    ),
    "社保由别的单位缴，刚换了单位": Story(
        asks(
            employment=[{**work("2025-09-01", "2026-11-15"), "employer": STRANGER}, work("2026-11-16")],
            insurance=[months("2025-09", "2026-11", STRANGER)],
        ),
        "not_yet",
        "bachelor",
        "2027-01-01",
        {"last_payer": "later", "insured_months": "pass"},
    ),
    "药品生产，一（三）要由人判断": Story(
        asks(target=of_series("engineering", "药品生产")), "review", "bachelor", None, {"series_in_scope": "review"}
    ),
    "个体工商户": Story(
        asks(employer={"kind": "individual_business"}), "review", "bachelor", None, {"employed_in_kunming": "review"}
    ),
    "不知道自己的单位归谁管": Story(
        asks(employer={"kind": None, "affiliation": None, "registered_in_kunming": None, "management_area": None}),
        "incomplete",
        "bachelor",
        None,
        {"employed_in_kunming": "unknown", "employer_in_scope": "unknown"},
    ),
}
