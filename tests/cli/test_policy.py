"""lint sees what loading cannot, diff tells what differs, and both are quiet about the rest."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, zhicheng
from zhicheng.cli.policy import describe_difference
from zhicheng.policy.diff import list_differences
from zhicheng.policy.lint_unmeetable import find_unmeetable_values
from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy

KUNMING = HOUSE / "policies" / "kunming" / "2023.toml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the installed policies without the samples."""
    shutil.copytree(HOUSE / "policies", tmp_path / "policies", ignore=shutil.ignore_patterns("hangzhou", "shenzhen"))
    return tmp_path / "policies"


@pytest.fixture(scope="module")
def kunming() -> Policy:
    return load_policy(KUNMING)


def change(file: Path, before: str, after: str) -> None:
    """Change one place of a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_the_policy_of_the_house_has_nothing_to_mend() -> None:
    ran = zhicheng("policy", "lint")
    assert (ran.status, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line.startswith("✗")] == []


READING = "二（四）：service.cut_off 的其他读法（alternatives）与现用的值或彼此相同。"
DOUBT = "一（三）：字样“审计”指向图书资料专业人员，而它实行考核认定，不需要人工确认。"
PLANTED = {
    "三（一）没有着落": (
        'clause = "三（一）"',
        'clause = "三（二）"',
        "三（一）：政策数据中没有任何一项依据这一条；请补上数值、途径、清单或材料。",
    ),
    "读法相同": ('value = "publicity_start"', 'value = "publicity_end"', READING),
    "没有记录算数": (
        'value = ["recruitment_register", "appointment_notice"]',
        "value = []",
        "二（四）：service.records 是空的，没有一种记录可以证明履职，谁都不能认定；请写明哪些材料算。",
    ),
    "没有工作算数": (
        'work = ["professional", "skilled"]',
        "work = []",
        "二（二）3：途径“senior_worker”的 work 是空的，没有工作可以计入，这条途径谁都走不通；请写明算哪些工作。",
    ),
    "在职的被排除": (
        'value = ["civil_servant", "managed_as_civil_servant", "retired"]',
        'value = ["employed", "retired"]',
        "一（二）：scope.excluded_statuses 排除了 employed（在职），谁都不能认定；请去掉它。",
    ),
    "没有一种考核结果可以": (
        'excellent = "pass", qualified = "pass", basically_qualified = "fail", unqualified = "fail", none = "pass"',
        'excellent = "fail", qualified = "fail", basically_qualified = "fail", unqualified = "fail", none = "fail"',
        "一（二）：scope.annual_reviews 没有一种年度考核结果可以申报，谁都不能认定；请至少留一项。",
    ),
    "没有一地的社保算数": (
        'kunming = "good", provincial = "review", elsewhere',
        'kunming = "not_counted", provincial = "not_counted", elsewhere',
        "二（二）：insurance.areas 没有一地的社保月份算数，谁都不能认定；请至少留一项。",
    ),
    "字样指向考核认定的系列": ('points_to = "auditing"', 'points_to = "library"', DOUBT),
}


@pytest.mark.parametrize(("before", "after", "remark"), PLANTED.values(), ids=PLANTED)
def test_what_loading_cannot_see_is_seen(copy: Path, before: str, after: str, remark: str) -> None:
    change(copy / "kunming" / "2023.toml", before, after)
    ran = zhicheng("policy", "lint", str(copy), env={"COLUMNS": "100"})
    wrong = [part.replace("\n  ", "") for part in ("\n" + ran.out).split("\n✗ ")[1:]]
    assert [said.split("\n")[0] for said in wrong] == [remark]
    assert ran.status == 1


def test_a_policy_without_routes_lets_nobody_through(kunming: Policy) -> None:
    assert [one.sentence for one in find_unmeetable_values(replace(kunming, routes=()))] == [
        "routes 一条途径也没有，谁都不能认定；请至少写一条途径。"
    ]


def test_a_missing_year_of_holidays_is_wrong_and_an_estimated_one_is_named(copy: Path) -> None:
    (copy / "holidays" / "2024.toml").unlink()
    change(copy / "holidays" / "2025.toml", 'state = "published"', 'state = "provisional"')
    lines = zhicheng("policy", "lint", str(copy)).out.splitlines()
    assert [line for line in lines if "放假安排" in line and "录入到" not in line] == [
        "✗ 三（二）：2024年的放假安排没有录入，只能推算。",
        "! 三（二）：2025年的放假安排是暂估的：国务院办公厅关于2025年部分节假日安排的通",
    ]


def test_a_policy_that_cannot_be_loaded_is_told_with_its_lines(copy: Path) -> None:
    change(copy / "kunming" / "2023.toml", "value = [3, 6, 9, 12]", "value = [12, 3]")
    ran = zhicheng("policy", "lint", str(copy / "kunming"))
    assert ran.status == 1
    assert ran.out.splitlines()[0] == f"✗ {copy}/kunming/2023.toml 不能用："


def test_a_policy_does_not_differ_from_itself(kunming: Policy) -> None:
    assert list_differences(kunming, kunming) == []
    assert zhicheng("policy", "diff", "kunming/2023", str(KUNMING)) == (
        0,
        "kunming/2023 和 kunming/2023 内容相同。\n",
        "",
    )


CHANGED = [
    ("2023.toml", "value = [3, 6, 9, 12]", "value = [3, 9]", ["窗口的月份：3月、6月、9月、12月 → 3月、9月"]),
    ("2023.toml", "months = 36", "months = 24", ["途径“大学专科学历”的月数：36个月 → 24个月"]),
    ("2023.toml", 'name = "身份证件"', 'name = "身份证"', ["材料“身份证件”的名称：身份证件 → 身份证"]),
    ("2023.toml", 'key = "identity_document"', 'key = "card"', ["材料“身份证件”：删去", "材料“身份证件”：新增"]),
    (
        "2023.toml",
        "in_force = 2023-01-01",
        "in_force = 2024-01-01",
        ["政策的生效日：2023-01-01 → 2024-01-01"],
    ),
    (
        "2023.toml",
        'reading = "20日遇休息日不顺延。"',
        'reading = "不顺延。"',
        ["窗口最后一日遇休息日顺延的读法：20日遇休息日不顺延。 → 不顺延。"],
    ),
    (
        "series.csv",
        "图书资料专业人员,,管理员",
        "图书资料专业人员,,图书管理员",
        ["系列表“图书资料专业人员”的员级职称：管理员 → 图书管理员"],
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "expected"), CHANGED)
def test_one_change_is_one_difference(
    kunming: Policy, copy: Path, file: str, before: str, after: str, expected: list[str]
) -> None:
    change(copy / "kunming" / file, before, after)
    found = list_differences(kunming, load_policy(copy / "kunming" / "2023.toml"))
    assert [describe_difference(one) for one in found] == expected


def test_differences_stand_under_their_clauses_in_the_order_of_the_notice(copy: Path) -> None:
    file = copy / "kunming" / "2023.toml"
    change(file, "value = [3, 6, 9, 12]", "value = [3, 9]")
    change(file, "months = 36", "months = 24")
    change(file, 'id = "kunming/2023"', 'id = "kunming/2027"')
    ran = zhicheng("policy", "diff", "kunming/2023", str(file))
    assert ran == (
        1,
        "二（二）2\n  - 途径“大学专科学历”的月数：36个月 → 24个月\n\n"
        "四\n  - 窗口的月份：3月、6月、9月、12月 → 3月、9月\n\n"
        "kunming/2023 → kunming/2027：2 处不同。\n",
        "",
    )


def test_show_names_every_clause_that_has_something(kunming: Policy) -> None:
    lines = zhicheng("policy", "show").out.splitlines()
    shown = [line.split("  ")[0] for line in lines if line.split("  ")[0] in kunming.notice.addresses]
    assert shown == [address for address in kunming.notice.addresses if address not in ("三（四）", "五（一）")]


@pytest.mark.parametrize(
    ("words", "said_of"),
    [
        (["show", "没有"], "没有政策“没有”；现有的是：hangzhou/2026、kunming/2023、shenzhen/2024。"),
        (["diff", "kunming/2023", "没有.toml"], "没有.toml：找不到这个文件，请检查文件名和所在的文件夹。"),
        (["lint", "docs"], "文件夹 docs 里没有政策文件（.toml）；请写政策所在的文件夹，如 policies/kunming。"),
    ],
)
def test_a_policy_that_is_not_there_is_told(words: list[str], said_of: str) -> None:
    assert zhicheng("policy", *words) == (2, "", f"zhicheng：{said_of}\n")


def test_two_versions_that_begin_on_one_day_are_told(copy: Path) -> None:
    text = (copy / "kunming" / "2023.toml").read_text(encoding="utf-8")
    (copy / "kunming" / "2024.toml").write_text(text.replace("kunming/2023", "kunming/2024"), encoding="utf-8")
    ran = zhicheng("policy", "lint", str(copy), env={"COLUMNS": "100"})
    told = "✗ 五（二）：kunming/2023 和 kunming/2024 都自 2023-01-01 起执行，分不清用哪一版；请改 in_force。"
    assert (ran.status, ran.out.splitlines()[-2]) == (1, told)


def test_a_reading_decided_after_the_next_version_has_begun_is_named(copy: Path) -> None:
    text = (copy / "kunming" / "2023.toml").read_text(encoding="utf-8")
    later = text.replace("kunming/2023", "kunming/2027").replace("in_force = 2023-01-01", "in_force = 2026-12-01")
    (copy / "kunming" / "2027.toml").write_text(later, encoding="utf-8")
    lines = zhicheng("policy", "lint", str(copy), env={"COLUMNS": "100"}).out.splitlines()
    assert [line for line in lines if "已代替它" in line] == []
    change(
        copy / "kunming" / "2023.toml",
        "decided = 2026-11-24\n\n[service.records]",
        "decided = 2026-12-01\n\n[service.records]",
    )
    lines = zhicheng("policy", "lint", str(copy), env={"COLUMNS": "100"}).out.splitlines()
    assert lines[-3:-1] == [
        "! 二（四）：kunming/2023 的 service.cut_off 于 2026-12-01 定，而 kunming/2027 自 2026-12-01 起已代替",
        "  它。",
    ]
