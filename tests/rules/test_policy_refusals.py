"""A policy with a slip in it is refused when it is loaded: which file, which line, what was expected."""

from pathlib import Path

import pytest

from tests.rules.plain import KUNMING
from tests.rules.policies import POLICY, Change, appended, copied, field, value
from zhicheng.policy.load import load_policy
from zhicheng.policy.source import PolicyError

RESULTS = "pass、review、fail"
CREDENTIALS = (
    "secondary_vocational、junior_college、bachelor、master、senior_worker、technician_title、other_series_title、"
    "doctor、second_bachelor、graduate_class"
)
ROUTE = (
    "key、clause、name、credential、credential_name、months、next_month、work、own_series、gives、education、uninsured、"
    "more_credentials、months_in_all、insured_months、series"
)
ONE_OF_THREE = "途径“bachelor”须在 months、next_month 和变更系列三者中恰取其一。"
STATUSES = '["civil_servant", "managed_as_civil_servant", "retired"]'
NEW_STANDARD = "museum,assistant,bachelor,12,,,,另一评价标准,text,"

# What is changed; a text that begins on the line that is named, or does so after its bar; the sentence.
WRONG: list[tuple[Change, str, str]] = [
    (value("insurance.months", "6", '"6"'), 'value = "6"', '“value”的值 "6" 不对，应为0到120之间的整数。'),
    (value("insurance.months", "6", "121"), "value = 121", "“value”的值 121 不对，应为0到120之间的整数。"),
    (
        value("insurance.months", "6", "true"),
        '[insurance.months]\nclause = "二（二）"\n|value = true',
        "“value”的值 true 不对，应为0到120之间的整数。",
    ),
    (
        value("filing.months", "[3, 6, 9, 12]", "[3, 9, 6, 12]"),
        "[3, 9, 6, 12]",
        "“value”的值 [3, 9, 6, 12] 不对，应为由小到大、不重复的月份（1 到 12）。",
    ),
    (
        value("filing.months", "[3, 6, 9, 12]", "[3, 6, 13]"),
        "[3, 6, 13]",
        "“value”的值 [3, 6, 13] 不对，应为由小到大、不重复的月份（1 到 12）。",
    ),
    (value("filing.last_day", "20", "32"), "value = 32", "“value”的值 32 不对，应为1到31之间的整数。"),
    (value("filing.first_day", "1", "21"), "value = 20", "窗口的最后一日早于第一日。"),
    (
        value("filing.gate", '"filing"', '"arrival"'),
        'value = "arrival"',
        '“value”的值 "arrival" 不对，应为下列之一：filing、submission。',
    ),
    (value("filing.rolls_over", "false", '"no"'), 'value = "no"', '“value”的值 "no" 不对，应为true 或 false。'),
    (
        value("scope.excluded_statuses", STATUSES, '["retired", "retired"]'),
        '["retired", "retired"]',
        '“value”的值 ["retired", "retired"] 不对，应为不重复的清单，每项为下列之一：'
        "employed、civil_servant、managed_as_civil_servant、retired、not_employed。",
    ),
    (
        value("scope.employer_affiliations", '{ central = "fail", ', "{ "),
        'value = { provincial = "fail"',
        '“value”的值 { provincial = "fail", municipal = "pass", county = "pass", none = "pass" } 不对，'
        f"应为一个表，central、provincial、municipal、county、none 各写一个值，值为下列之一：{RESULTS}。",
    ),
    (
        (POLICY, 'credential = "bachelor"\n', 'credential = "diploma"\n'),
        'credential = "diploma"',
        f'“credential”的值 "diploma" 不对，应为下列之一：{CREDENTIALS}。',
    ),
    (field("bachelor", "months = 12", "months = 12\nnext_month = true"), '|[[routes]]\nkey = "bachelor"', ONE_OF_THREE),
    (
        field("bachelor", 'gives = "assistant"', 'gives = "held"'),
        'credential_name = "大学本科学历或学位"\nmonths = 12\nwork = ["professional"]\n|gives = "held"',
        "只有变更系列给予原有级别（held），其他途径须写明级别。",
    ),
    (
        (POLICY, 'value = ["archives"]', 'value = ["chess"]'),
        'value = ["chess"]',
        "系列表中没有“chess”。",
    ),
    (
        appended("standards.csv", "museum,expert,bachelor,12,,,,某标准,text,"),
        "museum,expert",
        "level“expert”应为下列之一：technician、assistant。",
    ),
    (
        appended("standards.csv", "museum,technician,bachelor,一年,,,,某标准,text,"),
        "museum,technician,bachelor",
        "months“一年”应为整数，不知道的留空。",
    ),
    (
        appended("standards.csv", "museum,technician,bachelor,12,title,,,某标准,text,"),
        "museum,technician,bachelor",
        "title_first“title”应写成 technician+24 这样：先有员级，再满24个月。",
    ),
    (
        appended("standards.csv", "museum,technician,bachelor,12,,college,,某标准,text,"),
        "museum,technician,bachelor",
        "school_stages“college”的每一项应为下列之一：kindergarten、primary、junior、senior。",
    ),
    (
        appended("standards.csv", "museum,technician,bachelor,12,,,,,text,"),
        "museum,technician,bachelor",
        "source（出处）不能为空。",
    ),
    (
        (POLICY, 'points_to = "auditing"', 'points_to = "auditors"'),
        'points_to = "auditors"',
        "系列表中没有“auditors”。",
    ),
    (
        (POLICY, 'nearer = ["pharmaceutical_engineering"]', 'nearer = ["pharmacists"]'),
        'nearer = ["pharmacists"]',
        "系列表中没有“pharmacists”。",
    ),
    (
        (POLICY, 'unless = ["经济林", "技术经济", "经济作物", "经济动物"]', "unless = [3]"),
        "unless = [3]",
        "“unless”的值 [3] 不对，应为字样的清单。",
    ),
    (
        (POLICY, 'when = "foreign"', 'when = "abroad"'),
        'when = "abroad"',
        '“when”的值 "abroad" 不对，应为下列之一：always、foreign、by_education、by_skill、by_title、'
        "recruitment_register、appointment_notice、labour_contract、insurance_record、residence、licence、series_change、dispatched、branch_outside。",
    ),
    (
        field("work_permit", 'provided_by = "applicant"', 'provided_by = "person"'),
        'provided_by = "person"',
        '“provided_by”的值 "person" 不对，应为下列之一：applicant、employer、office。',
    ),
    (
        (POLICY, "in_force = 2023-01-01", 'in_force = "2023-02-30"'),
        "in_force = ",
        '“in_force”的值 "2023-02-30" 不对，应为日期，如 2023-01-01。',
    ),
    ((POLICY, 'series = "series.csv"', 'series = "serie.csv"'), "serie.csv", "找不到文件 serie.csv。"),
]
MISSING: list[tuple[Change, str, str]] = [
    (
        (POLICY, '[insurance.months]\nclause = "二（二）"\nvalue = 6\n', '[insurance.months]\nclause = "二（二）"\n'),
        "[insurance.months]",
        "[insurance.months] 缺少“value”，应为0到120之间的整数。",
    ),
    (
        (POLICY, '[major.months]\nclause = "二（五）"\nvalue = 12\n', ""),
        "# 昆明市初级职称考核认定：政策数据。",
        "缺少 [major.months]。",
    ),
    (
        (POLICY, "decided = 2026-11-24\n\n[insurance.unposted_months]", "\n[insurance.unposted_months]"),
        "[insurance.run_ends_before]",
        "[insurance.run_ends_before] 列有其他读法，须同时写明 reading、author 和 decided。",
    ),
    (
        (POLICY, "in_force = 2023-01-01\n", ""),
        "[policy]",
        "[policy] 缺少“in_force”，应为日期，如 2023-01-01。",
    ),
    (
        field("work_permit", 'provided_by = "applicant"', 'note = "复印件"'),
        '|[[materials]]\nkey = "work_permit"',
        "[materials 第 3 项] 缺少“provided_by”，应为下列之一：applicant、employer、office。",
    ),
    (
        (
            "series.csv",
            "notary,24,公共法律服务专业人员,公证员,,四级公证员,assess,notary",
            "notary,24,公,证,,员,assess,",
        ),
        "notary,24,",
        "licence_mode 为 required 时须写 licence_key。",
    ),
    (appended("series.csv", "chess,28,棋类"), "chess,28", "应有 12 列，读到 3 列。"),
    (
        appended("authorities.csv", "museum,,,文物局,三（三）,来文"),
        "museum,,,",
        "department 和 department_name 不能为空。",
    ),
]
OVERLAPPING: list[tuple[Change, str, str]] = [
    (
        (POLICY, 'key = "bachelor"\n', 'key = "junior_college"\n'),
        '|[[routes]]\nkey = "junior_college"\nclause = "二（二）4"',
        "“junior_college”重复，前面已经有了。",
    ),
    (
        (POLICY, 'word = "护理"', 'word = "医疗"'),
        '|[[scope.doubts]]\nclause = "一（三）"\nword = "医疗"\npoints_to = "medicine"',
        "“医疗”重复，前面已经有了。",
    ),
    (
        appended("standards.csv", NEW_STANDARD),
        "|museum,assistant,bachelor,12,,,,另",
        "“museum assistant bachelor”重复，前面已经有了。",
    ),
    (
        (POLICY, 'code = "530103"', 'code = "530102"'),
        '|[[areas]]\ncode = "530102"\nname = "盘龙区"',
        "“530102”重复，前面已经有了。",
    ),
    (
        (POLICY, 'aliases = ["530127401"]', 'aliases = ["530181"]'),
        '|[[areas]]\ncode = "KM-YL"',
        "代码“530181”已属于安宁市，不能再属于杨林经济技术开发区。",
    ),
    (("series.csv", "museum,10,", "library,10,"), "library,10,", "系列的键“library”为空或重复。"),
    (
        appended("authorities.csv", "agronomy,,KM-LC,昆明市林业和草原局,三（三）,来文"),
        "agronomy,,KM-LC",
        "“agronomy ”重复，一个系列（专业）只能对应一个部门。",
    ),
]
UNKNOWN: list[tuple[Change, str, str]] = [
    (
        field("bachelor", 'gives = "assistant"', 'gives = "assistant"\nweeks = 52'),
        "weeks = 52",
        f"不认识的项“weeks”；可用的有：{ROUTE}。",
    ),
    (
        (POLICY, '[major.months]\nclause = "二（五）"', '[major.months]\nclause = "二(五)"'),
        'clause = "二(五)"',
        "通知中没有“二(五)”；条款地址须照通知印刷的样子写，如 二（二）5。",
    ),
    (appended(POLICY, '[major.weeks]\nclause = "二（五）"\nvalue = 52'), "[major.weeks]", "不认识的项“major.weeks”。"),
    (
        ("series.csv", "aircraft_pilot,required", "aircraft_pilot,needed"),
        "aircraft_pilot,needed",
        "licence_mode“needed”应为下列之一：none、conditional、required。",
    ),
    (appended("authorities.csv", "chess,,KM-TY,体育局,三（三）,来文"), "chess,,", "系列表中没有“chess”。"),
    (appended("authorities.csv", "museum,,KM-WW,文物局,三(三),来文"), "museum,,", "通知中没有“三(三)”。"),
    (
        appended("related_units.csv", "91530102MA6K3H5X1C,125301024317654327,原名,2020-13-01,登记"),
        "125301024317654327",
        "since 应为日期，如 2023-01-01，现为“2020-13-01”。",
    ),
    (
        appended("related_units.csv", "91530102MA6K3H5X1D,125301024317654327,原名,2020-01-01,登记"),
        "91530102MA6K3H5X1D",
        "employer：统一社会信用代码校验不符：按前17位推算，第18位应为“C”，现为“D”，其中至少有一位写错，请对照证件逐位核对。",
    ),
]
SLIPS = [*WRONG, *MISSING, *OVERLAPPING, *UNKNOWN]


