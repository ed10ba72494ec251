"""What else a row of the tables of procedure could say: a guard less, a role more, another state, a flag the other way.

Rows are read as what they come to, not as they are written: a guard that a row has from a shared tuple is dropped for
this row alone, and the change is named by the row.
"""

import ast
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from tools.mutation.mutants import Mutant, Path
from zhicheng.procedure.decline_steps import DECLINE_STEPS
from zhicheng.procedure.handling_steps import HANDLING_STEPS
from zhicheng.procedure.lane_steps import LANE_STEPS
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.parent_steps import PARENT_STEPS
from zhicheng.procedure.return_steps import RETURN_STEPS
from zhicheng.procedure.states import STATES, Due, Role, State
from zhicheng.procedure.steps import STEPS
from zhicheng.procedure.title_steps import TITLE_STEPS
from zhicheng.procedure.transfer_steps import TRANSFER_STEPS


class Table(NamedTuple):
    """A table: its name in the module, where its rows are written below the statement, and what they come to."""

    name: str
    below: Path
    rows: tuple[Any, ...]


ELSEWHERE = (*DECLINE_STEPS, *HANDLING_STEPS, *LANE_STEPS, *PARENT_STEPS, *RETURN_STEPS, *TITLE_STEPS, *TRANSFER_STEPS)
"""The rows of the table of steps that are written in other modules."""
TABLES = {
    "steps": Table("STEPS", (("value", None),), tuple(one for one in STEPS if one not in ELSEWHERE)),
    "decline_steps": Table("DECLINE_STEPS", (("value", None),), DECLINE_STEPS),
    "handling_steps": Table("HANDLING_STEPS", (("value", None),), HANDLING_STEPS),
    "return_steps": Table("RETURN_STEPS", (("value", None),), RETURN_STEPS),
    "transfer_steps": Table("TRANSFER_STEPS", (("value", None),), TRANSFER_STEPS),
    "title_steps": Table("TITLE_STEPS", (("value", None),), TITLE_STEPS),
    "lane_steps": Table("LANE_STEPS", (("value", None),), LANE_STEPS),
    "parent_steps": Table("PARENT_STEPS", (("value", None),), PARENT_STEPS),
    "states": Table("STATES", (("value", None), ("generators", 0), ("iter", None)), tuple(STATES.values())),
}
"""By module."""
KINDS: dict[str, type[StrEnum]] = {"from_": State, "by": Role, "to": State, "held_by": Role, "due": Due, "lanes": Lane}
"""The fields whose words come from a closed list."""
ONE_FOR_ALL = {"from_", "to", "due"}
"""Of these lists one other word stands for all: a table that is compared as a whole notices each alike."""
ABSENT = {"to": None, "held_by": None, "due": None, "undo": ""}
"""The fields that may be left out."""
Change = tuple[str, Any, str]
"""A field, its other value, and the change in words."""


def mutants_of_rows(module: str, text: str) -> Iterator[Mutant]:
    """The mutants of every row of the module's table; none where it has no table."""
    table = TABLES.get(module)
    if table is None:
        return
    tree = ast.parse(text)
    at = next(place for place, node in enumerate(tree.body) if assigns(node, table.name))
    table_path: Path = (("body", at), *table.below)
    written = [place for place, one in enumerate(follow(tree, table_path).elts) if not isinstance(one, ast.Starred)]
    for place, row in zip(written, table.rows, strict=True):
        path = (*table_path, ("elts", place))
        for field, value, words in list_changes(row):
            after = write_row(row._replace(**{field: value}))
            yield Mutant(module, str(row[0]), words, find_line(tree, path), path, after)


def list_changes(row: Any) -> Iterator[Change]:
    """Every other value of every field that has others; the names that people read are left alone."""
    for field, value in zip(row._fields[1:], row[1:], strict=True):
        if isinstance(value, bool):
            yield field, not value, f"{field} {not value}"
        elif isinstance(value, tuple):
            yield from list_other_tuples(field, value)
        elif field in ABSENT:
            yield from list_other_words(field, value)


def list_other_tuples(field: str, value: tuple[str, ...]) -> Iterator[Change]:
    """One word less; where they come from a closed list, one more, and another in the place of each."""
    for place, one in enumerate(value):
        yield field, (*value[:place], *value[place + 1 :]), f"{field} without {one}"
    missing = [one for one in KINDS.get(field, ()) if one not in value]
    missing = missing[:1] if field in ONE_FOR_ALL else missing
    yield from ((field, (*value, one), f"{field} with {one}") for one in missing)
    for place, one in enumerate(value):
        for other in missing[:1]:
            yield field, (*value[:place], other, *value[place + 1 :]), f"{field} {one} → {other}"


def list_other_words(field: str, value: str | None) -> Iterator[Change]:
    """Every other word of the closed list, or none."""
    words = [one for one in KINDS.get(field, ()) if one != value]
    others = [*(words[:1] if field in ONE_FOR_ALL else words), *([ABSENT[field]] if value else [])]
    yield from ((field, other, f"{field} {value} → {other or 'nothing'}") for other in others)


def write_row(row: Any) -> ast.expr:
    """A row as an expression, every field by its name; what it leaves out stays left out."""
    said = {field: value for field, value in row._asdict().items() if row._field_defaults.get(field, ...) != value}
    fields = ", ".join(f"{field}={write_value(value)}" for field, value in said.items())
    return ast.parse(f"{type(row).__name__}({fields})", mode="eval").body


def write_value(value: Any) -> str:
    """A value as it is written in the tables."""
    if isinstance(value, StrEnum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple):
        return f"({''.join(f'{write_value(one)}, ' for one in value)})"
    return repr(value)


def assigns(node: ast.AST, name: str) -> bool:
    """Whether a statement gives a name its value."""
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name) and node.target.id == name
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name


def find_line(tree: ast.Module, path: Path) -> int:
    """The line of the row to which a path leads."""
    return int(follow(tree, path).lineno)


def follow(tree: ast.Module, path: Path) -> Any:
    """The node to which a path leads."""
    node: Any = tree
    for field, at in path:
        node = getattr(node, field) if at is None else getattr(node, field)[at]
    return node
