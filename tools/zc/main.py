"""From the words on the command line to a row of the table; every failure leaves as one sentence and exit status 2."""

import difflib
import sys

from tools.zc import obstacles
from tools.zc.checkout import Obstacle, say
from tools.zc.commands import FOR_A_CITY, FOR_ENGINEERS, TABLE, run
from tools.zc.office_commands import FOR_OFFICES, Command

HELP_WORDS = {"-h", "--help", "help"}


def main(arguments: list[str]) -> int:
    """Run what was asked for. 2: zc could not do it and said why; 130: interrupted; else the command's own status."""
    for stream in (sys.stdout, sys.stderr):
        speak_chinese(stream)
    try:
        return answer(arguments)
    except Obstacle as obstacle:
        say(f"zc：{obstacle}")
    except OSError as error:
        say(f"zc：{obstacles.obstacle_of_disk_error(error)}")
    except KeyboardInterrupt:
        say("\nzc：已中断。")
        return 130
    return 2


def answer(arguments: list[str]) -> int:
    """The list of commands, or one of them."""
    if not arguments or arguments[0] in HELP_WORDS:
        print(overview())
        return 0
    name, *rest = arguments
    if name not in TABLE:
        close = difflib.get_close_matches(name, TABLE, 1)
        meant = f"是否想用 ./zc {close[0]}？" if close else ""
        raise Obstacle(f"没有“{name}”这个命令。{meant}运行 ./zc 可以看到全部命令。")
    return run(TABLE[name], rest)


def overview() -> str:
    """All commands, one line each."""
    return "\n".join(
        [
            "职称（zhicheng）：昆明市初级职称考核认定。用法：./zc 命令 [参数]",
            "",
            "办理（装有 Python 3.11 即可，不需要网络）",
            *map(row, FOR_OFFICES),
            "",
            "办理系统（第一次运行时自动准备环境，需要网络）",
            *map(row, FOR_A_CITY),
            "",
            "开发（第一次运行时自动准备环境，需要网络）",
            *map(row, FOR_ENGINEERS),
            "",
            "各命令的详细用法：./zc 命令 --help",
        ]
    )


def row(command: Command) -> str:
    """One command in the list."""
    return f"  {command.name:<11} {command.line}"


def speak_chinese(stream: object) -> None:
    """A terminal that cannot write Chinese in its own encoding gets UTF-8 rather than an error."""
    try:
        "知".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8")
