"""One word per thing: the words of the glossary are those of the code, and the words it forbids name nothing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tools.zc.checkout import CHECKOUT

GLOSSARY = (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8")
POLICY = CHECKOUT / "policies" / "kunming" / "2023.toml"
SOURCES = sorted((CHECKOUT / "src" / "zhicheng").rglob("*.py"))
QUOTED = re.compile(r"`([^`]+)`")
WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+(?![a-z])")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    section = GLOSSARY.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def names_in(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: its functions, classes, arguments, fields and variables; not those it is given."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def words_in(tree: ast.AST) -> Iterator[str]:
    """The words of closed lists: what stands between quotes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def keys_of(value: Any) -> Iterator[str]:
    """Keys and words of a policy, however deep."""
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_of(item)
    if isinstance(value, str):
        yield value


def has(name: str, forbidden: str) -> bool:
    """Whether the words of a name contain the forbidden word, or words."""
    return f"_{forbidden}_" in f"_{'_'.join(WORD.findall(name)).lower()}_"


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
NAMES = {name for tree in TREES.values() for name in names_in(tree)} | {path.stem for path in SOURCES}
SPOKEN = {word for tree in TREES.values() for word in words_in(tree)} | set(keys_of(tomllib.loads(POLICY.read_text())))
TERMS = [
    term
    for heading in ("The words of the notice", "The words of a judgement")
    for row in rows(heading)
    for term in QUOTED.findall(row[1])
]
FORBIDDEN = [
    (word, frozenset(QUOTED.findall(row[3]))) for row in rows("Words we do not use") for word in QUOTED.findall(row[0])
]


def test_each_term_is_a_word_of_the_code() -> None:
    lowered = {name.lower() for name in NAMES}
    assert [term for term in TERMS if not {term, term.lower()} & (NAMES | SPOKEN | lowered)] == []


def test_each_thing_has_one_word_and_each_word_one_thing() -> None:
    twice = [
        *(chinese for chinese in column(0) if column(0).count(chinese) > 1),
        *(term for term in TERMS if TERMS.count(term) > 1),
    ]
    assert twice == []


def column(place: int) -> list[str]:
    return [row[place] for heading in ("The words of the notice", "The words of a judgement") for row in rows(heading)]


@pytest.mark.parametrize(("word", "excepted"), FORBIDDEN, ids=[word for word, _ in FORBIDDEN])
def test_a_forbidden_word_names_nothing(word: str, excepted: frozenset[str]) -> None:
    assert {name for name in NAMES if has(name, word)} - excepted - {"zhicheng"} == set()


def test_each_exception_is_used_and_has_its_reason() -> None:
    excepted = {name for _, names in FORBIDDEN for name in names}
    assert excepted - NAMES - SPOKEN == set()
    cells = [row[3] for row in rows("Words we do not use") if row[3]]
    assert [cell for cell in cells if not re.fullmatch(r"(`\w+` \([^)`]+\)(, )?)+", cell)] == []


@pytest.mark.parametrize(
    ("name", "forbidden", "found"),
    [
        ("AuditTrail", "audit", True),
        ("social_security_paid", "social_security", True),
        ("auditing", "audit", False),
        ("DUE", "due", True),
    ],
)
def test_a_forbidden_word_is_seen_within_a_name(name: str, forbidden: str, found: bool) -> None:
    assert has(name, forbidden) is found


def test_planted_names_are_seen() -> None:
    planted = ast.parse("class Audit:\n    company: int\ndef approve(deadline, *, user): tenure = 1; self.staff = 2")
    assert set(names_in(planted)) == {"Audit", "company", "approve", "deadline", "user", "tenure", "staff"}
