"""三（二） the group of a dispatched worker's case in the queue of one unit: its own open cell, or whom it waits for.

No queue counts as work what cannot be done now: the employer's does not list a case while the agency's publicity runs.
"""

from datetime import date
from typing import Final

from zhicheng.procedure.lanes import LANE_NAMES, Lane, Lanes, Stage, find_other_lane, list_open_cells
from zhicheng.procedure.step import LANE_STATES
from zhicheng_web.cases.read.lanes import count_open_objections, read_lanes
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.queue_groups import GROUP_BY_STATE, WAITING_KEY, QueueGroup
from zhicheng_web.portal.shared.lanes.lane_view import is_notice_over

STAMP_GROUP: Final = QueueGroup("stamp", "待盖章", "登记盖章", "employer-stamp", "公示已满，待盖章", "盖章", "登记盖章")
WAITING_GROUP: Final = QueueGroup(WAITING_KEY, "等另一家", "看进度", "employer-lanes", "", "")
AGENCY_GROUPS: Final = {
    Stage.UNCHECKED: QueueGroup(
        "review", "待审核", "审核", "employer-agency-check", "待本公司审核", "开始公示", "审核并公示"
    ),
    Stage.CHECKED: QueueGroup(
        "assessed", "待公示", "安排公示", "employer-publicity", "审核通过，待公示", "开始公示", "开始公示"
    ),
    Stage.POSTED: QueueGroup("publicity", "公示中", "看进度", "employer-lanes", "公示中", "公示期满", until=""),
    Stage.CLOSED: STAMP_GROUP,
}
AGENCY_ELAPSED_GROUP: Final = QueueGroup(
    "close", "公示已满", "登记公示结果", "employer-close", "公示已满，待登记结果", "登记结果", "登记公示结果"
)
AGENCY_OBJECTION_GROUP: Final = GROUP_BY_STATE[LANE_STATES[-1]]


def find_lane_group(case: Case, lane: Lane, today: date) -> QueueGroup | None:
    """The group of a case in a unit's queue; None: the state says it, as of anybody who is not dispatched."""
    lanes = read_lanes(case)
    if lanes is None or case.about.state not in LANE_STATES:
        return None
    own = count_open_objections(case, lane)
    if count_open_objections(case) > own and not own and lanes.find_stage(lane) is not Stage.UNCHECKED:
        return WAITING_GROUP._replace(stands=f"等{LANE_NAMES[find_other_lane(lane)]}查清异议")
    if lane is Lane.AGENCY:
        return find_agency_group(case, lanes, own, today)
    if lanes.employer is Stage.CLOSED and not own:
        return STAMP_GROUP
    return describe_waiting(lanes, lane) if lanes.employer is Stage.STAMPED else None


def find_agency_group(case: Case, lanes: Lanes, own_objections: int, today: date) -> QueueGroup:
    """What the agency has to do."""
    if own_objections:
        return AGENCY_OBJECTION_GROUP
    if lanes.agency is Stage.STAMPED:
        return describe_waiting(lanes, Lane.AGENCY) or WAITING_GROUP._replace(stands="六格都已办好，等用工单位上报")
    if lanes.agency is Stage.POSTED and is_notice_over(case, Lane.AGENCY, today):
        return AGENCY_ELAPSED_GROUP
    return AGENCY_GROUPS[lanes.agency]


def describe_waiting(lanes: Lanes, lane: Lane) -> QueueGroup | None:
    """Which cells of the other unit are waited for; None: none, so that the case can go on."""
    other = find_other_lane(lane)
    cells = list_open_cells(lanes, other)
    return WAITING_GROUP._replace(stands=f"等{LANE_NAMES[other]}{'、'.join(cells)}") if cells else None
