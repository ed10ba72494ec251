"""三（二） every interleaving of the two lanes of a dispatched worker, searched: no order of acts, objections, returns and
leavings files a case with an open cell, and from wherever one has come there is a way to the filing.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest

from tests.rules.procedure.test_steps import READY
from zhicheng.procedure.guards import GuardInputs
from zhicheng.procedure.lanes import (
    EMPTYING_STEPS,
    LANE_MOVES,
    TAKING_DOWN_STEPS,
    Lane,
    Lanes,
    Stage,
    find_other_lane,
    list_open_cells,
    move_lanes,
)
from zhicheng.procedure.move import StepRefused, move
from zhicheng.procedure.states import ENDED, Role, State
from zhicheng.procedure.steps import STEPS, STEPS_BY_KEY, Step

BEFORE = (
    "edit",
    "submit",
    "take_back",
    "choose_employer",
    "withdraw",
    "enclose",
    "leave_employer",
    "return_to_applicant",
)
HOSTS = ("assess", "decline_to_recommend", "start_publicity", "close_publicity", "file", "recall")
OBJECTIONS = ("raise_objection", "settle_one_objection", "dismiss_objection", "uphold_objection")
WALKED = (*BEFORE, *HOSTS, *OBJECTIONS, *(step.key for step in STEPS if "lane_in_turn" in step.needs))
WALKED = tuple(dict.fromkeys((*WALKED, *(step.key for step in STEPS if step.lanes != (Lane.EMPLOYER,)))))
"""Everything that anybody can do with a case before the authority accepts it."""
SETTLES: Mapping[str, tuple[Lane, ...]] = {
    "dismiss_objection": (Lane.EMPLOYER,),
    "dismiss_agency_objection": (Lane.AGENCY,),
    **dict.fromkeys((*EMPTYING_STEPS, *TAKING_DOWN_STEPS), tuple(Lane)),
}
SETTLES_ONE = {"settle_one_objection": Lane.EMPLOYER, "settle_one_agency_objection": Lane.AGENCY}
MOST = 2
"""Open objections to one notice; a third stands where two do."""
RAISES = {"raise_objection": Lane.EMPLOYER, "raise_agency_objection": Lane.AGENCY}


class Walk(NamedTuple):
    """Where a case stands: its state, its lanes, whose notices have open objections, up to MOST. Days pass as they like."""

    state: State = State.DRAFT
    lanes: Lanes = Lanes()
    objections: tuple[Lane, ...] = ()


START = Walk()


def build_inputs(walk: Walk, lane: Lane) -> GuardInputs:
    """Everything holds but what the lanes and the objections say."""
    return READY._replace(
        dispatched=True,
        lanes=walk.lanes,
        own_objection_count=walk.objections.count(lane),
        open_objection_count=len(walk.objections),
        other_lane_can_act=bool(list_open_cells(walk.lanes, find_other_lane(lane))),
    )


def take(walk: Walk, step: Step, lane: Lane) -> Walk | None:
    """The walk after a step of a lane's people, or of the applicant; None where it is refused."""
    try:
        state = move(walk.state, step.key, step.by[0], build_inputs(walk, lane))
    except StepRefused:
        return None
    objections = list(walk.objections)
    if step.key in SETTLES_ONE:
        objections.remove(SETTLES_ONE[step.key])
    settled = SETTLES.get(step.key, ())
    objections = [one for one in objections if one not in settled]
    if step.key in RAISES and objections.count(RAISES[step.key]) < MOST:
        objections.append(RAISES[step.key])
    return Walk(state, move_lanes(walk.lanes, step.key), tuple(sorted(objections)))


def list_next(walk: Walk) -> Iterator[tuple[str, Walk]]:
    """Whatever can happen next."""
    for key in WALKED:
        step = STEPS_BY_KEY[key]
        for lane in step.lanes if Role.EMPLOYER in step.by else (Lane.EMPLOYER,):
            after = take(walk, step, lane)
            if after is not None:
                yield key, after


def search() -> dict[Walk, set[tuple[str, Walk]]]:
    """Every walk that can be reached, with what can happen next."""
    found: dict[Walk, set[tuple[str, Walk]]] = {}
    waiting = [START]
    while waiting:
        walk = waiting.pop()
        if walk not in found:
            found[walk] = set(list_next(walk))
            waiting += [after for _, after in found[walk]]
    return found


