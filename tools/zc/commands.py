"""The table of commands: name, what a person reads, what runs, and in which environment."""

from collections.abc import Callable
from typing import NamedTuple

from tools.zc import benches, checking, environments, fuzzing, locks, pythons, serving
from tools.zc.checkout import CHECKOUT, format_path
from tools.zc.making import ensure
from tools.zc.starting import start

Run = Callable[[list[str]], int]


class Command(NamedTuple):
    """One row: `runs` is a module with its first words, or a function of zc itself."""

    name: str
    line: str
    runs: tuple[str, ...] | Run


def env(arguments: list[str]) -> int:
    """Make the named environments and print their Python; without a name, tell the state of each."""
    for kind in arguments:
        print(ensure(environments.of(kind)))
    for kind, meaning in environments.KINDS.items() if not arguments else ():
        environment = environments.Environment(kind, pythons.running())
        print(
            f"  {kind:<8}{meaning}：{'已就绪' if environment.ready else '尚未建立'}（{format_path(environment.folder)}）"
        )
    return 0


# Need nothing but this Python: they work at once, without network, on a checkout that cannot be written.
FOR_OFFICES = (
    Command("check", "判断名单中的每一个人：./zc check 名单.jsonl", ("zhicheng", "check")),
    Command("clause", "读一条规定的原文、理解和例子：./zc clause 二（二）4", ("zhicheng", "clause")),
    Command("windows", "一年四次集中受理的时间：./zc windows 2025", ("zhicheng", "windows")),
    Command("policy", "检查、查看、比较政策数据：./zc policy lint", ("zhicheng", "policy")),
    Command("completion", "命令行补全脚本：./zc completion bash", ("zhicheng", "completion")),
)

# Needs the environment of the office.
FOR_A_CITY = (Command("serve", "启动办理系统和演示城市：./zc serve --port 8000", serving.serve),)

# Need the development environment, made by the first of them that is run.
FOR_ENGINEERS = (
    Command("test", "全部检查与测试（--all 走更多全程）；一部分：./zc test tests/rules", checking.test),
    Command("lint", "写法、类型、引用关系、代码大小、模板排版", checking.lint),
    Command("format", "重新排版办理系统的模板", ("tools.templates",)),
    Command("prove", "逐条列出并证明规则的性质", ("tools.prove",)),
    Command("mutate", "改坏规则，看测试能否发现", ("tools.mutate",)),
    Command("bench", "测量速度；不带名称时列出全部", benches.bench),
    Command("fuzz", "乱输一通，看办理系统会不会出错：./zc fuzz pages、papers", fuzzing.fuzz),
    Command("sbom", "软件物料清单（CycloneDX）：./zc sbom > sbom.json", fuzzing.sbom),
    Command("docs", "重新生成由数据得来的文档", ("tools.docs",)),
    Command("env", "各环境的状态；./zc env bench 建立对比测速环境", env),
    Command("lock", "重新锁定依赖（需要 uv）", locks.lock),
)

TABLE = {command.name: command for command in (*FOR_OFFICES, *FOR_A_CITY, *FOR_ENGINEERS)}


def run(command: Command, arguments: list[str]) -> int:
    """Run one row of the table. Office commands keep the person's folder, so that file names mean what they say."""
    if not isinstance(command.runs, tuple):
        return command.runs(arguments)
    if command in FOR_OFFICES:
        return start(pythons.running().path, (*command.runs, *arguments))
    return start(ensure(environments.of("dev")), (*command.runs, *arguments), CHECKOUT)
