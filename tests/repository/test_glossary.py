"""One word per thing: the words of the glossary are those of the code, and the words it forbids name nothing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.zc.checkout import CHECKOUT
from zhicheng.words.checks import CHECK_NAMES
from zhicheng.words.facts import FACT_FIELD_NAMES
from zhicheng.words.results import RESULT_NAMES, VERDICT_NAMES

GLOSSARY = (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8")
POLICY = CHECKOUT / "policies" / "kunming" / "2023.toml"
ROOTS = {"law": CHECKOUT / "src" / "zhicheng", "office": CHECKOUT / "src" / "zhicheng_web"}
TABLES = ("The words of the notice", "The words of a judgement", "The words of the office")
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
            case ast.AsyncFunctionDef(name=name) | ast.arg(arg=name):
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


def list_modules(root: Path) -> list[Path]:
    """The modules of a root; migrations are written by Django."""
    return [path for path in sorted(root.rglob("*.py")) if "migrations" not in path.parts]


def column(place: int) -> list[str]:
    """A column of the tables of terms."""
    return [row[place] for heading in TABLES for row in rows(heading)]


TREES = {
    room: {path: ast.parse(path.read_text(encoding="utf-8")) for path in list_modules(root)}
    for room, root in ROOTS.items()
}
NAMES = {
    room: {name for tree in trees.values() for name in names_in(tree)} | {path.stem for path in trees}
    for room, trees in TREES.items()
}
ALL_NAMES = NAMES["law"] | NAMES["office"]
SPOKEN = {word for trees in TREES.values() for tree in trees.values() for word in words_in(tree)} | set(
    keys_of(tomllib.loads(POLICY.read_text(encoding="utf-8")))
)
PARTS = {part.lower() for name in ALL_NAMES for part in (name, "_".join(WORD.findall(name)))}
TERMS = [term for cell in column(1) for term in QUOTED.findall(cell)]
FORBIDDEN = [
    (word, {"law": QUOTED.findall(row[3]), "office": QUOTED.findall(row[3] + row[4])})
    for row in rows("Words we do not use")
    for word in QUOTED.findall(row[0])
]
EVERYDAY = [(word, QUOTED.findall(row[3])) for row in rows("Everyday words") for word in QUOTED.findall(row[0])]
VARIANTS = [(row[0], re.findall(r"([^ ,(]+) \(", row[2])) for row in rows("One Chinese name")]
TEXTS = [
    path
    for root in ROOTS.values()
    for ending in ("py", "html", "txt")
    for path in sorted(root.rglob(f"*.{ending}"))
    if "migrations" not in path.parts
]


def find_variant(text: str, variant: str, other_things: list[str]) -> bool:
    """Whether a text uses a variant, those things aside that only look like it; “ ” asks for the whole of a word.

    >>> find_variant("<dt>现有职称</dt>", "现有职称", []), find_variant("学历和学位证书", "学历和学位", ["学历和学位证书"])
    (True, False)
    >>> find_variant("现在就可以认定", "“可以认定”", []), find_variant('"可以认定"', "“可以认定”", [])
    (False, True)
    """
    for one in other_things:
        text = text.replace(one, "")
    if variant.startswith("“"):
        return bool(re.search(rf"[\">]{variant.strip('“”')}[\"<]", text))
    return variant in text


def test_each_term_is_a_word_of_the_code() -> None:
    spoken = ALL_NAMES | SPOKEN
    assert [term for term in TERMS if term not in spoken and not has_name(term)] == []


def has_name(term: str) -> bool:
    """Whether some name of the code contains the term."""
    return any(f"_{term.lower()}_" in f"_{part}_" for part in PARTS)


def test_each_thing_has_one_word_and_each_word_one_thing() -> None:
    chinese = column(0)
    twice = [*(one for one in chinese if chinese.count(one) > 1), *(term for term in TERMS if TERMS.count(term) > 1)]
    assert twice == []


@pytest.mark.parametrize("room", ROOTS)
@pytest.mark.parametrize(("word", "excepted"), FORBIDDEN, ids=[word for word, _ in FORBIDDEN])
def test_a_forbidden_word_names_nothing(word: str, excepted: dict[str, list[str]], room: str) -> None:
    if word not in excepted[room]:
        assert {name for name in NAMES[room] if has(name, word)} - {*excepted[room], "zhicheng"} == set()


@pytest.mark.parametrize(("word", "excepted"), EVERYDAY, ids=[word for word, _ in EVERYDAY])
def test_an_everyday_word_names_nothing(word: str, excepted: list[str]) -> None:
    assert {name for name in ALL_NAMES if has(name, word)} - set(excepted) == set()


@pytest.mark.parametrize(("variant", "other_things"), VARIANTS, ids=[variant for variant, _ in VARIANTS])
def test_a_thing_has_one_chinese_name(variant: str, other_things: list[str]) -> None:
    found = [path.name for path in TEXTS if find_variant(path.read_text(encoding="utf-8"), variant, other_things)]
    assert found == []


def test_no_variant_is_a_name_that_we_use() -> None:
    used = {*CHECK_NAMES.values(), *RESULT_NAMES.values(), *VERDICT_NAMES.values(), *FACT_FIELD_NAMES.values()}
    assert [variant for variant, _ in VARIANTS if variant.strip("“”") in used] == []
    assert [row[1] for row in rows("One Chinese name") if row[1] not in used] == []


def test_each_exception_is_used_and_has_its_reason() -> None:
    forbidden = [*rows("Words we do not use"), *rows("Everyday words")]
    cells = [cell for row in forbidden for cell in row[3:] if cell]
    used = {word for name in ALL_NAMES for word in (name, *(part.lower() for part in WORD.findall(name)))}
    assert {name for cell in cells for name in QUOTED.findall(cell)} - used - SPOKEN == set()
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
