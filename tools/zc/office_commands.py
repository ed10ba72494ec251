"""The commands that need nothing but this Python, apart from the others: a clerk's list does not wait for those."""

from collections.abc import Callable
from typing import NamedTuple

Run = Callable[[list[str]], int]


class Command(NamedTuple):
    """One row of a table of commands: `runs` is a module with its first words, or a function of zc itself."""

    name: str
    line: str
    runs: tuple[str, ...] | Run


# They work at once, without network, on a checkout that cannot be written, and in the person's own folder.
FOR_OFFICES = (
    Command("check", "判断名单中的每一个人：./zc check 名单.jsonl", ("zhicheng", "check")),
    Command("clause", "读一条规定的原文、理解和例子：./zc clause 二（二）4", ("zhicheng", "clause")),
    Command("windows", "一年四次集中受理的时间：./zc windows 2025", ("zhicheng", "windows")),
    Command("policy", "检查、查看、比较政策数据：./zc policy lint", ("zhicheng", "policy")),
    Command("verify-certificate", "核对电子证书，不用网络", ("zhicheng", "verify-certificate")),
    Command("completion", "命令行补全脚本：./zc completion bash", ("zhicheng", "completion")),
)

NAMES = frozenset(command.name for command in FOR_OFFICES)
