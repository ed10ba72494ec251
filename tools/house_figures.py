"""Figures of the house that say where a reader gets lost: names without an object, crowded folders, types left open, long lines.

Each has a limit in `LIMITS`, at the value that was reached. A limit may only get stricter: whoever does better writes it down,
and nobody raises it. `python -m tools.house_figures` prints all of them, with every place that counts.
"""

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from tools.measuring import HOUSE, tree

SOURCE: Final = HOUSE / "src"
OFFICE: Final = "zhicheng_web"
MOST_MODULES_OF_A_NAME: Final = 3
MOST_MODULES_OF_A_FOLDER: Final = 20
LONGEST_TEMPLATE_LINE: Final = 140
SPACIOUS_FOLDERS: Final = ("zhicheng_web/cases/actions",)
"""Folders with a use case a file: the more there are, the better each is found."""
INTERFACE_VERBS: Final[Mapping[str, str]] = {}
"""Names that an interface asks of every module that offers it, each with the interface: none today."""
STATE_PATTERN: Final = re.compile(r"\bState\.[A-Z_]+")
LIMITS: Final[Mapping[str, float]] = {
    "names in more than three modules": 0,
    "one-word functions, of a hundred": 0.7,
    "parameters typed Any, of a hundred": 0,
    "parameters named case and typed Any": 0,
    "template lines over 140 characters": 0,
    "folders with more than 20 modules": 0,
    "states named outside procedure": 22,
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Figure(NamedTuple):
    """What was counted, and where: `value` is compared with the limit of that name."""

    name: str
    value: float
    places: list[str]


@cache
def parse_once(path: Path) -> ast.Module:
    """The syntax of a module, which several figures ask for."""
    return tree(path)


def list_sources() -> list[Path]:
    """The modules of the product; migrations are written by Django."""
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def relative_name(path: Path) -> str:
    """A file as the figures name it."""
    return path.relative_to(SOURCE).as_posix()


def list_module_functions(path: Path) -> list[str]:
    """The functions at the top of a module."""
    return [node.name for node in parse_once(path).body if isinstance(node, Function)]


def count_homonyms(paths: list[Path]) -> Figure:
    """Names of functions that more than three modules define, but for those that an interface asks for."""
    modules = defaultdict(set)
    for path in paths:
        for name in list_module_functions(path):
            modules[name].add(relative_name(path))
    found = {name: where for name, where in modules.items() if len(where) > MOST_MODULES_OF_A_NAME}
    places = [f"{name}: {', '.join(sorted(where))}" for name, where in found.items() if name not in INTERFACE_VERBS]
    return Figure("names in more than three modules", len(places), sorted(places))


def count_one_word_functions(paths: list[Path]) -> Figure:
    """Functions whose name is one word, where it is not the noun or verb of the file itself."""
    named = [(path, name) for path in paths for name in list_module_functions(path)]
    places = [
        f"{relative_name(path)}: {name}" for path, name in named if "_" not in name.strip("_") and name != path.stem
    ]
    return Figure("one-word functions, of a hundred", share_of(len(places), len(named)), places)


def list_parameters(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Each parameter of each function of a module: where, its name, whether its type is left open."""
    for node in ast.walk(parse_once(path)):
        if isinstance(node, Function):
            arguments = node.args
            for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                if one.arg not in ("self", "cls"):
                    is_open = isinstance(one.annotation, ast.Name) and one.annotation.id == "Any"
                    yield f"{relative_name(path)}:{node.lineno} {node.name}({one.arg})", one.arg, is_open


def count_open_parameters(paths: list[Path]) -> tuple[Figure, Figure]:
    """Parameters of the office that are typed Any; and those of them which are the very case a page is about."""
    all_parameters = [one for path in paths if in_office(path) for one in list_parameters(path)]
    open_ = [(place, name) for place, name, is_open in all_parameters if is_open]
    cases = [place for place, name in open_ if name == "case"]
    share = share_of(len(open_), len(all_parameters))
    return (
        Figure("parameters typed Any, of a hundred", share, [place for place, _ in open_]),
        Figure("parameters named case and typed Any", len(cases), cases),
    )


def count_long_template_lines() -> Figure:
    """Lines of templates that no window shows whole."""
    places = [
        f"{relative_name(path)}:{number} {len(line)}"
        for path in sorted(SOURCE.rglob("templates/**/*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_TEMPLATE_LINE
    ]
    return Figure("template lines over 140 characters", len(places), places)


def count_crowded_folders(paths: list[Path]) -> Figure:
    """Folders in which a module is looked for in vain."""
    modules = Counter(relative_name(path.parent) for path in paths if path.name != "__init__.py")
    crowded = [
        f"{folder}: {number}"
        for folder, number in modules.items()
        if number > MOST_MODULES_OF_A_FOLDER and folder not in SPACIOUS_FOLDERS
    ]
    return Figure("folders with more than 20 modules", len(crowded), crowded)


def count_named_states(paths: list[Path]) -> Figure:
    """Mentions of single states in the office, where the table of states should answer; tables and invented cases aside."""
    places = [
        f"{relative_name(path)}: {state}"
        for path in paths
        if in_office(path) and not {"demo", "models"} & set(path.parts)
        for state in STATE_PATTERN.findall(path.read_text(encoding="utf-8"))
    ]
    return Figure("states named outside procedure", len(places), places)


def in_office(path: Path) -> bool:
    """Whether a module belongs to the office."""
    return path.relative_to(SOURCE).parts[0] == OFFICE


def share_of(part: int, whole: int) -> float:
    """How many of a hundred, to a tenth.

    >>> share_of(1, 3), share_of(0, 0)
    (33.3, 0.0)
    """
    return round(100 * part / max(whole, 1), 1)


def measure_house() -> list[Figure]:
    """All figures, in the order of their limits."""
    paths = list_sources()
    return [
        count_homonyms(paths),
        count_one_word_functions(paths),
        *count_open_parameters(paths),
        count_long_template_lines(),
        count_crowded_folders(paths),
        count_named_states(paths),
    ]


def main() -> int:
    """Print the figures with what counts; 1 where one of them exceeds its limit."""
    figures = measure_house()
    for one in figures:
        print(f"{'✗' if one.value > LIMITS[one.name] else '✓'} {one.name}: {one.value:g} (≤ {LIMITS[one.name]:g})")
        print(*(f"    {place}" for place in one.places), sep="\n")
    return int(any(one.value > LIMITS[one.name] for one in figures))


if __name__ == "__main__":
    sys.exit(main())
