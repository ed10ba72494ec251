"""The commands with their arguments and what their help says; completion and help are made from here."""

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from zhicheng import __version__
from zhicheng.cli import check
from zhicheng.cli.parser import Parser

Run = Callable[[Namespace], int]

JUDGING: Final = """\
0 所有案例都已判断，不论结论
2 有案例填写有误，或命令写得不对；其余案例仍照常判断
130 用 Ctrl-C 中断
141 接收输出的程序先退出"""


def build() -> Parser:
    """The whole command line."""
    parser = Parser(
        prog="zhicheng",
        line="昆明市初级职称考核认定：按通知逐条判断，说明理由、条款和日期。",
        examples="zhicheng check 名单.jsonl\nzhicheng clause 二（二）4\nzhicheng windows 2026\nzhicheng check --help",
        statuses="0 正常\n2 命令写得不对，或输入有误；详见各命令的说明",
    )
    parser.add_argument("--version", action="version", version=f"zhicheng {__version__}", help="显示版本")
    below = parser.add_subparsers(metavar="命令", required=True, parser_class=Parser)
    for add in (add_check,):
        add(below)
    return parser


def command(below: object, name: str, run: Run, **words: str) -> Parser:
    """One command."""
    parser: Parser = below.add_parser(name, prog=f"zhicheng {name}", **words)  # type: ignore[attr-defined]
    parser.set_defaults(run=run)
    return parser


def add_check(below: object) -> None:
    """zhicheng check."""
    parser = command(
        below,
        "check",
        check.run,
        line="判断名单中的每一个人：能不能认定，依据哪一条，从哪一天起，到哪里办。",
        about="文件是 JSON（一个案例或一个清单）或 JSONL（一行一个案例），UTF-8 编码，按内容自动识别；写“-”从标准输入读。\n"
        "填写有误的案例会指出在哪一行、哪一项、错在哪里，其余案例仍照常判断。",
        examples="zhicheng check 李云.json\n"
        "zhicheng check 名单.jsonl --html 名单.html\n"
        "zhicheng check 一月.jsonl 二月.jsonl --json > 结果.jsonl\n"
        "cat 名单.jsonl | zhicheng check -",
        statuses=JUDGING,
    )
    parser.add_argument("files", metavar="文件", nargs="+", help="案例文件，可以写几个；“-”是标准输入")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help="每个案例输出一行 JSON，顺序与输入相同；填写有误的案例也占一行"
    )
    form.add_argument("--html", metavar="网页", help="写成一个可以打印的网页（A4，每个案例另起一页）")
    parser.add_argument("--policy", metavar="政策", help="用指定的政策判断，如 kunming/2023；不写时用申报日生效的政策")
