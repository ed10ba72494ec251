"""Tables beside the life of a case, a row for each state or step: one that nobody wrote words for is found at the start."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from zhicheng.procedure.states import State
from zhicheng.procedure.steps import STEPS_BY_KEY

Key = TypeVar("Key", bound=str)
Row = TypeVar("Row")


class IncompleteTable(LookupError):
    """A table that leaves a state or step out without saying so, or knows one that there is not."""


def complete_table(
    keys: Iterable[Key], rows: Mapping[str, Row], otherwise: Row | None = None, omitted: Iterable[str] = ()
) -> dict[Key, Row]:
    """The table with a row for every key: `otherwise` for those that are left out by name.

    Raises IncompleteTable where rows and left-out keys together are not exactly the keys, each once.
    """
    wanted, absent = list(keys), set(omitted)
    missing = set(wanted) - set(rows) - absent
    if missing:
        raise IncompleteTable(f"no row, and not left out by name: {', '.join(sorted(missing))}")
    needless = (set(rows) | absent) - set(wanted) | (set(rows) & absent)
    if needless:
        raise IncompleteTable(f"a row for what there is not, or both row and left out: {', '.join(sorted(needless))}")
    return {key: rows.get(key, cast("Row", otherwise)) for key in wanted}


def by_state(rows: Mapping[str, Row], otherwise: Row | None = None, omitted: Iterable[str] = ()) -> dict[State, Row]:
    """A row for every state."""
    return complete_table(State, rows, otherwise, omitted)


def by_step(rows: Mapping[str, Row], otherwise: Row | None = None, omitted: Iterable[str] = ()) -> dict[str, Row]:
    """A row for every step."""
    return complete_table(STEPS_BY_KEY, rows, otherwise, omitted)
