"""The commands with their arguments and what their help says; completion and help are made from here."""

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from zhicheng import __version__
from zhicheng.cli import certificate, check, clause, completion, policy, windows
from zhicheng.cli.parser import Parser

RunCommand = Callable[[Namespace], int]

OUTPUT_STATUSES: Final = """
3 结果写不出去，如磁盘满了
130 用 Ctrl-C 中断
141 接收输出的程序先退出"""
CHECK_STATUSES: Final = "0 所有案例都已判断，不论结论\n2 有案例填写有误，或命令写得不对；其余案例仍照常判断"


def build_command_line() -> Parser:
    """The parser of `zhicheng` with all its commands."""
    parser = Parser(
        prog="zhicheng",
        line="初级职称考核认定：按通知逐条判断，说明理由、条款和日期。",
        examples="zhicheng check 名单.jsonl\nzhicheng clause 二（二）4\nzhicheng windows 2026\nzhicheng check --help",
        statuses=f"0 正常\n2 命令写得不对，或输入有误；详见各命令的说明{OUTPUT_STATUSES}",
    )
    parser.add_argument("--version", action="version", version=f"zhicheng {__version__}", help="显示版本")
    subparsers = parser.add_subparsers(metavar="命令", required=True, parser_class=Parser)
    for add in (add_check, add_clause, add_windows, add_policy, add_verify):
        add(subparsers)
    add_completion(subparsers, parser)
    return parser


def add_command(subparsers: object, name: str, run: RunCommand, within: str = "", **words: str) -> Parser:
    """Add a command that calls `run`, `within` another; `words` are the parser's texts."""
    prog = " ".join(word for word in ("zhicheng", within, name) if word)
    words["statuses"] += OUTPUT_STATUSES
    parser: Parser = subparsers.add_parser(name, prog=prog, **words)  # type: ignore[attr-defined]
    parser.set_defaults(run=run)
    return parser


def add_check(subparsers: object) -> None:
    """Add `zhicheng check`: judge the cases of files."""
    parser = add_command(
        subparsers,
        "check",
        check.run_check,
        line="判断名单中的每一个人：能不能认定，依据哪一条，从哪一天起，到哪里办。",
        about="文件是 JSON（一个案例或一个清单）或 JSONL（一行一个案例），UTF-8 编码，按内容自动识别；写“-”从标准输入读。\n"
        "填写有误的案例会指出在哪一行、哪一项、错在哪里，其余案例仍照常判断。",
        examples="zhicheng check 李云.json\n"
        "zhicheng check 名单.jsonl --html 名单.html\n"
        "zhicheng check 一月.jsonl 二月.jsonl --json > 结果.jsonl\n"
        "cat 名单.jsonl | zhicheng check -",
        statuses=CHECK_STATUSES,
    )
    parser.add_argument("files", metavar="文件", nargs="+", help="案例文件，可以写几个；“-”是标准输入")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help="每个案例输出一行 JSON，顺序与输入相同；填写有误的案例也占一行"
    )
    parser.add_argument(
        "--readings", action="store_true", help="和 --json 同用：每个案例也写明换一种读法结果会怎样（较慢）"
    )
    form.add_argument("--html", metavar="网页", help="写成一个可以打印的网页（A4，每个案例另起一页）")
    add_policy_option(parser, "用申报日生效的一版")


def add_policy_option(parser: Parser, otherwise: str) -> None:
    """Add --policy; `otherwise` says which policy is used without it."""
    parser.add_argument("--policy", metavar="政策", help=f"用指定的政策，如 kunming/2023；不写时{otherwise}")


def add_clause(subparsers: object) -> None:
    """Add `zhicheng clause`: read a clause of the notice."""
    parser = add_command(
        subparsers,
        "clause",
        clause.run_clause,
        line="读一条规定：通知原文、本系统的读法和其他读法、数值、途径、材料、样例。",
        about="条款编号照纸面写（二（二）4），也可以写 2.2.4。不写条款时，逐行列出全部条款。",
        examples="zhicheng clause 二（二）4\nzhicheng clause 2.2.4\nzhicheng clause",
        statuses="0 正常\n2 没有这一条，或命令写得不对",
    )
    parser.add_argument("clause", metavar="条款", nargs="?", help="条款编号，如 二（二）4")
    add_policy_option(parser, "用最新的一版")


def add_windows(subparsers: object) -> None:
    """Add `zhicheng windows`: the windows of a year and the last days to start a publicity."""
    parser = add_command(
        subparsers,
        "windows",
        windows.run_windows,
        line="一年四次的申报窗口，和各窗口最迟哪一天开始公示。",
        about="不写年份时是今年（环境变量 ZHICHENG_TODAY 可以指定“今天”，如 2026-03-02）。",
        examples="zhicheng windows\nzhicheng windows 2026",
        statuses="0 正常\n2 年份不对，或命令写得不对",
    )
    parser.add_argument("year", metavar="年份", nargs="?", help="四位年份，如 2026")
    add_policy_option(parser, "用最新的一版")


