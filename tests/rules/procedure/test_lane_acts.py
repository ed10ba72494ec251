"""三（二） What a lane has to do, what it is called, and what is left of it when its notice comes down."""

from itertools import product

import pytest

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import STAGE_WORDS, Lane, Lanes, Stage, find_other_lane, has_act_now, move_lanes
from zhicheng.procedure.steps import STEPS_BY_KEY

BOTH_UNITS = {
    "start_publicity": "start_agency_publicity",
    "correct_posting_day": "correct_agency_posting_day",
    "reopen_publicity": "reopen_agency_publicity",
    "close_publicity": "close_agency_publicity",
    "raise_objection": "raise_agency_objection",
    "settle_one_objection": "settle_one_agency_objection",
    "dismiss_objection": "dismiss_agency_objection",
    "stamp_as_employer": "stamp_as_agency",
}


@pytest.mark.parametrize(("own", "agencys"), [*BOTH_UNITS.items()])
def test_each_unit_has_a_row_of_its_own_for_what_both_do(own: str, agencys: str) -> None:
    assert (find_lane_step(own, Lane.EMPLOYER), find_lane_step(own, Lane.AGENCY)) == (own, agencys)
    assert Lane.AGENCY in STEPS_BY_KEY[agencys].lanes
    assert Lane.EMPLOYER in STEPS_BY_KEY[own].lanes


def test_each_lane_is_the_others_other() -> None:
    assert [find_other_lane(one) for one in (Lane.EMPLOYER, Lane.AGENCY)] == [Lane.AGENCY, Lane.EMPLOYER]


def test_every_stage_is_called_by_what_waits_and_says_the_next_act() -> None:
    assert {stage: tuple(words) for stage, words in STAGE_WORDS.items()} == {
        Stage.UNCHECKED: ("待审核", "核对材料，登记审核"),
        Stage.CHECKED: ("待公示", "张贴附件1，开始公示"),
        Stage.POSTED: ("公示中", "公示期满后登记结果"),
        Stage.CLOSED: ("公示已满，待盖章", "在证明材料上盖章，登记盖章"),
        Stage.STAMPED: ("审核、公示、盖章都已办好", "等另一家办好后上报"),
    }


@pytest.mark.parametrize("step", ["uphold_objection", "uphold_agency_objection", "restart_agency_publicity"])
@pytest.mark.parametrize(("employer", "agency"), [*product(Stage, Stage)])
def test_without_its_notice_a_lane_keeps_its_check_and_no_more(step: str, employer: Stage, agency: Stage) -> None:
    left = move_lanes(Lanes(employer, agency), step)
    unchecked = Stage.UNCHECKED
    assert left.employer == (unchecked if employer is unchecked else Stage.CHECKED)
    assert left.agency == (unchecked if agency is unchecked else Stage.CHECKED)
    assert move_lanes(Lanes(employer, agency, agency_on_paper=True), step).agency == unchecked


ALWAYS, NEVER_, IF_OVER = (True, True), (False, False), (False, True)
"""Whether there is something to do while the notice hangs, and when it is over."""


@pytest.mark.parametrize(
    ("stage", "undisturbed", "others_enquire"),
    [
        (Stage.UNCHECKED, ALWAYS, ALWAYS),
        (Stage.CHECKED, ALWAYS, NEVER_),
        (Stage.POSTED, IF_OVER, NEVER_),
        (Stage.CLOSED, ALWAYS, NEVER_),
        (Stage.STAMPED, NEVER_, NEVER_),
    ],
)
def test_a_lane_acts_unless_its_notice_hangs_or_the_other_unit_enquires(
    stage: Stage, undisturbed: tuple[bool, bool], others_enquire: tuple[bool, bool]
) -> None:
    assert tuple(has_act_now(stage, over, 0, 0) for over in (False, True)) == undisturbed
    assert tuple(has_act_now(stage, over, 0, 1) for over in (False, True)) == others_enquire
    for over, others in product((False, True), (0, 1)):
        assert has_act_now(stage, over, 1, others) is True, "its own objection is to be settled"
