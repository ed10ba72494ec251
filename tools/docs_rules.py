"""Where each clause is computed: the functions and modules whose opening words name its address."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.zc.checkout import CHECKOUT

SOURCES = CHECKOUT / "src" / "zhicheng"
LAW = ("eligibility/rules", "eligibility/routing.py", "eligibility/plan.py", "policy/windows.py", "policy/installed.py")
ADDRESS = re.compile(r"(?:[一二三五]（[一二三四五六七]）|(?<!\w)四(?!\w))")
ITEMS = re.compile(r"(\d)(?: (to|and) (\d))?")


class Place(NamedTuple):
    """A function, or a whole module, that speaks of clauses, in the order in which it names them."""

    file: str
    function: str | None
    addresses: tuple[str, ...]


def places() -> Iterator[Place]:
    """Every place of the law, file by file."""
    for path in law_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        file = str(path.relative_to(SOURCES))
        yield Place(file, None, addresses(opening(tree)))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield Place(file, node.name, addresses(opening(node)))


def law_files() -> list[Path]:
    """The files in which clauses are computed."""
    named = [SOURCES / name for name in LAW]
    return sorted(path for one in named for path in (one.rglob("*.py") if one.is_dir() else [one]))


def opening(node: ast.Module | ast.FunctionDef) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split())


def addresses(words: str) -> tuple[str, ...]:
    """The clauses that some words name; "二（二）1 to 5" names five.

    >>> addresses("二（二）1 to 3, 二（五）: one credential")
    ('二（二）1', '二（二）2', '二（二）3', '二（五）')
    """
    found = []
    for match in ADDRESS.finditer(words):
        items = ITEMS.match(words, match.end())
        found += [match.group() + item for item in (expanded(items) if items else [""])]
    return tuple(dict.fromkeys(found))


def expanded(items: re.Match[str]) -> list[str]:
    """The item numbers that stand behind an address."""
    first, how, last = items.groups()
    if how == "to":
        return [str(item) for item in range(int(first), int(last) + 1)]
    return [first, last] if how else [first]


def by_clause() -> Mapping[str, list[Place]]:
    """The places of every clause: those that name it first before the others.

    A module is named where it opens with the clause, or where none of its functions names it.
    """
    found: dict[str, list[Place]] = {}
    for place in sorted(places(), key=lambda place: place.function is None):
        for address in place.addresses:
            before = found.setdefault(address, [])
            if place.function or opens_with(place, address) or all(other.file != place.file for other in before):
                before.append(place)
    return {address: leading_first(address, named) for address, named in found.items()}


def opens_with(place: Place, address: str) -> bool:
    """Whether a place is about this clause before any other."""
    return place.addresses[0] == address


def leading_first(address: str, named: list[Place]) -> list[Place]:
    """The places that are about the clause, and about nothing else, first; a module before its functions."""

    def rank(place: Place) -> tuple[bool, int, str, str]:
        return not opens_with(place, address), len(place.addresses), place.file, place.function or ""

    return sorted(named, key=rank)
