"""A table beside the life of a case has a row for each state or step, or says which it leaves out."""

import pytest

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.procedure.tables import IncompleteTable, by_state, by_step
from zhicheng.words.roles import ROLE_NAMES

STATES = {state.value: state.name for state in State}
STEPS = dict.fromkeys(STEPS_BY_KEY, "words")


def test_a_whole_table_has_its_rows_in_the_order_of_the_states() -> None:
    table = by_state(STATES)
    assert (table[State.DRAFT], list(table)) == ("DRAFT", list(State))


def test_what_is_left_out_by_name_has_the_other_row() -> None:
    table = by_step({"submit": "words"}, "", set(STEPS_BY_KEY) - {"submit"})
    assert (table["submit"], table["expire"]) == ("words", "")


@pytest.mark.parametrize("state", State)
def test_a_state_without_a_row_stops_the_start(state: State) -> None:
    with pytest.raises(IncompleteTable, match=state.value):
        by_state({key: row for key, row in STATES.items() if key != state})


@pytest.mark.parametrize(
    ("rows", "omitted", "key"),
    [(STEPS | {"accept_twice": ""}, (), "accept_twice"), (STEPS, ("accept",), "accept"), (STEPS, ("acept",), "acept")],
)
def test_a_step_that_is_not_there_or_stands_twice_stops_the_start(
    rows: dict[str, str], omitted: tuple[str, ...], key: str
) -> None:
    with pytest.raises(IncompleteTable, match=key):
        by_step(rows, "", omitted)


def test_every_role_has_one_name() -> None:
    assert list(ROLE_NAMES) == [role.value for role in Role]
    assert len(set(ROLE_NAMES.values())) == len(ROLE_NAMES)
