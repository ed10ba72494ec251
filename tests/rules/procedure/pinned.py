"""The table of steps and that of states as they must be: two files beside this one, compared as a whole."""

import tomllib
from pathlib import Path
from typing import Any

from zhicheng.procedure.states import STATES
from zhicheng.procedure.steps import STEPS

HERE = Path(__file__).parent
Rows = dict[str, dict[str, Any]]


def read_rows(name: str) -> Rows:
    """A table as it must be, by the key of its rows."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


NAMES_IN_FILE = {"from_": "from", "needs": "guards"}
"""Fields of a step that steps.toml calls otherwise."""


def list_steps() -> Rows:
    """The steps of the program in the shape of steps.toml: every field that a step has, guards by name only."""
    rows = (step._asdict() for step in STEPS)
    return {
        row["key"]: {NAMES_IN_FILE.get(field, field): as_in_file(row[field]) for field in row if field != "key"}
        for row in rows
    }


def as_in_file(value: Any) -> Any:
    """A value as TOML has it."""
    return list(value) if isinstance(value, tuple) else value


def list_pinned_steps() -> Rows:
    """The steps as they must be, in the same shape: what a row leaves out is nothing."""
    left_out: dict[str, Any] = {
        "to": None,
        "undo": "",
        "confirm": False,
        "lanes": ["employer"],
        "sends_message": False,
        "restarts": False,
        "guards": {},
    }
    rows = {key: left_out | row for key, row in read_rows("steps.toml").items()}
    return {key: row | {"guards": list(row["guards"])} for key, row in rows.items()}


def list_states() -> Rows:
    """The states of the program in the shape of states.toml."""
    rows = {state: about._asdict() for state, about in STATES.items()}
    return {str(state): {field: row[field] for field in row if field != "state"} for state, row in rows.items()}


def list_pinned_states() -> Rows:
    """The states as they must be, in the same shape."""
    return {key: {"held_by": None, "due": None} | row for key, row in read_rows("states.toml").items()}
