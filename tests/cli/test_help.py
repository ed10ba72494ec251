"""Help in Chinese with examples for every command, and every error of the parser in Chinese with what to do."""

import re

import pytest

from tests.cli.running import zhicheng
from zhicheng.cli.commands import build_command_line
from zhicheng.cli.output.width import width
from zhicheng.cli.parser import Parser, find_subparsers

ENGLISH = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")  # three words in a row


def all_parsers(parser: Parser, path: str = "") -> dict[str, Parser]:
    """Every command by its words."""
    found = {path: parser}
    for name, child in find_subparsers(parser).items():
        found |= all_parsers(child, f"{path} {name}".strip())
    return found


PARSERS = all_parsers(build_command_line())
RUNNABLE = [path for path in PARSERS if not find_subparsers(PARSERS[path])]


def test_the_commands_are_these() -> None:
    assert list(PARSERS) == [
        *("", "check", "clause", "windows"),
        *("policy", "policy lint", "policy show", "policy diff", "verify-certificate", "completion"),
    ]


@pytest.mark.parametrize("path", PARSERS)
def test_help_is_chinese_fits_and_has_examples(path: str) -> None:
    ran = zhicheng(*path.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if width(line) > 80] == []
    assert [line for line in ran.out.splitlines() if ENGLISH.search(line) and "zhicheng" not in line] == []
    titles = re.findall(r"^(用法|例子|选项)：", ran.out, re.MULTILINE)
    assert titles == ["用法", "选项", "例子"]


@pytest.mark.parametrize("path", RUNNABLE)
def test_every_command_documents_its_exit_statuses(path: str) -> None:
    assert "0" in dict(line.split(" ", 1) for line in PARSERS[path].statuses.splitlines())


def test_alone_it_shows_its_help() -> None:
    assert zhicheng().out == zhicheng("--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["chek"],
            "zhicheng：命令 不能是“chek”，可用的有：check、clause、windows、policy、verify-certificate、completion；",
        ),
        (["check"], "zhicheng check：缺少 文件；"),
        (["policy"], "zhicheng policy：缺少 命令；"),
        (["policy", "diff", "甲"], "zhicheng policy diff：缺少 政策乙；"),
        (["check", "-", "--html"], "zhicheng check：--html 后面缺少一个值；"),
        (["check", "-", "--json=1"], "zhicheng check：--json 后面不能写值“1”；"),
        (["check", "-", "--json", "--html", "网页"], "zhicheng check：--html 和 --json 不能同时使用；"),
        (["check", "-", "--jsom"], "zhicheng：不认识的内容“--jsom”；"),
        (["completion", "tcsh"], "zhicheng completion：外壳 不能是“tcsh”，可用的有：bash、zsh、fish；"),
    ],
)
def test_a_slip_of_the_hand_is_told_with_where_to_read_on(words: list[str], said: str) -> None:
    prog = said.split("：")[0]
    assert zhicheng(*words) == (2, "", f"{said}用法见 {prog} --help。\n")


def test_the_parser_says_nothing_of_its_own_accord(capsys: pytest.CaptureFixture[str]) -> None:
    """Every message that this version of argparse can give for our kinds of arguments is translated."""
    for words in (["chek"], ["check"], ["check", "-", "--policy"], ["check", "-", "--jsom"], ["completion", "x"]):
        with pytest.raises(SystemExit):
            build_command_line().parse_args(words)
    assert [line for line in capsys.readouterr().err.splitlines() if ENGLISH.search(line.split("；")[0])] == []
