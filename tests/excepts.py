"""Every `except` of the office: as the source has it, and as tests/excepts.toml says that it may be."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[1]
OFFICE = HOUSE / "src" / "zhicheng_web"
FILE = HOUSE / "tests" / "excepts.toml"


class Except(NamedTuple):
    """Where it stands (file and function), what it catches, and why it may catch so much."""

    where: str
    catches: tuple[str, ...]
    why: str = ""


def list_excepts() -> list[Except]:
    """Those of the source, in its order; a bare one catches ""."""
    files = sorted(OFFICE.rglob("*.py"))
    return [one for path in files for one in find_excepts(path)]


def find_excepts(path: Path) -> Iterator[Except]:
    """Those of one file."""
    file = path.relative_to(OFFICE).as_posix()
    for place, handler in walk(ast.parse(path.read_text(encoding="utf-8")), ""):
        yield Except(f"{file} {place}".strip(), list_names(handler.type))


def walk(node: ast.AST, place: str) -> Iterator[tuple[str, ast.ExceptHandler]]:
    """Every handler below a node, with the function in which it stands."""
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        inner = f"{place}.{child.name}".lstrip(".") if named else place  # type: ignore[attr-defined]
        if isinstance(child, ast.ExceptHandler):
            yield inner, child
        yield from walk(child, inner)


def list_names(caught: ast.expr | None) -> tuple[str, ...]:
    """The names of what a handler catches."""
    if caught is None:
        return ("",)
    return tuple(ast.unparse(one) for one in (caught.elts if isinstance(caught, ast.Tuple) else [caught]))


def list_allowed() -> list[Except]:
    """Those of the list."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["except"]
    return [Except(row["where"], tuple(row["catches"]), row.get("why", "")) for row in rows]
