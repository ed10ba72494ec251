"""三（二） 双审核、双公示、双盖章: the case of a dispatched worker has two lanes, employer and agency, with three cells each.

The state of the case stays one, and is moved by the employer's steps. How far each lane has come stands beside it, and guards
read it. A case without an agency has no lanes. Pure: the office keeps rows and asks here what a step makes of them.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple


class Lane(StrEnum):
    """Whose people act: the unit where the person works, which files; or the agency that sends them there."""

    EMPLOYER = "employer"
    AGENCY = "agency"


LANE_NAMES: Final = {Lane.EMPLOYER: "用工单位", Lane.AGENCY: "派遣公司"}


class Stage(IntEnum):
    """How far a lane has come; a later one includes those before it."""

    UNCHECKED = 0
    CHECKED = 1
    POSTED = 2
    CLOSED = 3
    STAMPED = 4


class StageWords(NamedTuple):
    """What a stage is called, and what its lane does next."""

    name: str
    next_act: str


STAGE_WORDS: Final = {
    Stage.UNCHECKED: StageWords("待审核", "核对材料，登记审核"),
    Stage.CHECKED: StageWords("待公示", "张贴附件1，开始公示"),
    Stage.POSTED: StageWords("公示中", "公示期满后登记结果"),
    Stage.CLOSED: StageWords("公示已满，待盖章", "在证明材料上盖章，登记盖章"),
    Stage.STAMPED: StageWords("审核、公示、盖章都已办好", "等另一家办好后上报"),
}
CELL_CLOSED_FROM: Final = {"审核": Stage.CHECKED, "公示": Stage.CLOSED, "盖章": Stage.STAMPED}
"""The three cells of a lane, and the stage from which each is done."""


class Lanes(NamedTuple):
    """Both lanes of a case. `agency_on_paper`: the employer has recorded the agency's papers in its place."""

    employer: Stage = Stage.UNCHECKED
    agency: Stage = Stage.UNCHECKED
    agency_on_paper: bool = False

    def find_stage(self, lane: Lane) -> Stage:
        """How far a lane has come."""
        return self.agency if lane is Lane.AGENCY else self.employer


class LaneMove(NamedTuple):
    """What a step makes of a lane: from which stages it may be taken, and the stage after it."""

    lane: Lane
    from_: tuple[Stage, ...]
    to: Stage


WITH_NOTICE: Final = (Stage.POSTED, Stage.CLOSED, Stage.STAMPED)
LANE_MOVES: Final[Mapping[str, LaneMove]] = {
    "assess": LaneMove(Lane.EMPLOYER, (Stage.UNCHECKED,), Stage.CHECKED),
    "start_publicity": LaneMove(Lane.EMPLOYER, (Stage.CHECKED,), Stage.POSTED),
    "close_publicity": LaneMove(Lane.EMPLOYER, (Stage.POSTED,), Stage.CLOSED),
    "reopen_publicity": LaneMove(Lane.EMPLOYER, (Stage.CLOSED, Stage.STAMPED), Stage.POSTED),
    "stamp_as_employer": LaneMove(Lane.EMPLOYER, (Stage.CLOSED,), Stage.STAMPED),
    "raise_objection": LaneMove(Lane.EMPLOYER, WITH_NOTICE, Stage.POSTED),
    "check_as_agency": LaneMove(Lane.AGENCY, (Stage.UNCHECKED,), Stage.CHECKED),
    "start_agency_publicity": LaneMove(Lane.AGENCY, (Stage.CHECKED,), Stage.POSTED),
    "correct_agency_posting_day": LaneMove(Lane.AGENCY, (Stage.POSTED,), Stage.POSTED),
    "close_agency_publicity": LaneMove(Lane.AGENCY, (Stage.POSTED,), Stage.CLOSED),
    "reopen_agency_publicity": LaneMove(Lane.AGENCY, (Stage.CLOSED, Stage.STAMPED), Stage.POSTED),
    "stamp_as_agency": LaneMove(Lane.AGENCY, (Stage.CLOSED,), Stage.STAMPED),
    "raise_agency_objection": LaneMove(Lane.AGENCY, WITH_NOTICE, Stage.POSTED),
    "record_agency_papers": LaneMove(
        Lane.AGENCY, (Stage.UNCHECKED, Stage.CHECKED, Stage.POSTED, Stage.CLOSED), Stage.STAMPED
    ),
}
PAPER_STEP: Final = "record_agency_papers"
TAKING_DOWN_STEPS: Final = ("uphold_objection", "uphold_agency_objection", "restart_agency_publicity")
"""What was made public does not stand as it was: both notices are void, what was checked stays checked."""
EMPTYING_STEPS: Final = ("return_to_applicant", "leave_employer", "withdraw", "take_back")
"""The content may change, or the unit: everything is done anew."""


def move_lanes(lanes: Lanes, step: str) -> Lanes:
    """Both lanes after a step; most leave them as they are.

    >>> move_lanes(Lanes(Stage.CLOSED, Stage.CHECKED), "stamp_as_employer").employer.name
    'STAMPED'
    """
    if step in EMPTYING_STEPS:
        return Lanes()
    if step in TAKING_DOWN_STEPS:
        return take_notices_down(lanes)
    found = LANE_MOVES.get(step)
    if found is None:
        return lanes
    if found.lane is Lane.EMPLOYER:
        return lanes._replace(employer=found.to)
    if step == PAPER_STEP:
        return lanes._replace(agency=found.to, agency_on_paper=True)
    if lanes.agency_on_paper:  # somebody objects to a notice of which only papers are known: they count no more
        return lanes._replace(agency=Stage.UNCHECKED, agency_on_paper=False)
    return lanes._replace(agency=found.to)


def take_notices_down(lanes: Lanes) -> Lanes:
    """Both lanes without their notices; papers that proved one prove nothing any more."""
    agency = Stage.UNCHECKED if lanes.agency_on_paper else min(lanes.agency, Stage.CHECKED)
    return Lanes(min(lanes.employer, Stage.CHECKED), agency)


def list_open_cells(lanes: Lanes, lane: Lane) -> tuple[str, ...]:
    """The cells of a lane that are not done, by name, in their order."""
    return tuple(name for name, stage in CELL_CLOSED_FROM.items() if lanes.find_stage(lane) < stage)


def has_act_now(stage: Stage, notice_over: bool, own_objections: int, others_objections: int) -> bool:
    """Whether a lane has something to do: nothing while its notice hangs, and what the other unit enquires into stops it, its
    check aside.

    >>> has_act_now(Stage.POSTED, False, 0, 0), has_act_now(Stage.POSTED, True, 0, 0)
    (False, True)
    """
    if own_objections or stage is Stage.UNCHECKED:
        return True
    if others_objections or stage is Stage.STAMPED:
        return False
    return notice_over or stage is not Stage.POSTED


def find_other_lane(lane: Lane) -> Lane:
    """The lane of the other unit."""
    return Lane.EMPLOYER if lane is Lane.AGENCY else Lane.AGENCY
