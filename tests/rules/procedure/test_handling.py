"""三（三）: which pair of eyes has the officer who handles a case."""

from zhicheng.procedure.handling_steps import HANDLED_STATES, find_handling_role
from zhicheng.procedure.states import Role, State


def test_whoever_acts_next_handles_a_case() -> None:
    assert {state: find_handling_role(state) for state in HANDLED_STATES} == {
        State.FILED: Role.EXAMINER,
        State.IN_EXAMINATION: Role.EXAMINER,
        State.PROPOSED: Role.APPROVER,
        State.RETURNED_TO_EMPLOYER: Role.EXAMINER,
    }


def test_nobody_handles_what_no_officer_decides() -> None:
    assert {find_handling_role(state) for state in State if state not in HANDLED_STATES} == {None}
