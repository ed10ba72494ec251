"""./zc bench: one measurement by name, or the list of them."""

import ast
from collections.abc import Mapping
from pathlib import Path

from tools.zc import environments
from tools.zc.checkout import CHECKOUT, Obstacle
from tools.zc.making import ensure
from tools.zc.starting import start

ENVIRONMENTS = {"pages": ("webtest", "web"), "papers": ("webtest", "web")}
"""Measurements of the office; all others run beside the yardsticks of others ("bench"), or without these ("dev")."""


def bench(arguments: list[str]) -> int:
    """Run bench/NAME.py; without a name, list what can be measured."""
    if not arguments:
        return print_choices("用法：./zc bench 名称", available())
    name, *rest = arguments
    if name not in available():
        raise Obstacle(f"没有名为 {name} 的测速：运行 ./zc bench 可以看到全部名称。")
    return start(ensure(choose_environment(name)), (f"bench.{name}", *rest), CHECKOUT)


def choose_environment(name: str) -> environments.Environment:
    """Where a measurement runs: the first of its environments that has been made, else the last."""
    kinds = ENVIRONMENTS.get(name, ("bench", "dev"))
    ready = (made for made in map(environments.of, kinds) if made.ready)
    return next(ready, environments.of(kinds[-1]))


def available() -> dict[str, str]:
    """Names of the measurements with the first line of what each says of itself."""
    files = sorted((CHECKOUT / "bench").glob("[a-z]*.py"))
    return {file.stem: first_line(file) for file in files}


def print_choices(usage: str, lines: Mapping[str, str]) -> int:
    """How a command is called, and its choices with a line each; exit status 0."""
    print(f"{usage}\n")
    for name, line in lines.items():
        print(f"  {name:<14}{line}")
    return 0


def first_line(file: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]