def line_of(path: Path, text: str) -> int:
    """The number of the line on which a text begins, or on which its part after a bar does; it must stand there once."""
    whole = path.read_text(encoding="utf-8")
    plain = text.replace("|", "")
    assert whole.count(plain) == 1, text
    return whole[: whole.index(plain) + max(text.find("|"), 0)].count("\n") + 1


@pytest.mark.parametrize(("change", "there", "sentence"), SLIPS, ids=[slip[2] for slip in SLIPS])
def test_a_slip_is_refused_with_file_line_and_what_was_expected(
    tmp_path: Path, change: Change, there: str, sentence: str
) -> None:
    path = copied(tmp_path, change)
    file = change[0]
    line = line_of(path.parent / file, there)
    with pytest.raises(PolicyError) as refusal:
        load_policy(path)
    assert str(refusal.value) == f"{file} 第 {line} 行：{sentence}"


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    path = copied(
        tmp_path,
        (POLICY, "[major.months]", "[major.month]"),
        value("filing.last_day", "20", "0"),
        ("series.csv", "museum,10,", "museum,ten,"),
    )
    with pytest.raises(PolicyError) as refusal:
        load_policy(path)
    assert [line.split("：", 1)[1] for line in str(refusal.value).splitlines()] == [
        "series_no“ten”应为整数。",
        "不认识的项“major.month”。",
        "缺少 [major.months]。",
        "“value”的值 0 不对，应为1到31之间的整数。",
    ]


def test_a_file_that_is_no_toml_and_a_table_without_its_head(tmp_path: Path) -> None:
    path = copied(tmp_path, value("insurance.months", "6", "6 6"))
    with pytest.raises(
        PolicyError, match=r"^2023\.toml：不是有效的 TOML 文件（.*）。请按提示的行列检查引号、括号和等号。$"
    ):
        load_policy(path)
    path = copied(tmp_path / "other", ("series.csv", "key,series_no", "key,no"))
    head = (KUNMING / "series.csv").read_text(encoding="utf-8").splitlines()[0]
    with pytest.raises(PolicyError) as refusal:
        load_policy(path)
    assert str(refusal.value) == f"series.csv 第 1 行：表头应为 {head}。"
