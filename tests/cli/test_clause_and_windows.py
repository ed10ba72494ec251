"""A clause with what hangs on it; the windows of a year with the publicity before them; the one clock."""

import ast
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, zhicheng
from zhicheng.cli import clause
from zhicheng.cli.judging import find_latest_policy
from zhicheng.cli.output.width import width
from zhicheng.policy.installed import policies_folder
from zhicheng.policy.model import Policy

UNKNOWN_CLAUSE = "zhicheng：通知里没有“二（三）2”这一条；相近的有：二（三）。全部条款见 zhicheng clause。\n"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return find_latest_policy()


@pytest.mark.parametrize("typed", ["二（二）4", "二(二)4", "2.2.4"])
def test_an_address_is_understood_however_it_is_typed(typed: str) -> None:
    assert zhicheng("clause", typed).out.splitlines()[0] == "二（二）4  二、申报条件"


def test_an_unknown_address_is_told_with_the_nearest() -> None:
    assert zhicheng("clause", "二（三）2") == (2, "", UNKNOWN_CLAUSE)


def test_a_clause_tells_each_of_its_parts_in_order() -> None:
    lines = zhicheng("clause", "二（二）").out.splitlines()
    titles = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert titles == ["通知原文", "数值和读法", "系列自己的评价标准", "材料", "样例：谁可以", "样例：谁还不可以"]


def test_every_clause_is_quoted_word_for_word(policy: Policy) -> None:
    for address, text in policy.notice.clauses.items():
        said = zhicheng("clause", address).out.split("通知原文\n")[1].split("\n\n")[0]
        governing = text.governed_by or ""
        assert "".join(said.split()) == "".join((governing + text.text).split())


def test_all_clauses_are_listed_a_line_each_as_far_as_it_goes(policy: Policy) -> None:
    lines = zhicheng("clause").out.splitlines()
    assert [line.split()[0] for line in lines] == list(policy.notice.addresses)
    for line, text in zip(lines, policy.notice.clauses.values(), strict=True):
        begun = "".join(line.removeprefix(text.address).split()).removesuffix("…")
        assert "".join(text.text.split())[: len(begun)] == begun
        assert width(line, ambiguous=2) <= 80


def test_every_setting_route_list_and_paper_is_told_under_its_clause(policy: Policy) -> None:
    told = {address: clause.describe_policy_lists(policy, address) for address in policy.notice.addresses}
    papers = [line for lists in told.values() for line in lists["材料"]]
    assert len(papers) == len(policy.materials)
    assert sum(len(lists["市级部门"]) for lists in told.values()) == len(policy.departments)


def test_every_worked_case_is_not_returned_before(policy: Policy) -> None:
    cases = clause.load_worked_cases(policy, policies_folder() / "kunming" / "cases")
    said = {address: zhicheng("clause", address).out for address in policy.notice.addresses}
    marks = sum(
        line[:4] in ("  ✓ ", "  ✗ ", "  … ", "  ? ", "  ! ") for out in said.values() for line in out.splitlines()
    )
    assert marks == len(cases)


def test_the_latest_days_of_2026_are_the_printed_ones() -> None:
    lines = zhicheng("windows", "2026").out.splitlines()
    latest_days = [line.strip() for line in lines if line.startswith("  最后一日上报")]
    assert latest_days == [
        "最后一日上报：最迟2026年3月12日（星期四）张贴公示。",
        "最后一日上报：最迟2026年6月11日（星期四）张贴公示。",
        "最后一日上报：最迟2026年9月11日（星期五）张贴公示。",
        "最后一日上报：最迟2026年12月11日（星期五）张贴公示。",
    ]


def test_a_year_without_published_holidays_is_marked_at_every_window() -> None:
    lines = zhicheng("windows", "2050").out.splitlines()
    assert sum(line.startswith("  暂定：") for line in lines) == 4
    assert not any("暂定" in line for line in zhicheng("windows", "2026").out.splitlines())


def test_a_festival_rests_before_its_year_is_arranged() -> None:
    """15 September 2027 is 中秋: the safe day is the 9th."""
    out = zhicheng("windows", "2027").out
    assert "最迟2027年9月9日（星期四）张贴公示" in out
    assert "中秋节：9月15日。" in out
    assert "2027年的放假安排还没有公布，法定节假日算休息" in out


def test_a_year_before_the_notice_says_so() -> None:
    lines = zhicheng("windows", "2022").out.splitlines()
    assert lines.count("  这时昆明市初级职称考核认定的通知还没有施行（自2023年1月1日起）。") == 4
    assert "2022年的放假安排没有录入（最早录入2023年），这一年的工作日只是推算。" in lines
    assert not any("还没有公布" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "env", "said"),
    [
        (["windows", "26"], {}, "“26”不是年份；请写 1900 到 2100 之间的四位年份，如 zhicheng windows 2026。"),
        (
            ["windows"],
            {"ZHICHENG_TODAY": "2026-02-30"},
            "环境变量 ZHICHENG_TODAY 是“2026-02-30”，应为存在的日期，写成 2026-03-02 这样。",
        ),
    ],
)
def test_a_year_that_is_none_is_told(words: list[str], env: dict[str, str], said: str) -> None:
    assert zhicheng(*words, env=env) == (2, "", f"zhicheng：{said}\n")


def test_without_a_year_it_is_the_present_one() -> None:
    assert zhicheng("windows", env={"ZHICHENG_TODAY": "2025-12-31"}) == zhicheng("windows", "2025")


def test_one_module_reads_the_clock() -> None:
    readers = set()
    for path in (HOUSE / "src" / "zhicheng").rglob("*.py"):
        calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        names = {called.attr for called in calls if isinstance(called, ast.Attribute)}
        if names & {"now", "today", "utcnow", "localtime", "gmtime", "time_ns"} and "clock.today" not in path.read_text(
            "utf-8"
        ):
            readers.add(Path(path).name)
    assert readers == {"clock.py"}
