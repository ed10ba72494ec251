"""People at the edges of the notice: what is said to them is true, names the fact that is missing, and leads on."""

from typing import Any

import pytest

from tests.rules.plain import AGENCY, EMPLOYER, education, months, plain, result, title, work
from zhicheng.cli.case_input import CasePosition
from zhicheng.cli.judging import CaseJudge, JudgedCase
from zhicheng.cli.output.layout import CaseReport, lay_out_case

TODAY = "2026-12-10"
NOT_POSTED = {"filing_date": TODAY, "publicity": None, "insurance": [months("2024-08", "2026-11")]}
AGENCY_POST = [{**work("2024-08-01"), "employer": AGENCY}]


def told(case: dict[str, Any], key: str) -> tuple[str, str, str | None]:
    """Result, sentence and way on of one check or of one finding on the procedure."""
    its = result(case)
    found = next(one for one in (*its["checks"], *its["procedure"]) if one["key"] == key)
    return found["result"], found["reason"], found["remedy"]


def laid_out(case: dict[str, Any]) -> CaseReport:
    """The case as the terminal shows it."""
    judge = CaseJudge(readings=False)
    return lay_out_case(JudgedCase(CasePosition("", 1), case, result(case), judge.policy_of(case)), judge)


def test_who_has_not_said_of_which_series_the_post_is_is_asked_and_not_told_to_go_on_working_until_years_ago() -> None:
    case = plain(
        titles=[title("assistant", "agronomy", "2020-06-10")],
        employment=[{**work("2021-08-01"), "series": None}],
    )
    answer, reason, remedy = told(case, "series_change")
    assert (answer, result(case)["verdict"]) == ("unknown", "incomplete")
    assert "现岗位属于哪个职称系列还没有填写" in reason and "最有利是从2021年8月1日起算、2022年8月1日满" in reason
    assert remedy == "请补填现岗位属于哪个职称系列，以及哪一天变更到这个岗位。"


def test_who_waits_on_a_post_of_no_stated_series_hears_both_answers() -> None:
    case = plain(
        titles=[title("assistant", "agronomy", "2020-06-10")],
        employment=[{**work("2025-06-01"), "series": None}],
    )
    answer, reason, remedy = told(case, "series_change")
    assert answer == "later" and "2026年6月1日满（现岗位属于哪个职称系列还没有填写" in reason
    assert remedy and remedy.startswith("请补填现岗位属于哪个职称系列。")


def test_a_post_at_an_agency_whose_code_is_not_stated_is_not_said_to_be_elsewhere() -> None:
    case = plain(
        **{**NOT_POSTED, "insurance": [months("2024-08", "2026-11", AGENCY)]},
        dispatch_agency={},
        employment=AGENCY_POST,
    )
    answer, reason, remedy = told(case, "employed_in_kunming")
    assert answer == "review" and "别的单位" not in reason
    assert "派遣公司的统一社会信用代码还没有填写" in reason and remedy and "派遣公司" in remedy
    assert told(case, "last_payer")[2] == "请补填缴纳单位、派遣公司的统一社会信用代码。"


def test_a_year_at_an_agency_whose_code_is_not_stated_may_have_been_a_year_here() -> None:
    case = plain(
        **{**NOT_POSTED, "insurance": [months("2024-08", "2026-11", AGENCY)]},
        dispatch_agency={},
        employment=AGENCY_POST,
        applicant={"annual_review": "none"},
    )
    assert told(case, "annual_review")[0] == "review"  # reviewed nowhere though here all the year, if it is that agency
    elsewhere = case | {"dispatch_agency": None}
    assert told(elsewhere, "annual_review")[0] == "pass"


def test_with_the_agencys_code_the_post_there_is_one_here() -> None:
    case = plain(
        **{**NOT_POSTED, "insurance": [months("2024-08", "2026-11", AGENCY)]},
        dispatch_agency={"uscc": AGENCY},
        employment=AGENCY_POST,
    )
    assert result(case)["verdict"] == "eligible"


def test_a_post_that_has_not_begun_is_not_said_to_last_until_today() -> None:
    answer, reason, remedy = told(plain(**NOT_POSTED, employment=[work("2027-01-04")]), "employed_in_kunming")
    assert answer == "review" and "2027年1月4日才开始" in reason and "至今" not in reason
    assert remedy == "请到岗以后再申报；日期填错的，请改正。"


@pytest.mark.parametrize(
    ("insurance", "reason_says", "remedy_says"),
    [
        ([months("2026-01", "2026-11", EMPLOYER, "elsewhere")], "2026年11月不是在昆明缴纳", "请转到昆明参保"),
        ([], "还没有社保缴费记录", "请尽快在昆明参保"),
        ([months("2026-01", "2026-08")], "2026年11月没有缴费记录", "请继续按月缴纳"),
    ],
    ids=["elsewhere", "never", "broken"],
)
def test_who_is_not_insured_here_is_told_to_begin_here(
    insurance: list[dict[str, Any]], reason_says: str, remedy_says: str
) -> None:
    answer, reason, remedy = told(plain(**{**NOT_POSTED, "insurance": insurance}), "insured_months")
    assert (answer, result(plain(**{**NOT_POSTED, "insurance": insurance}))["earliest"]) == ("later", "2027-06-01")
    assert reason_says in reason and remedy and remedy_says in remedy


