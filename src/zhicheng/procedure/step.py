"""One row of the table of steps, and the groups of states and guards that rows are written with."""

from typing import NamedTuple

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Role, State


class Step(NamedTuple):
    """One row. `to` None: the state stays. `reason`: coded reasons or a sentence are asked of the person who acts.

    `undo`: the step by which the person who took this one takes it back, for as long as the table opens that. `confirm`: it
    gives, takes or moves a right, so that whoever takes it has confirmed lately that it is them. `lanes`: of an employer's step,
    whether the unit that files takes it, the agency of a dispatched worker, or either (三（二）). `sends_message`: others are
    told of it though the case lies where it did. `restarts`: whoever holds the case after it has the whole time of the state,
    also where the state stays.
    """

    key: str
    name: str
    from_: tuple[State, ...]
    to: State | None
    by: tuple[Role, ...]
    clause: str
    needs: tuple[str, ...] = ()
    reason: bool = False
    undo: str = ""
    confirm: bool = False
    lanes: tuple[Lane, ...] = (Lane.EMPLOYER,)
    sends_message: bool = False
    restarts: bool = False


BEFORE_ASSESSMENT = (State.DRAFT, State.RETURNED_TO_APPLICANT, State.LEFT_EMPLOYER)
WITH_EMPLOYER = (State.SUBMITTED, State.ASSESSED, State.IN_PUBLICITY, State.PUBLICITY_CLOSED)
LANE_STATES = (*WITH_EMPLOYER, State.OBJECTION_OPEN)
BEFORE_FILING = (*BEFORE_ASSESSMENT, *LANE_STATES)
A, E, X, P = Role.APPLICANT, Role.EMPLOYER, Role.EXAMINER, Role.APPROVER
IMPARTIALITY_GUARDS = ("lies_with_authority", "not_own_case", "not_own_employer")
"""Of anyone who acts for an authority."""

JUDGING_GUARDS = (*IMPARTIALITY_GUARDS, "not_judged_before")
"""Of anyone who has a part in a decision."""

REVIEWING_GUARDS = (*JUDGING_GUARDS, "change_awaits_this", "second_person")
"""Of whoever decides the review of a correction or a revocation."""
TITLE_STATES = (State.RECOGNISED, State.REVOKED)
"""Where a title was granted."""
