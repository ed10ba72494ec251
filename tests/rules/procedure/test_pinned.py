"""The table of steps and that of states are what steps.toml and states.toml say, each guard with its reason."""

from tests.rules.procedure.pinned import (
    list_pinned_states,
    list_pinned_steps,
    list_states,
    list_steps,
    read_rows,
)
from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY, UNASSESSED_STATES

LONG_ENOUGH = 20


def test_the_steps_are_those_that_are_pinned() -> None:
    assert list_steps() == list_pinned_steps()
    assert list(STEPS_BY_KEY) == list(list_pinned_steps())


def test_the_states_are_those_that_are_pinned() -> None:
    assert list_states() == list_pinned_states()
    assert [about.state for about in STATES.values()] == list(STATES)


def test_every_guard_is_there_for_a_reason() -> None:
    guards = {key: row.get("guards", {}) for key, row in read_rows("steps.toml").items()}
    assert {(key, guard) for key, row in guards.items() for guard in row if len(row[guard]) < LONG_ENOUGH} == set()


def test_a_state_opens_its_steps_to_their_roles() -> None:
    rows = read_rows("steps.toml").items()
    for state in State:
        opened = {role: {step.key for step in list_steps_from(state, [role])} for role in Role}
        assert opened == {
            role: {key for key, row in rows if state in row["from"] and role in row["by"]} for role in Role
        }
        assert {step.key for step in list_steps_from(state, Role)} == {key for key, row in rows if state in row["from"]}
        assert list_steps_from(state, []) == ()


def test_an_assessment_counts_from_the_step_that_makes_it() -> None:
    assert {str(state) for state in UNASSESSED_STATES} == {
        "draft",
        "returned_to_applicant",
        "left_employer",
        "submitted",
    }
