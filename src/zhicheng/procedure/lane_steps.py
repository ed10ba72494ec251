"""三（二） the rows of the table by which the two lanes of a dispatched worker are walked: 双审核、双公示、双盖章."""

from collections.abc import Mapping
from typing import Final

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Role, State
from zhicheng.procedure.step import LANE_STATES, Step

LANE_STEPS = (
    Step(
        "check_as_agency",
        "派遣公司审核",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "material_checked"),
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "start_agency_publicity",
        "派遣公司开始公示",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "starts_on_working_day", "posting_day_fits", "no_open_objection"),
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "correct_agency_posting_day",
        "派遣公司更正张贴的日子",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "starts_on_working_day", "posting_day_fits"),
        reason=True,
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "reopen_agency_publicity",
        "派遣公司更正张贴的日子，公示接着进行",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "starts_on_working_day", "posting_day_fits"),
        reason=True,
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "close_agency_publicity",
        "派遣公司登记公示结果",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        (
            "not_own_case",
            "lane_in_turn",
            "starts_on_working_day",
            "publicity_elapsed",
            "no_open_objection",
            "result_attested",
        ),
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "stamp_as_agency",
        "派遣公司登记盖章",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "no_open_objection", "proof_enclosed", "stamp_day_fits"),
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "stamp_as_employer",
        "用工单位登记盖章",
        (State.PUBLICITY_CLOSED,),
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "no_open_objection", "proof_enclosed", "stamp_day_fits"),
        sends_message=True,
    ),
    Step(
        "record_agency_papers",
        "代录派遣公司的证明材料",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn", "no_open_objection", "proof_enclosed", "paper_days_fit"),
        sends_message=True,
    ),
    Step(
        "raise_agency_objection",
        "派遣公司登记异议",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "lane_in_turn"),
        reason=True,
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "settle_one_agency_objection",
        "派遣公司查清一件异议，还有别的",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "own_objection_open", "other_objections_open"),
        reason=True,
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "dismiss_agency_objection",
        "派遣公司的异议都已查清，公示接着进行",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "own_objection_open", "last_open_objection"),
        reason=True,
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "restart_agency_publicity",
        "异议成立，派遣公司重新公示",
        (State.SUBMITTED, State.ASSESSED),
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "own_objection_open", "last_open_objection"),
        reason=True,
        lanes=(Lane.AGENCY,),
        sends_message=True,
    ),
    Step(
        "uphold_agency_objection",
        "派遣公司查清异议成立，两家重新公示",
        (State.IN_PUBLICITY, State.PUBLICITY_CLOSED, State.OBJECTION_OPEN),
        State.ASSESSED,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "own_objection_open", "last_open_objection"),
        reason=True,
        lanes=(Lane.AGENCY,),
    ),
    Step(
        "remind_other_lane",
        "提醒另一家",
        LANE_STATES,
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "other_lane_can_act", "not_reminded_today"),
        lanes=tuple(Lane),
        sends_message=True,
    ),
)
"""The agency's steps leave the state of the case where the employer's have brought it; an objection that holds does not."""
AGENCY_STEPS: Final[Mapping[str, str]] = {
    "start_publicity": "start_agency_publicity",
    "correct_posting_day": "correct_agency_posting_day",
    "reopen_publicity": "reopen_agency_publicity",
    "close_publicity": "close_agency_publicity",
    "raise_objection": "raise_agency_objection",
    "settle_one_objection": "settle_one_agency_objection",
    "dismiss_objection": "dismiss_agency_objection",
    "stamp_as_employer": "stamp_as_agency",
}
"""The agency's row for what both units do, by that of the unit that files."""


def find_lane_step(step: str, lane: Lane) -> str:
    """The row by which a unit does in its lane what the filing unit does by `step`.

    >>> find_lane_step("close_publicity", Lane.EMPLOYER), find_lane_step("close_publicity", Lane.AGENCY)
    ('close_publicity', 'close_agency_publicity')
    """
    return AGENCY_STEPS[step] if lane is Lane.AGENCY else step


POSTING_STEPS: Final = tuple(
    find_lane_step(step, lane) for step in ("correct_posting_day", "reopen_publicity") for lane in Lane
)
"""By which the day is put right on which a notice went up."""