def add_policy(subparsers: object) -> None:
    """zhicheng policy, and the commands below it."""
    parser: Parser = subparsers.add_parser(  # type: ignore[attr-defined]
        "policy",
        prog="zhicheng policy",
        line="检查、查看、比较政策数据。",
        examples="zhicheng policy lint\nzhicheng policy show\nzhicheng policy diff kunming/2023 新版.toml",
    )
    policy_subparsers = parser.add_subparsers(metavar="命令", required=True, parser_class=Parser)
    add_lint(policy_subparsers)
    add_show(policy_subparsers)
    add_diff(policy_subparsers)


def add_lint(subparsers: object) -> None:
    """Add `zhicheng policy lint`: check the data of policies."""
    parser = add_command(
        subparsers,
        "lint",
        policy.run_lint,
        within="policy",
        line="检查政策数据：能否读入，条款是否都有着落，日期、放假安排、未确认的行。",
        about="✗ 是要改的，! 是供了解的（暂列、待确认、未查到）。",
        examples="zhicheng policy lint\nzhicheng policy lint kunming/2023\nzhicheng policy lint policies/kunming",
        statuses="0 没有要改的\n1 有要改的\n2 命令写得不对",
    )
    parser.add_argument("policy", metavar="政策", nargs="?", help="政策、TOML 文件或文件夹；不写时检查全部")


def add_show(subparsers: object) -> None:
    """Add `zhicheng policy show`: print a policy clause by clause."""
    parser = add_command(
        subparsers,
        "show",
        policy.run_show,
        within="policy",
        line="逐条列出一版政策的数值、读法、途径、清单和材料。",
        examples="zhicheng policy show\nzhicheng policy show kunming/2023",
        statuses="0 正常\n2 没有这版政策，或命令写得不对",
    )
    parser.add_argument("policy", metavar="政策", nargs="?", help="政策或 TOML 文件；不写时是最新的一版")


def add_diff(subparsers: object) -> None:
    """Add `zhicheng policy diff`: compare two policies."""
    parser = add_command(
        subparsers,
        "diff",
        policy.run_diff,
        within="policy",
        line="比较两版政策，逐条说出哪里不同、从什么改成什么。",
        examples="zhicheng policy diff kunming/2023 policies/kunming/2027.toml",
        statuses="0 内容相同\n1 有不同\n2 读不出政策，或命令写得不对",
    )
    parser.add_argument("before", metavar="政策甲", help="政策或 TOML 文件")
    parser.add_argument("after", metavar="政策乙", help="政策或 TOML 文件")


def add_verify(subparsers: object) -> None:
    """Add `zhicheng verify-certificate`: check a certificate without a network."""
    parser = add_command(
        subparsers,
        "verify-certificate",
        certificate.run_verify,
        line="核对电子证书：是不是签发的、改没改过、有没有更正或撤销，不用网络。",
        about="证书写二维码里的文字（ZC1.开头，或以它结尾的网址）、存着它的文件，或“-”（标准输入）。\n"
        "公钥清单和状态清单请事先从签发单位的网站下载，不要用出示证书的人给的。",
        examples="zhicheng verify-certificate 证书.txt --keys 公钥.json\n"
        "zhicheng verify-certificate - --keys 公钥.json --states 状态.json --name 李云",
        statuses="0 有效\n1 伪造、改动过、已更正、已撤销、姓名不符，或清单不能采信\n2 读不出来，或命令写得不对",
    )
    parser.add_argument("certificate", metavar="证书", help="二维码里的文字，或存着它的文件；“-”是标准输入")
    parser.add_argument("--keys", metavar="公钥清单", required=True, help="签发单位公布的公钥清单（JSON）")
    parser.add_argument(
        "--states", metavar="状态清单", help="签发单位公布的更正、撤销清单（JSON）；不写时不查更正和撤销"
    )
    parser.add_argument("--name", metavar="姓名", help="出示证书的人的姓名，用来核对")
    parser.add_argument("--on", metavar="日期", help="按哪一天核对；不写时是今天")
    parser.add_argument("--seen", metavar="日期", help="上次见过的状态清单的日期；比它旧的不采信")


def add_completion(subparsers: object, whole: Parser) -> None:
    """zhicheng completion; its script is made from the whole command line."""
    parser = add_command(
        subparsers,
        "completion",
        completion.run_completion,
        line="打印命令行补全脚本。",
        examples="source <(zhicheng completion bash)\nzhicheng completion fish | source",
        statuses="0 正常\n2 没有为这个外壳写的脚本，或命令写得不对",
    )
    parser.add_argument("shell", metavar="外壳", choices=("bash", "zsh", "fish"), help="bash、zsh 或 fish")
    parser.set_defaults(parser=whole)