def is_fit_to_file(walk: Walk) -> bool:
    """Whether all six cells are done and nothing is objected."""
    return walk.lanes[:2] == (Stage.STAMPED, Stage.STAMPED) and not walk.objections


def list_open_filings(found: Mapping[Walk, set[tuple[str, Walk]]]) -> list[Walk]:
    """The walks in which a case can be filed with an open cell."""
    return [walk for walk, ways in found.items() for key, _ in ways if key == "file" and not is_fit_to_file(walk)]


def can_end(found: Mapping[Walk, set[tuple[str, Walk]]]) -> set[Walk]:
    """The walks from which a case can still be filed, backwards from the filing."""
    reached = {walk for walk in found if walk.state is State.FILED}
    while more := {walk for walk, ways in found.items() if walk not in reached and {to for _, to in ways} & reached}:
        reached |= more
    return reached


def test_no_order_of_acts_files_a_case_with_an_open_cell() -> None:
    found = search()
    filings = [walk for walk, ways in found.items() for key, _ in ways if key == "file"]
    assert {walk.state for walk in filings} == {State.PUBLICITY_CLOSED}
    assert {walk.lanes.agency_on_paper for walk in filings} == {True, False}
    assert list_open_filings(found) == []
    assert len(found) > 70


@pytest.mark.parametrize("guard", ["six_cells_closed", "no_open_objection"])
def test_the_search_finds_what_a_missing_guard_lets_through(guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in WALKED:
        step = STEPS_BY_KEY[key]
        monkeypatch.setitem(STEPS_BY_KEY, key, step._replace(needs=tuple(need for need in step.needs if need != guard)))
    assert list_open_filings(search()) != []


def test_from_everywhere_a_case_can_still_be_filed() -> None:
    found = search()
    stuck = {walk for walk in found if walk.state not in ENDED} - can_end(found)
    assert stuck == set()


def test_an_objection_to_one_notice_stops_both_lanes() -> None:
    forward: tuple[str, ...] = (
        "start_publicity",
        "close_publicity",
        "stamp_as_employer",
        "record_agency_papers",
        "file",
    )
    forward += ("start_agency_publicity", "close_agency_publicity", "stamp_as_agency")
    forward += ("return_to_applicant", "take_back")  # both would void the objection without an answer
    for walk, ways in search().items():
        if walk.objections:
            assert {key for key, _ in ways} & set(forward) == set()


def test_the_state_says_how_far_the_employers_lane_has_come() -> None:
    """The two never part: the state is moved by the employer's steps alone, objections that hold aside."""
    stages = {
        State.SUBMITTED: {Stage.UNCHECKED},
        State.ASSESSED: {Stage.CHECKED},
        State.IN_PUBLICITY: {Stage.POSTED},
        State.OBJECTION_OPEN: {Stage.POSTED},
        State.PUBLICITY_CLOSED: {Stage.CLOSED, Stage.STAMPED},
        State.FILED: {Stage.STAMPED},
        State.NOT_RECOMMENDED: {Stage.UNCHECKED, Stage.CHECKED},
    }
    told: dict[State, set[Stage]] = {}
    for walk in search():
        told.setdefault(walk.state, set()).add(walk.lanes.employer)
    assert {state: told[state] for state in stages} == stages


def test_the_lanes_never_wait_for_each_other() -> None:
    """Either may be through before the other has begun."""
    walks = {walk.lanes[:2] for walk in search()}
    assert (Stage.STAMPED, Stage.UNCHECKED) in walks
    assert (Stage.UNCHECKED, Stage.STAMPED) in walks


def test_every_lane_step_moves_a_lane_and_no_other() -> None:
    assert {step.key for step in STEPS if "lane_in_turn" in step.needs} <= set(LANE_MOVES)
    assert {*LANE_MOVES, *EMPTYING_STEPS, *TAKING_DOWN_STEPS} <= set(STEPS_BY_KEY)


def test_papers_prove_nothing_of_a_notice_that_somebody_objects_to() -> None:
    on_paper = move_lanes(Lanes(Stage.CLOSED), "record_agency_papers")
    assert on_paper == Lanes(Stage.CLOSED, Stage.STAMPED, agency_on_paper=True)
    assert move_lanes(on_paper, "raise_agency_objection") == Lanes(Stage.CLOSED)
    assert move_lanes(on_paper, "uphold_objection") == Lanes(Stage.CHECKED)
    assert list_open_cells(Lanes(agency=Stage.POSTED), Lane.AGENCY) == ("公示", "盖章")
