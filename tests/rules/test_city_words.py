"""What other cities need said: each word of the data changes an answer of Kunming's plain person, and nothing else does."""

from pathlib import Path
from typing import Any

import pytest

from tests.rules.plain import answer, education, months, plain, result, said, title, work
from tests.rules.policies import Change, appended, changed, copied, field, value
from zhicheng.policy.installed import load_workday_calendar
from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import day_number, iso_day

Case = dict[str, Any]
Answer = tuple[str, str | None, str | None]
NO_INSURANCE = plain(insurance=[])
COUNTS = 'technician_preparatory = "bachelor" }'
FRESH = "2026-03-02"
ROUTE = '\n[[routes]]\nkey = "{key}"\nclause = "二（二）5"\nname = "博士"\ncredential = "doctor"\ncredential_name = "博士"\n'
LEVELS: list[Change] = [
    ("2023.toml", 'doctor = "master"', 'doctor = "doctor"'),
    ("2023.toml", '\n[[routes]]\nkey = "series_change"', f'{ROUTE.format(key="doctor")}months = 0\nwork = ["professional"]\n'
     'gives = "intermediate"\neducation = true\n\n[[routes]]\nkey = "series_change"'),
    value("standards.education_floor", '"fail"', '"ignore"'),
]  # fmt: skip


def with_intermediate_titles(folder: Path) -> None:
    """The column of 中级 titles, empty but for engineering."""
    path = folder / "kunming" / "series.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{row},{'工程师' if row.startswith('engineering,') else ''}" for row in rows]
    path.write_text("\n".join([f"{head},intermediate_title", *lines]) + "\n", encoding="utf-8")


def setting(path: str, toml: str, clause: str = "二（二）") -> Change:
    """A setting of which Kunming does not speak."""
    section, key = path.split(".")
    return appended("2023.toml", f'\n[{section}.{key}]\nclause = "{clause}"\nvalue = {toml}')


def long_served(relation: str | None) -> Case:
    """Somebody whose service would be long enough with twelve months more."""
    return plain(
        target={"major_relation": relation},
        employment=[work("2020-08-01")],
        educations=[education("bachelor", "2020-06-30")],
    )


def doctor(date: str) -> list[Case]:
    return [education("doctor", date, date)]


