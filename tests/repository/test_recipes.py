"""The recipes and "Where to find" name what is there: files, folders, functions, classes, tables, rules of the database."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT
from zhicheng.procedure.steps import STEPS_BY_KEY

SOURCES = sorted((CHECKOUT / "src").rglob("*.py"))
OTHERS = [*(CHECKOUT / "src").rglob("*.html"), *(CHECKOUT / "src").rglob("*.sql"), *(CHECKOUT / "tests").rglob("*.py")]
CONSTRAINT_ROW = re.compile(r"^\| \w+ \| `(\w+)` \|", re.MULTILINE)
TICKED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w-]+(/[\w.-]+)+/?|\w+\.(py|html)")
NAME = re.compile(r"[A-Za-z]\w{2,}")
TABLES_OF_TESTS = [CHECKOUT / "tests/web/walking.py", CHECKOUT / "tests/web/upgrade/test_upgrade.py"]
OF_DJANGO = {"CheckConstraint", "UniqueConstraint", "RunSQL", "makemigrations"}


def cut_section(page: str, first: str, after: str) -> str:
    """A page from one heading to another."""
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    return text.partition(f"\n{first}\n")[2].partition(f"\n{after}\n")[0]


PAGES = {
    "CONTRIBUTING.md": cut_section("CONTRIBUTING.md", "## Add a step", "## What `./zc test` runs"),
    "docs/map.md": cut_section("docs/map.md", "## Where to find", "## Pages"),
}


def list_defined_names(node: ast.AST) -> Iterator[str]:
    """Functions, classes and constants at any depth of a file."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.FunctionDef | ast.ClassDef):
            yield inner.name
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id


@pytest.fixture(scope="module")
def known_names() -> set[str]:
    """Every name of the code and of the database's rules."""
    rules = CONSTRAINT_ROW.findall((CHECKOUT / "docs" / "integrity.md").read_text(encoding="utf-8"))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in [*SOURCES, *TABLES_OF_TESTS])
    folders = {path.name for path in (CHECKOUT / "src/zhicheng").iterdir()}
    return {name for tree in trees for name in list_defined_names(tree)} | {*rules, *STEPS_BY_KEY, *folders, *OF_DJANGO}


def is_there(word: str) -> bool:
    """Whether a path begins at the root, or ends a file or folder of src or tests."""
    files: list[Path] = [*SOURCES, *OTHERS]
    found = {*files, *(path.parent for path in files)}
    return (CHECKOUT / word).exists() or any(str(path).endswith(f"/{word.rstrip('/')}") for path in found)


@pytest.mark.parametrize("page", PAGES)
def test_every_path_leads_to_a_file(page: str) -> None:
    paths = {word for word in TICKED.findall(PAGES[page]) if PATH.fullmatch(word)}
    assert len(paths) > 10
    assert {word for word in paths if not is_there(word)} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_name_is_defined(page: str, known_names: set[str]) -> None:
    names = {word for word in TICKED.findall(PAGES[page]) if NAME.fullmatch(word)}
    assert len(names) > 10
    assert names - known_names == set()
