"""The check command: exit statuses, forms of output, and what it says of files it cannot read."""

import json
from pathlib import Path

import pytest

from tests.cli.mistakes import MISTAKES, list_with_mistakes
from tests.cli.running import jsonl, shared_case, shared_cases, zhicheng
from zhicheng.cli.judging import find_latest_policy
from zhicheng.cli.output.width import width
from zhicheng.eligibility.check import check
from zhicheng.words.checks import CHECK_NAMES


def test_json_is_the_result_of_the_engine_a_line_each() -> None:
    ran = zhicheng("check", "--json", "-", stdin=jsonl(*shared_cases()))
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        check(case, readings=False) for case in shared_cases()
    ]
    assert (ran.status, ran.err) == (0, "")


def test_a_wrong_case_has_its_line_where_its_result_would_be_and_the_others_are_judged() -> None:
    ran = zhicheng("check", "--json", "-", stdin=list_with_mistakes())
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["id"] for line in lines] == [name for name, _ in MISTAKES] + ["胡青"]
    assert ["invalid" in line for line in lines] == [name != "李云" for name, _ in MISTAKES] + [True]
    assert [line.get("line") for line in lines if "invalid" in line] == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert ran.status == 2


def test_a_list_says_the_place_of_a_wrong_case() -> None:
    data = json.dumps([shared_case("bachelor-plain"), 5]).encode()
    ran = zhicheng("check", "--json", "-", stdin=data)
    problem = "应为一个案例，即花括号括起的若干项。"
    assert json.loads(ran.out.splitlines()[1]) == {
        "id": None,
        "file": "-",
        "index": 1,
        "invalid": [{"path": "", "problem": problem}],
    }
    assert (ran.status, ran.err) == (2, f"标准输入第2个案例：{problem}\n")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("没有.json", "没有.json：找不到这个文件，请检查文件名和所在的文件夹。\n"),
        (".", ".：这是一个文件夹，请写明其中的文件，如“文件夹/文件名”。\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_next_one_is_judged(tmp_path: Path, file: str, said: str) -> None:
    (tmp_path / "李云.json").write_bytes(jsonl({**shared_case("bachelor-plain"), "id": "李云"}))
    ran = zhicheng("check", file, "李云.json", "--json", folder=tmp_path)
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [None, "李云"]
    assert (ran.status, ran.err) == (2, said)


def test_several_cases_are_counted_at_the_end() -> None:
    ran = zhicheng("check", "-", stdin=jsonl(*shared_cases()) + b"5\n")
    assert "".join(ran.out.splitlines()[-2:]) == (
        "共22个案例：11个可以申报，1个待核实，5个时间未到，2个暂不满足，2个不在本通知范围，1个填写有误、没有判断。"
    )


@pytest.mark.parametrize("columns", [32, 50, 80])
def test_every_line_fits_the_terminal(columns: int) -> None:
    ran = zhicheng("check", "-", stdin=jsonl(*shared_cases()), env={"COLUMNS": str(columns)})
    assert [line for line in ran.out.splitlines() if width(line) > columns] == []


def test_marks_of_a_name_that_command_a_terminal_are_not_printed() -> None:
    ran = zhicheng("check", "-", stdin=jsonl({**shared_case("bachelor-plain"), "id": "\x1b[2J李云"}))
    assert ran.out.splitlines()[0] == "【�[2J李云】"


def test_an_unknown_policy_and_a_day_without_policy_are_told() -> None:
    ran = zhicheng("check", "-", "--policy", "kunming/1900", stdin=b"{}")
    assert ran == (2, "", "zhicheng：没有政策“kunming/1900”；现有的是：hangzhou/2026、kunming/2023、shenzhen/2024。\n")
    old = jsonl({"id": "李云", "filing_date": "1999-03-10"})
    said = "filing_date（申报日期）：1999-03-10 没有生效的政策（kunming）：最早的一版自 2023-01-01 起执行。"
    assert zhicheng("check", "-", stdin=old).err == f"标准输入第1行（李云）：{said}\n"


def test_every_check_of_the_engine_has_a_chinese_name() -> None:
    routes = {route.key for route in find_latest_policy().routes}
    keys = {found["key"] for case in shared_cases() for found in check(case)["checks"]} - routes
    assert keys - set(CHECK_NAMES) == set()
