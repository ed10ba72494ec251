"""argparse in Chinese: under its own message ids, which change with Python."""

import argparse
import inspect

import pytest

from zhicheng.cli.messages import CHINESE, NUMBERED
from zhicheng.cli.parser import Parser


@pytest.mark.parametrize("message", [*CHINESE, *NUMBERED])
def test_argparse_of_this_python_still_says_it(message: str) -> None:
    assert f"_('{message}')" in (source := one_line(argparse)) or f"ngettext('{message}'" in source


def one_line(module: object) -> str:
    """The source without the breaks inside of calls and texts."""
    return " ".join(inspect.getsource(module).split()).replace("( ", "(").replace("' '", "")  # type: ignore[arg-type]


def parser() -> Parser:
    """A command with every kind of argument."""
    made = Parser(prog="zc", line="试")
    made.add_argument("--day", metavar="日", type=int)
    made.add_argument("--pair", nargs=2)
    made.add_argument("--some", nargs="+")
    made.add_argument("--rest", nargs="?")
    made.add_argument("--kind", choices=["甲", "乙"])
    either = made.add_mutually_exclusive_group(required=True)
    either.add_argument("--yes", action="store_true")
    either.add_argument("--no", action="store_true")
    return made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "缺少 --yes --no 之一"),
        (["--yes", "--no"], "--no 和 --yes 不能同时使用"),
        (["--yes", "--day"], "--day 后面缺少一个值"),
        (["--yes", "--day", "三"], "--day 的值“三”不对"),
        (["--yes", "--pair", "1"], "--pair 后面要写 2 个值"),
        (["--yes", "--some"], "--some 后面至少要写一个值"),
        (["--yes=是"], "--yes 后面不能写值“是”"),
        (["--yes", "--kind", "丙"], "--kind 不能是“丙”，可用的有：甲、乙"),
        (["--yes", "多余"], "不认识的内容“多余”"),
    ],
)
def test_each_mistake_is_told_in_chinese(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(words)
    assert (stopped.value.code, capsys.readouterr().err) == (2, f"zc：{said}；用法见 zc --help。\n")


def test_a_short_word_for_two_options_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    made = parser()
    made.allow_abbrev = True
    made.add_argument("--year")
    with pytest.raises(SystemExit):
        made.parse_args(["--ye"])
    assert capsys.readouterr().err == "zc：“--ye”不够明确，可能是：--yes、--year；用法见 zc --help。\n"


def test_what_is_not_known_keeps_its_words() -> None:
    both = vars(argparse)
    assert both["_"]("a message of tomorrow") == "a message of tomorrow"
    assert [both["ngettext"]("%s day", "%s days", n) for n in (1, 2)] == ["%s day", "%s days"]