def test_who_was_insured_by_another_unit_hears_of_the_register_of_related_units() -> None:
    case = plain(**{**NOT_POSTED, "insurance": [months("2024-08", "2026-11", AGENCY)]})
    answer, _, remedy = told(case, "last_payer")
    assert answer == "later" and remedy and "2027年1月1日起申报" in remedy and "关联单位的，请向认定部门登记" in remedy


def test_nobody_has_paid_nought_months_in_time() -> None:
    case = plain(**{**NOT_POSTED, "insurance": [months("2026-01", "2026-11", EMPLOYER, "provincial")]})
    answer, reason, _ = told(case, "insured_months")
    assert answer == "review" and "连续缴纳社保11个月，最近的月份是补缴或省本级缴纳" in reason


def test_a_standard_that_differs_by_school_stage_names_the_stage_and_what_it_takes() -> None:
    case = plain(
        **NOT_POSTED,
        target={"series": "school_teaching", "level": "assistant", "school_stage": "senior"},
        educations=[education("junior_college", "2020-06-30")],
        employment=[work("2020-08-01", series="school_teaching")],
        licences=[{"kind": "school_teacher", "date": "2020-07-01"}],
    )
    answer, reason, remedy = told(case, "series_standard")
    assert answer == "fail" and "高中学段助理级的评价标准不收大专学历" in reason
    assert remedy and "本科、硕士" in remedy and "大专" not in remedy


def test_a_higher_title_of_another_series_is_said_to_be_of_another_series() -> None:
    case = plain(titles=[title("intermediate", "economics", "2020-12-01")])
    answer, reason, remedy = told(case, "held")
    assert answer == "fail" and "其他系列的中级职称" in reason and remedy and "转系列" in remedy


def test_the_holder_of_the_lower_title_is_sent_to_the_route_of_the_notice_and_not_to_a_review() -> None:
    case = plain(target={"level": "technician"}, titles=[title("technician", "engineering", "2024-12-01")])
    answer, reason, remedy = told(case, "held")
    assert answer == "fail" and remedy and "满48个月，可以申报助理级（二（二）1）" in remedy and "评审" not in remedy


def test_a_licence_from_which_the_months_run_is_not_said_to_be_the_diploma() -> None:
    case = plain(
        **NOT_POSTED,
        target={"series": "notary", "specialty": None, "level": "assistant"},
        licences=[{"kind": "notary", "date": "2026-03-01"}],
        employment=[work("2024-08-01", series="notary")],
    )
    answer, reason, _ = told(case, "bachelor")
    assert answer == "later" and reason.startswith("2024年6月30日取得本科学历，2026年3月1日取得公证员执业证")


def test_a_diploma_still_to_come_is_not_said_to_be_there() -> None:
    case = plain(**NOT_POSTED, educations=[education("bachelor", "2027-06-30")])
    assert told(case, "bachelor")[1].startswith("2027年6月30日才取得本科学历")


def test_items_alike_in_every_field_count_once_and_the_result_says_so() -> None:
    once = plain(educations=[education("bachelor", "2024-06-30")])
    twice = plain(educations=[education("bachelor", "2024-06-30")] * 2)
    alike, single = result(twice), result(once)
    assert alike["summary"] == single["summary"] + "学历学位里有填得完全相同的，只算一条，请核对。"
    assert alike["routes"] == single["routes"]


# ── 公示和窗口 ──


def test_a_publicity_posted_on_a_rest_day_is_not_planned_with() -> None:
    case = plain(**NOT_POSTED) | {"publicity": {"start": "2026-11-28", "end": "2026-12-05"}}
    plan = result(case)["plan"]
    assert told(case, "publicity")[0] == "fail"
    assert plan["publicity"]["first"] == "2026-11-30"  # Monday: the first day on which it may be posted anew
    assert "公示从2026年11月28日" not in plan["reason"]


@pytest.mark.parametrize(
    ("publicity", "filing", "remedy"),
    [
        (("2026-12-01", "2026-12-08"), "2026-12-05", "请在2026年12月9日至2026年12月20日上报。"),
        (("2026-12-11", "2026-12-19"), "2026-12-18", "在2026年12月20日当天上报。"),
        (
            ("2026-09-14", "2026-09-20"),
            "2026-09-20",
            "这时不在申报窗口内，请在2026年12月1日至2026年12月20日上报。",
        ),
        (
            ("2026-12-14", "2026-12-18"),
            "2026-12-19",
            "请公示到2026年12月21日，这时不在申报窗口内，请在2027年3月1日至2027年3月20日上报。",
        ),
    ],
    ids=["inside", "last-day", "after-the-window", "too-short"],
)
def test_nobody_is_sent_to_file_on_a_day_outside_a_window(publicity: tuple[str, str], filing: str, remedy: str) -> None:
    start, end = publicity
    case = plain(**{**NOT_POSTED, "filing_date": filing}) | {"publicity": {"start": start, "end": end}}
    assert told(case, "publicity")[2] == remedy


