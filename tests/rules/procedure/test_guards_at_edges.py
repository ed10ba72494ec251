"""Guards that hang on two facts, and words that are left out where there is nothing to say."""

from typing import Any

import pytest

from tests.rules.procedure.test_steps import READY
from zhicheng.codes import RESULTS
from zhicheng.finding import Finding
from zhicheng.procedure.guards import GUARDS
from zhicheng.procedure.lanes import Lanes, Stage
from zhicheng.procedure.states import WITH_APPLICANT, State
from zhicheng.procedure.steps import STEPS
from zhicheng.workdays.days import NEVER


def ask_guard(name: str, **facts: Any) -> Finding:
    """What a guard finds of a case that is ready but for these facts, at the first step that asks it."""
    step = next(one for one in STEPS if name in one.needs)
    return GUARDS[name](READY._replace(**facts), step)


@pytest.mark.parametrize(
    ("proposer", "has_colleagues", "holds"),
    [(0, False, True), (0, True, False), (2, False, True), (2, True, False), (7, False, True), (7, True, True)],
)
def test_one_confirms_what_another_has_proposed_or_is_alone(proposer: int, has_colleagues: bool, holds: bool) -> None:
    assert READY.person_id == 2
    found = ask_guard("second_of_unit", decline_proposer=proposer, has_colleagues=has_colleagues)
    assert (found.result == "pass") is holds
    assert found.result in RESULTS


@pytest.mark.parametrize(
    ("has_answered", "last", "holds"),
    [(True, 100, True), (False, 100, False), (False, 99, True), (True, 99, True), (False, NEVER, False)],
)
def test_who_has_answered_or_let_the_term_pass_was_heard(has_answered: bool, last: int, holds: bool) -> None:
    found = ask_guard("person_heard", has_answered=has_answered, answer_last_day=last, today=100)
    assert (found.result == "pass") is holds


def test_a_case_without_an_agency_has_no_lane_to_act_in() -> None:
    found = ask_guard("lane_in_turn", lanes=None)
    assert (found.result, found.reason) == ("fail", "申报人不是劳务派遣人员，没有派遣公司（三（二））。")
    assert found.remedy == "不用办理这一步。"


@pytest.mark.parametrize(
    ("lanes", "remedy"),
    [
        (Lanes(Stage.CLOSED, Stage.STAMPED), "请本单位先办好自己的一列。"),
        (
            Lanes(Stage.STAMPED, Stage.CLOSED),
            "请派遣公司办理（王芳）；派遣公司不用本系统的，请凭证明材料代录。",
        ),
        (
            Lanes(Stage.CLOSED, Stage.CLOSED),
            "请本单位先办好自己的一列；请派遣公司办理（王芳）；派遣公司不用本系统的，请凭证明材料代录。",
        ),
    ],
)
def test_open_cells_send_to_whose_they_are(lanes: Lanes, remedy: str) -> None:
    assert ask_guard("six_cells_closed", dispatched=True, lanes=lanes, agency_contact="王芳").remedy == remedy


def test_a_stamp_before_any_publicity_names_no_day() -> None:
    found = ask_guard("stamp_day_fits", publicity_last_day=NEVER, stamp_day=100)
    assert (found.result, found.reason) == ("fail", "盖章的日子要在公示期满以后，不能晚于今天（三（二））。")


def test_the_applicant_acts_in_these_states() -> None:
    assert set(WITH_APPLICANT) == {State.DRAFT, State.RETURNED_TO_APPLICANT, State.LEFT_EMPLOYER}
