"""How long a file is, and each function in it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[1]


class Size(NamedTuple):
    """A file or function and its number of lines."""

    lines: int
    where: str


def files(found: list[Path]) -> list[Size]:
    """The length of each file."""
    return [Size(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(HOUSE))) for path in found]


def functions_of(path: Path) -> Iterator[Size]:
    """The length of each function, from its `def` to its end."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size((node.end_lineno or 0) - node.lineno + 1, f"{path.relative_to(HOUSE)}:{node.lineno} {node.name}")


def tree(path: Path) -> ast.Module:
    """The syntax of a file. What this Python cannot read cannot be measured either."""
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        sys.exit(f"✗ 语法错误：{path.relative_to(HOUSE)}:{error.lineno} {error.msg}")
