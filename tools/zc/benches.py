"""./zc bench: one measurement by name, or the list of them."""

import ast
from pathlib import Path

from tools.zc import environments
from tools.zc.ground import HOUSE, Trouble
from tools.zc.making import ensure
from tools.zc.starting import start


def bench(arguments: list[str]) -> int:
    """Run bench/NAME.py; without a name, list what can be measured."""
    if not arguments:
        print("用法：./zc bench 名称\n")
        for name, line in available().items():
            print(f"  {name:<14}{line}")
        return 0
    name, *rest = arguments
    if name not in available():
        raise Trouble(f"没有名为 {name} 的测速：运行 ./zc bench 可以看到全部名称。")
    return start(ensure(chosen()), (f"bench.{name}", *rest), HOUSE)


def chosen() -> environments.Environment:
    """The environment with the yardsticks of others where it has been made, else the development environment."""
    yardsticks = environments.of("bench")
    return yardsticks if yardsticks.ready else environments.of("dev")


def available() -> dict[str, str]:
    """Names of the measurements with the first line of what each says of itself."""
    files = sorted((HOUSE / "bench").glob("[a-z]*.py"))
    return {file.stem: first_line(file) for file in files}


def first_line(file: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]
