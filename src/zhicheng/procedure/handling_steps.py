"""三（三）: which officer handles a case: at most one at a time of each pair of eyes. Nobody's right depends on it: whoever may
take a step may also take the case over, with a reason on record.
"""

from typing import Final

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.step import JUDGING_GUARDS, Step

TAKEN_ON_STATES: Final = (State.FILED, State.IN_EXAMINATION, State.PROPOSED)
"""Where an officer acts next."""
HANDLED_STATES: Final = (*TAKEN_ON_STATES, State.RETURNED_TO_EMPLOYER)
"""Where a case has an officer: what is returned comes back to the one who returned it."""
HANDLING_STEPS: Final = (
    Step(
        "take_on",
        "认领",
        TAKEN_ON_STATES,
        None,
        (Role.EXAMINER, Role.APPROVER),
        "三（三）",
        (*JUDGING_GUARDS, "free_to_take_on"),
    ),
    Step(
        "assign",
        "指派办理人",
        HANDLED_STATES,
        None,
        (Role.EXAMINER, Role.APPROVER, Role.BUREAU),
        "三（三）",
        ("not_own_case", "not_own_employer"),
        reason=True,
    ),
)


def find_handling_role(state: State) -> Role | None:
    """Of which pair of eyes the officer is who handles a case in this state; None: no officer does."""
    if state not in HANDLED_STATES:
        return None
    return Role.APPROVER if state is State.PROPOSED else Role.EXAMINER
