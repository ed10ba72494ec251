"""The table of commands: name, what a person reads, what runs, and in which environment."""

from tools.zc import benches, checking, environments, fuzzing, locks, pythons, serving
from tools.zc.checkout import CHECKOUT, format_path
from tools.zc.making import ensure
from tools.zc.office_commands import FOR_OFFICES, Command
from tools.zc.starting import start


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
    """Run one row of the table; those for offices are run before this table is read (`zc`)."""
    if not isinstance(command.runs, tuple):
        return command.runs(arguments)
    return start(ensure(environments.of("dev")), (*command.runs, *arguments), CHECKOUT)