ROWS: list[tuple[str, Change, Case, Answer, Answer]] = [
    (
        "at once",
        field("master", "next_month = true", "months = 0"),
        plain(educations=[education("master", None, "2026-02-10")], employment=[work(FRESH)]),
        ("not_yet", "master", "2026-04-01"),
        ("eligible", "master", None),
    ),
    (
        "at once, and an unrelated major adds its months all the same",
        field("master", "next_month = true", "months = 0"),
        plain(
            educations=[education("master", None, "2024-02-10")],
            employment=[work("2025-04-01")],
            target={"major_relation": "unrelated"},
        ),
        ("not_yet", "master", "2026-05-01"),
        ("not_yet", "master", "2026-04-01"),
    ),
    (
        "before and after the degree together",
        field("bachelor", "months = 12", "months = 6\nmonths_in_all = 36"),
        plain(educations=[education("bachelor", "2025-06-30")], employment=[work("2023-04-01")], target={"level": "assistant"}),
        ("not_yet", "bachelor", "2026-06-30"),
        ("not_yet", "bachelor", "2026-04-01"),
    ),
    (
        "a class of its own counts as what the policy says",
        ("2023.toml", COUNTS, 'technician_preparatory = "bachelor", technician_class = "bachelor" }'),
        plain(educations=[education("bachelor", "2024-06-30")]),
        ("eligible", "bachelor", None),
        ("eligible", "bachelor", None),
    ),
    (
        "full-time only",
        setting("education.modes", '{ full_time = "pass", part_time = "fail" }'),
        plain(educations=[{**education("bachelor", "2024-06-30"), "mode": "part_time"}]),
        ("eligible", "bachelor", None),
        ("not_eligible", None, None),
    ),
    (
        "the mode of study is not stated",
        setting("education.modes", '{ full_time = "pass", part_time = "fail" }'),
        plain(),
        ("eligible", "bachelor", None),
        ("incomplete", "bachelor", None),
    ),
    (
        "the mode of study does not matter where another diploma is enough",
        setting("education.modes", '{ full_time = "pass", part_time = "fail" }'),
        plain(
            educations=[
                education("bachelor", "2024-06-30"),
                {**education("bachelor", "2024-06-30"), "mode": "full_time"},
            ]
        ),
        ("eligible", "bachelor", None),
        ("eligible", "bachelor", None),
    ),
    (
        "an unrelated major is not admitted",
        setting("major.unrelated", '"fail"'),
        long_served("unrelated"),
        ("eligible", "bachelor", None),
        ("not_eligible", None, None),
    ),
    (
        "an unrelated major is for a person to see",
        setting("major.unrelated", '"review"'),
        long_served("unrelated"),
        ("eligible", "bachelor", None),
        ("review", "bachelor", None),
    ),
    (
        "whether the major is related decides",
        setting("major.unrelated", '"fail"'),
        long_served(None),
        ("eligible", "bachelor", None),
        ("incomplete", "bachelor", None),
    ),
    (
        "service counted to 31 December",
        value("service.cut_off", '"publicity_start"', '"year_end"'),
        plain(employment=[work("2025-09-01")]),
        ("not_yet", "bachelor", "2026-09-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "service full on 1 January is full on the 31st of December",
        value("service.cut_off", '"publicity_start"', '"year_end"'),
        plain(employment=[work("2026-01-01")], educations=[education("bachelor", "2025-06-30")]),
        ("not_yet", "bachelor", "2027-01-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "a day later it waits for the new year",
        value("service.cut_off", '"publicity_start"', '"year_end"'),
        plain(employment=[work("2026-01-02")], educations=[education("bachelor", "2025-06-30")]),
        ("not_yet", "bachelor", "2027-01-02"),
        ("not_yet", "bachelor", "2027-01-01"),
    ),
    (
        "service counted to the end of the quarter",
        value("service.cut_off", '"publicity_start"', '"quarter_end"'),
        plain(employment=[work("2025-04-01")]),
        ("not_yet", "bachelor", "2026-04-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "a change of series counted to the end of the year",
        value("service.cut_off", '"publicity_start"', '"year_end"'),
        plain(educations=[], titles=[title("assistant", "agronomy", "2020-01-01")], employment=[work("2025-09-01")]),
        ("not_yet", "series_change", "2026-09-01"),
        ("review", "series_change", None),
    ),
    (
        "months of insurance of one route",
        field("bachelor", "months = 12", "months = 12\ninsured_months = 1"),
        plain(insurance=[months("2026-02", "2026-02")]),
        ("not_yet", "bachelor", "2026-08-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "more months of insurance on one route",
        field("bachelor", "months = 12", "months = 12\ninsured_months = 24"),
        plain(target={"level": "assistant"}),
        ("eligible", "bachelor", None),
        ("not_yet", "bachelor", "2026-08-01"),
    ),
    (
        "a permit of residence in the place of insurance, not stated",
        setting("insurance.instead", '["residence"]'),
        plain(insurance=[months("2025-12", "2026-02")]),
        ("not_yet", "bachelor", "2026-06-01"),
        ("incomplete", "bachelor", None),
    ),
    (
        "who paid last is not asked",
        setting("checks.not_asked", '["last_payer"]'),
        plain(insurance=[months("2024-08", "2026-02", payer="125301024317654327")]),
        ("not_yet", "bachelor", "2026-04-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "neither months nor payer are asked",
        setting("checks.not_asked", '["last_payer", "insured_months"]'),
        NO_INSURANCE,
        ("not_yet", "bachelor", "2026-09-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "the annual review is not asked",
        setting("checks.not_asked", '["annual_review"]'),
        plain(applicant={"annual_review": None}),
        ("incomplete", "bachelor", None),
        ("eligible", "bachelor", None),
    ),
    (
        "conduct is not asked",
        setting("checks.not_asked", '["conduct"]'),
        plain(applicant={"refuses_assignment": None, "not_competent": True}),
        ("not_eligible", None, None),
        ("eligible", "bachelor", None),
    ),
    (
        "no work permit is asked",
        setting("checks.not_asked", '["work_permit"]'),
        plain(applicant={"origin": "foreign"}),
        ("incomplete", "bachelor", None),
        ("eligible", "bachelor", None),
    ),
    (
        "no licence is asked",
        setting("checks.not_asked", '["entry_licence"]'),
        plain(target={"series": "law_practice", "specialty": "诉讼"}),
        ("not_eligible", None, None),
        ("eligible", "bachelor", None),
    ),
    (
        "a route for some series only",
        field("bachelor", "months = 12", 'months = 12\nseries = ["agronomy"]'),
        plain(target={"level": "assistant"}),
        ("eligible", "bachelor", None),
        ("not_eligible", None, None),
    ),
    (
        "several credentials for one route",
        field("bachelor", "months = 12", 'months = 12\nmore_credentials = ["junior_college"]'),
        plain(educations=[education("junior_college", "2024-06-30")], target={"level": "assistant"}),
        ("not_yet", "junior_college", "2027-08-01"),
        ("eligible", "bachelor", None),
    ),
    (
        "a contract stands for the record",
        value("service.records", '["recruitment_register", "appointment_notice"]', '["appointment_notice", "labour_contract"]'),
        plain(),
        ("eligible", "bachelor", None),
        ("not_eligible", None, None),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "case", "before", "after"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_word_of_the_data_changes_the_answer(
    tmp_path: Path, change: Change, case: Case, before: Answer, after: Answer
) -> None:
    assert (answer(case), answer(case, changed(tmp_path, change))) == (before, after)


@pytest.fixture
def with_residence(tmp_path: Path) -> Policy:
    return changed(tmp_path, setting("insurance.instead", '["residence"]'))


@pytest.mark.parametrize(
    ("residence", "paid", "verdict", "insured"),
    [
        (True, [], "review", "not_applicable"),  # of who pays last somebody has to see to it
        (False, [], "not_yet", "later"),
        (None, [], "incomplete", "unknown"),
        (True, [months("2025-12", "2026-02")], "eligible", "not_applicable"),
        (False, [months("2025-12", "2026-02")], "not_yet", "later"),
        (None, [months("2025-08", "2026-02")], "eligible", "pass"),
    ],
)
def test_a_permit_of_residence_is_asked_where_it_can_help(
    with_residence: Policy, residence: bool | None, paid: list[Case], verdict: str, insured: str
) -> None:
    case = plain(applicant={"residence": residence}, insurance=paid)
    assert (result(case, with_residence)["verdict"], said(case, "insured_months", with_residence)[0]) == (
        verdict,
        insured,
    )


def test_a_contract_is_a_record_where_the_policy_takes_it(tmp_path: Path) -> None:
    records = value("service.records", '["recruitment_register", "appointment_notice"]', '["labour_contract"]')
    policy = changed(tmp_path, records)
    spell = {**work("2024-08-01"), "record": "labour_contract"}
    assert answer(plain(employment=[spell]), policy) == ("eligible", "bachelor", None)
    unsaid = result(plain(employment=[{**spell, "record": None}]), policy)
    reason = next(one["reason"] for one in unsaid["checks"] if one["key"] == "bachelor")
    assert "有的工作经历还没有说明有没有劳动（聘用）合同，没有的，二（四）不计算" in reason


def test_an_intermediate_title_is_given_where_the_series_has_one(tmp_path: Path) -> None:
    path = copied(tmp_path, *LEVELS)
    with_intermediate_titles(tmp_path)
    policy = load_policy(path)
    its = result(plain(educations=doctor("2026-01-10"), employment=[work("2026-02-02")]), policy)
    assert [its[key] for key in ("verdict", "route", "level", "title")] == [
        "review",
        "doctor",
        "intermediate",
        "工程师",
    ]
    asked = plain(
        educations=doctor("2020-01-10"), target={"series": "museum", "specialty": "文物", "level": "intermediate"}
    )
    assert result(asked, policy)["verdict"] == "not_eligible"  # the series has no 中级 here
    lower = plain(target={"level": "intermediate"})
    assert result(lower, policy)["verdict"] == "not_eligible"
    held = plain(educations=doctor("2020-01-10"), titles=[title("intermediate", "engineering", "2025-01-01")])
    assert said(held, "held", policy)[0] == "fail"


def test_service_that_is_not_asked_is_not_among_the_checks(tmp_path: Path) -> None:
    policy = changed(tmp_path, setting("checks.not_asked", '["conduct", "series_change", "series_standard"]'))
    keys = {one["key"] for one in result(plain(), policy)["checks"]}
    assert keys & {"conduct", "series_change", "series_standard"} == set()
    assert {one["key"] for one in result(plain())["checks"]} >= {"conduct", "series_change", "series_standard"}


WINDOWS = """
[[filing.windows]]
clause = "四"
opens = 2026-05-06
closes = 2026-06-30
[[filing.windows]]
clause = "四"
opens = 2026-11-01
closes = 2026-11-15"""


@pytest.mark.parametrize(
    ("filing", "change", "window"),
    [
        ("2026-02-28", value("filing.last_day", "20", "31"), ("2026-03-01", "2026-03-31")),
        ("2026-06-30", value("filing.last_day", "20", "31"), ("2026-06-01", "2026-06-30")),
        ("2026-06-25", value("filing.last_day", "20", "31"), ("2026-06-01", "2026-06-30")),
        ("2026-03-10", appended("2023.toml", WINDOWS), ("2026-05-06", "2026-06-30")),
        ("2026-06-30", appended("2023.toml", WINDOWS), ("2026-05-06", "2026-06-30")),
        ("2026-07-01", appended("2023.toml", WINDOWS), ("2026-11-01", "2026-11-15")),
        ("2026-11-16", appended("2023.toml", WINDOWS), ("2027-03-01", "2027-03-20")),
        ("2025-12-21", appended("2023.toml", WINDOWS), ("2026-05-06", "2026-06-30")),
    ],
)
def test_windows_to_the_last_of_the_month_and_by_their_dates(
    tmp_path: Path, filing: str, change: Change, window: tuple[str, str]
) -> None:
    found = build_timetable(changed(tmp_path, change), load_workday_calendar()).window_from(day_number(filing))
    assert (iso_day(found.opens), iso_day(found.closes)) == window