def test_the_day_to_hand_in_for_the_window_after_says_so() -> None:
    names = dict(laid_out(plain(**NOT_POSTED)).dates)
    assert "最迟交给单位" not in names and names["赶下一窗口交给单位"].startswith("2027年3月5日")
    assert dict(laid_out(plain(**{**NOT_POSTED, "filing_date": "2026-12-01"})).dates)["最迟交给单位"]


# ── 途径比较 ──


@pytest.mark.parametrize(
    ("changes", "closed", "words"),
    [
        ({}, [None, None], {"可以申报"}),
        ({"target": {"level": "assistant"}}, ["not_asked", None], {"没有申报这一级", "可以申报"}),
        ({"titles": [title("assistant", "engineering", "2025-01-01")]}, ["held", "held"], {"已有职称"}),
        ({"employer": {"affiliation": "central"}}, [None, None], {"不在本通知范围"}),
    ],
    ids=["open", "not-asked", "held", "out-of-scope"],
)
def test_no_route_is_said_to_be_open_where_the_case_cannot_take_it(
    changes: dict[str, Any], closed: list[str | None], words: set[str]
) -> None:
    case = plain(**changes)
    assert [one["closed"] for one in result(case)["routes"]] == closed
    assert {row.verdict for row in laid_out(case).routes} == words


def test_a_change_of_series_that_keeps_no_level_is_closed() -> None:
    case = plain(
        target={"series": "broadcasting", "specialty": None, "level": "assistant"},
        titles=[title("technician", "engineering", "2024-09-01")],
        licences=[{"kind": "broadcaster", "date": "2024-07-01"}],
        employment=[work("2024-10-01", series="broadcasting")],
    )
    found = {one["route"]: one["closed"] for one in result(case)["routes"]}
    assert found == {"bachelor": None, "series_change": "no_such_level"}


@pytest.mark.parametrize(
    ("province", "note"), [("四川", None), (None, "如总公司在省外")], ids=["outside", "not-stated"]
)
def test_the_recommendation_of_a_parent_somewhere_is_owed_where_it_is_outside_the_province(
    province: str | None, note: str | None
) -> None:
    branch = {"uscc": None, "province": province, "affiliation": "none"}
    papers = {paper.name: paper.note for paper in laid_out(plain(employer={"branch_of": branch})).papers}
    assert papers["上级法人单位的推荐报告（附件2）"] == note


LATER_BY_MARCH = "现在还不能申报助理工程师：2026年3月25日起满足（二（二）4）。"


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        (
            {"applicant": {"refuses_assignment": None, "not_competent": None}},
            "申报以前还有1项要核实：是否服从工作安排、胜任岗位（一（二））。请用人单位在考核评议中说明。",
        ),
        (
            {"employer": {"kind": "individual_business"}},
            "申报以前还有1项要由认定部门判断：是否与昆明的单位建立人事劳动关系（一（一））。"
            "请先向认定部门确认单位是否属于一（一）所列范围，再办理。",
        ),
        (
            {"applicant": {"annual_review": None}, "employer": {"affiliation": None, "kind": "individual_business"}},
            "申报以前还有2项要核实：上年度考核的结果（一（二）），单位是否在认定范围内（一（四））；"
            "有1项要由认定部门判断：是否与昆明的单位建立人事劳动关系（一（一））。问谁、补什么，写在各条后面。",
        ),
        ({}, ""),
    ],
    ids=["by-the-employer", "by-the-authority", "several", "nothing"],
)
def test_who_still_has_to_wait_reads_what_is_to_be_settled_meanwhile_and_by_whom(
    changes: dict[str, Any], asked: str
) -> None:
    case = plain(employment=[work("2025-03-25")], **changes)
    assert result(case)["summary"] == LATER_BY_MARCH + asked


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"employer": {"kind": "individual_business"}},
            "申报助理工程师（二（二）4），有1项要由认定部门判断：是否与昆明的单位建立人事劳动关系（一（一））；其余条件都满足。",
        ),
        (
            {"applicant": {"annual_review": None}, "employer": {"affiliation": None, "kind": "individual_business"}},
            "申报助理工程师的资料还不全，有2项要核实：上年度考核的结果（一（二）），单位是否在认定范围内（一（四））；"
            "另有1项要由认定部门判断：是否与昆明的单位建立人事劳动关系（一（一））。问谁、补什么，写在各条后面。",
        ),
        (
            {"employment": [work("2024-08-01") | {"record": None}]},
            "申报助理工程师的资料还不全，有1项要核实：工作年限（二（二）4）。"
            "登记表在本人人事档案里，档案由单位或人才服务机构保管，可以向保管档案的机构查阅、复印。",
        ),
    ],
    ids=["by-a-person", "several", "a-record"],
)
def test_what_is_to_be_found_out_is_called_by_its_name_and_not_by_its_clause_alone(
    changes: dict[str, Any], said: str
) -> None:
    assert result(plain(**changes))["summary"] == said
