"""All mutants of a module, each with a name that survives the moving of lines: function, what stood there, what stands."""

import ast
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from tools.mutation.operators import conditions, opposite, variants

Path = tuple[tuple[str, int | None], ...]
LONGEST = 100
NOT_OURS = ("annotation", "returns", "decorator_list", "keywords", "bases")
WHOLE = (ast.JoinedStr, ast.Import, ast.ImportFrom)


class Mutant(NamedTuple):
    """One change in one module; `place` is a function or Class.method, "" at the top; `path` leads to the expression."""

    module: str
    place: str
    change: str
    line: int
    path: Path
    after: ast.expr

    @property
    def name(self) -> str:
        """What it is called in tests/mutants.toml."""
        return f"{self.module} {self.place or 'module'}: {self.change}"


def mutants_of(module: str, text: str) -> list[Mutant]:
    """The mutants of a module's text. What changes a function in the same way twice is counted: #2."""
    named: Counter[tuple[str, str]] = Counter()
    found = []
    for place, path, before, after in sites(ast.parse(text), "", ()):
        change = f"{said(before)} → {said(after)}"
        named[place, change] += 1
        number = named[place, change]
        change += f" #{number}" if number > 1 else ""
        found.append(Mutant(module, place, change, before.lineno, path, after))
    return found


def said(node: ast.expr) -> str:
    """An expression in one line, shortened in the middle."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 32]} … {text[-29:]}"


def sites(node: ast.AST, place: str, path: Path) -> Iterator[tuple[str, Path, ast.expr, ast.expr]]:
    """Every change below a node: where, by which path, what stands there, what could."""
    tests = [id(test) for test in conditions(node)]
    for child, its_path in below(node, path):
        if isinstance(child, ast.expr):
            others = [*variants(child), *([opposite(child)] if id(child) in tests else [])]
            different = {ast.dump(other): other for other in others}
            yield from ((place, its_path, child, other) for other in different.values())
        inner = f"{place}.{child.name}".lstrip(".") if isinstance(child, ast.FunctionDef | ast.ClassDef) else place
        yield from sites(child, inner, its_path)


def below(node: ast.AST, path: Path) -> Iterator[tuple[ast.AST, Path]]:
    """The nodes right below, each with its path; sentences, types, decorators and imports are left alone."""
    if isinstance(node, WHOLE):
        return
    for field, value in ast.iter_fields(node):
        if field in NOT_OURS:
            continue
        if isinstance(value, ast.AST):
            yield value, (*path, (field, None))
        elif isinstance(value, list):
            yield from ((item, (*path, (field, at))) for at, item in enumerate(value) if isinstance(item, ast.AST))


def changed(text: str, mutant: Mutant) -> ast.Module:
    """The module with the change."""
    tree = ast.parse(text)
    node: ast.AST = tree
    for field, at in mutant.path[:-1]:
        node = getattr(node, field) if at is None else getattr(node, field)[at]
    field, at = mutant.path[-1]
    if at is None:
        setattr(node, field, deepcopy(mutant.after))
    else:
        getattr(node, field)[at] = deepcopy(mutant.after)
    return ast.fix_missing_locations(tree)
