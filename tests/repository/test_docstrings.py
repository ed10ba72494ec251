"""Docstrings keep step with the names they speak of: errors that are raised, parameters and fields that they explain."""

import ast
import builtins
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT

SOURCES = sorted(path for root in ("src", "tools") for path in (CHECKOUT / root).rglob("*.py"))
ERROR = re.compile(r"\bRaises? ((?:[A-Z]\w+(?:, | or | and )?)+)")
EXPLAINED = re.compile(r"`(\w+)`:")
FRAMEWORK = {
    *("DatabaseError", "ObjectDoesNotExist", "BadSignature", "InvalidToken", "Http404", "CalledProcessError"),
    "ImproperlyConfigured",
}
"""Errors of libraries that pass through without being imported."""
Node = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module


def find_unknown_errors(text: str, known: set[str]) -> list[str]:
    """Names after "Raises" that are no class of the house, of Python or of what a file imports."""
    named = (name for match in ERROR.finditer(text) for name in re.findall(r"[A-Z]\w+", match[1]))
    return [name for name in named if name not in known]


@cache
def read_tree(path: Path) -> ast.Module:
    """A file, taken apart once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def list_documented(path: Path) -> Iterator[tuple[Node, str]]:
    """Everything in a file that has a docstring."""
    for node in ast.walk(read_tree(path)):
        if isinstance(node, Node) and (text := ast.get_docstring(node)):
            yield node, text


def list_words(tree: ast.AST) -> set[str]:
    """Every name and every quoted word below a node."""
    found = set()
    for node in ast.walk(tree):
        found |= {
            value
            for field in ("id", "arg", "attr", "name", "asname", "value")
            if isinstance(value := getattr(node, field, None), str)
        }
    return found


def list_classes() -> set[str]:
    """Classes of the house, and what is built in."""
    trees = map(read_tree, SOURCES)
    ours = {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return ours | set(dir(builtins))


def test_whatever_is_raised_by_a_docstring_is_a_class() -> None:
    known = list_classes() | FRAMEWORK
    wrong: dict[str, list[str]] = {}
    for path in SOURCES:
        tree = read_tree(path)
        unknown = [name for _, text in list_documented(path) for name in find_unknown_errors(text, known)]
        found = [name for name in unknown if name not in list_words(tree)] if unknown else []
        wrong |= {str(path.relative_to(CHECKOUT)): found} if found else {}
    assert wrong == {}


def test_whatever_a_docstring_explains_is_there() -> None:
    wrong: dict[str, list[str]] = {}
    for path in SOURCES:
        for node, text in list_documented(path):
            if isinstance(node, ast.Module):
                continue
            missing = [word for word in EXPLAINED.findall(text) if word not in list_words(node)]
            wrong |= {f"{path.relative_to(CHECKOUT)}: {node.name}": missing} if missing else {}
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Raises ValueError, Nobody.", ["Nobody"]),
        ("Raises OSError where it is not there.", []),
        ("It raises hopes.", []),
    ],
)
def test_an_unknown_error_is_seen(text: str, unknown: list[str]) -> None:
    assert find_unknown_errors(text, {"ValueError", "OSError"}) == unknown
