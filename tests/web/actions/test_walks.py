"""Every state is reached by the real steps, and is what the ledger tells."""

import pytest

from tests.web.cast import Cast
from tests.web.walking import WALKS, case_at
from zhicheng.procedure.states import State


def test_every_state_has_a_walk() -> None:
    assert set(WALKS) == set(State)


@pytest.mark.parametrize("state", WALKS)
def test_a_state_is_reached_by_walking(people: Cast, state: State) -> None:
    assert case_at(people, state).state == state.value
