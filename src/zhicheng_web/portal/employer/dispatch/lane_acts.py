"""三（二） what the people of a lane can do with a case now: nothing is offered that the step would refuse."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from zhicheng.procedure.lane_steps import LANE_STEPS
from zhicheng.procedure.lanes import LANE_MOVES, Lane, Lanes, Stage
from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.engine.engine_input import find_filing_in_force
from zhicheng_web.cases.read.lanes import count_open_objections, read_lanes
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.lanes.lane_view import is_notice_over

LANE_STEP_KEYS: Final = frozenset(step.key for step in LANE_STEPS)
SETTLING: Final = frozenset(step.key for step in LANE_STEPS if "own_objection_open" in step.needs)
STOPPED_BY_OBJECTION: Final = frozenset(step.key for step in STEPS_BY_KEY.values() if "no_open_objection" in step.needs)


def list_open_steps(case: Case, lane: Lane, today: date) -> Sequence[str]:
    """The steps that the people of a lane can take now; of a case without lanes, those of its state."""
    keys = [step.key for step in list_steps_from(case.about.state, [Role.EMPLOYER]) if lane in step.lanes]
    if "recall" in keys and was_filed_again(case):
        keys.remove("recall")
    lanes = read_lanes(case)
    if lanes is None:
        return [key for key in keys if key not in LANE_STEP_KEYS]
    return [key for key in keys if is_open(case, lanes, lane, key, today)]


def was_filed_again(case: Case) -> bool:
    """Whether the filing in force is one after a return: that one is not taken back (四)."""
    filing = find_filing_in_force(case)
    return filing is not None and filing.kind == filing.Kind.GRACE


def is_open(case: Case, lanes: Lanes, lane: Lane, key: str, today: date) -> bool:
    """Whether the lanes stand so that a step can be taken."""
    if key in STOPPED_BY_OBJECTION and count_open_objections(case):
        return False
    if key in SETTLING:
        return bool(count_open_objections(case, lane))
    if key == "file":
        return lanes[:2] == (Stage.STAMPED, Stage.STAMPED)
    if key == "reopen_agency_publicity" and lanes.agency_on_paper:
        return False  # its day stands on the papers
    if key == "remind_other_lane":
        return False  # offered beside the other lane
    if key in ("close_publicity", "close_agency_publicity") and not is_notice_over(case, lane, today):
        return False
    return key not in LANE_STEP_KEYS or lanes.find_stage(LANE_MOVES[key].lane) in LANE_MOVES[key].from_
