"""三（二） the two lanes as a page shows them: three cells each; done, whose turn, or why not yet. The reader's own first."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from zhicheng.procedure.lanes import (
    CELL_CLOSED_FROM,
    LANE_NAMES,
    Lane,
    Lanes,
    Stage,
    find_other_lane,
)
from zhicheng.procedure.step import LANE_STATES
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.lanes import find_lane_row, read_lanes
from zhicheng_web.cases.read.names import read_names_by_step
from zhicheng_web.cases.read.row_types import Case, CaseLane, Paper, Publicity
from zhicheng_web.cases.transition.lane_inputs import can_lane_act, find_lane_publicity_end, list_lane_contacts
from zhicheng_web.portal.shared.calendar.filing_season import find_filing_season, find_timetable_in_force
from zhicheng_web.portal.shared.words.near_days import format_counted_day

STEPS_OF_CELLS: Final = {
    Lane.EMPLOYER: {"审核": "assess", "公示": "close_publicity", "盖章": "stamp_as_employer"},
    Lane.AGENCY: {"审核": "check_as_agency", "公示": "close_agency_publicity", "盖章": "stamp_as_agency"},
}
"""The step by which each cell is done: whose name it shows."""
ON_PAPER = "凭证明材料，由用工单位代录"


def is_notice_over(case: Case, lane: Lane, today: date) -> bool:
    """Whether the last day of a lane's publicity is over."""
    return find_lane_publicity_end(case, lane) < day_number(today.isoformat())


def is_lanes_turn(case: Case, lane: Lane, today: date) -> bool:
    """Whether a lane has something to do now."""
    return can_lane_act(case, lane, day_number(today.isoformat()))


class LaneCell(NamedTuple):
    """One of the six: its name, the mark (a result word) and what the mark says, and lines of (word, text)."""

    name: str
    mark: str
    state: str
    lines: list[tuple[str, str]]
    current: bool


class LaneColumn(NamedTuple):
    """A lane: who, whom to call, its cells, the photo of its notice; whether it is the reader's, and its turn now."""

    lane: Lane
    title: str
    unit: str
    contacts: list[tuple[str, str]]
    cells: list[LaneCell]
    own: bool
    its_turn: bool
    on_paper: bool
    photo: Paper | None


def build_lane_columns(
    case: Case, own: Lane | None, today: date, names: Mapping[str, str] | None = None
) -> list[LaneColumn]:
    """Both lanes of a case that has an agency, the reader's own first; an officer has none (`own` None). `names`: who took each
    step, as they were called then, of a page that has read them already.
    """
    lanes = read_lanes(case) or Lanes()
    order = (own, find_other_lane(own)) if own else tuple(Lane)
    if names is None:
        names = read_names_by_step(case, [step for lane in order for step in STEPS_OF_CELLS[lane].values()])
    contacts = list_lane_contacts(case, today)
    return [build_lane_column(case, lanes, lane, lane is own, today, names, contacts[lane]) for lane in order]


def build_lane_column(
    case: Case,
    lanes: Lanes,
    lane: Lane,
    own: bool,
    today: date,
    names: Mapping[str, str],
    contacts: list[tuple[str, str]],
) -> LaneColumn:
    """One lane. `names`: who took each step, as they were called then; `contacts`: whom to call, with telephones."""
    particulars = case.particulars
    unit = particulars.agency if lane is Lane.AGENCY else particulars.employer
    on_paper = lane is Lane.AGENCY and lanes.agency_on_paper
    title = f"{LANE_NAMES[lane]}（{'贵公司' if lane is Lane.AGENCY else '贵单位'}）" if own else LANE_NAMES[lane]
    turn = case.about.state in LANE_STATES and is_lanes_turn(case, lane, today)
    cells = [build_cell(case, lanes, lane, name, own, today, names) for name in CELL_CLOSED_FROM]
    publicity = engine_input.find_publicity_in_force(case, lane.value)
    photo = publicity.photo if publicity and publicity.photo_id else None
    return LaneColumn(lane, title, unit.name if unit else "", contacts, cells, own, turn, on_paper, photo)


def build_cell(
    case: Case, lanes: Lanes, lane: Lane, name: str, own: bool, today: date, names: Mapping[str, str]
) -> LaneCell:
    """One cell: done, open now, or waiting for the one before it. `names`: who took each step, as they were called then."""
    stage, row = lanes.find_stage(lane), find_lane_row(case, lane)
    if stage >= CELL_CLOSED_FROM[name] and row is not None:
        then = names.get(STEPS_OF_CELLS[lane][name], "")
        return LaneCell(name, "pass", "已办", describe_done_cell(case, row, lane, name, then), False)
    first = next(cell for cell, closed in CELL_CLOSED_FROM.items() if stage < closed)
    if name != first:
        return LaneCell(name, "na", "还不能办", [("为什么", f"先办好{first}")], False)
    publicity = engine_input.find_publicity_in_force(case, lane.value)
    if publicity is not None and stage is Stage.POSTED and not is_notice_over(case, lane, today):
        return LaneCell(name, "later", "公示中", describe_running(publicity), False)
    state = ("轮到贵公司" if lane is Lane.AGENCY else "轮到贵单位") if own else "还没有办"
    return LaneCell(name, "later" if own else "unknown", state, describe_open_cell(name, stage, today), own)


def describe_done_cell(case: Case, row: CaseLane, lane: Lane, name: str, then: str) -> list[tuple[str, str]]:
    """Who did what, and when; of papers, what they say. `then`: what whoever did it was called."""
    if row.on_paper:
        return [("依据", ON_PAPER), ("哪天", describe_days_on_paper(row, name))]
    if name == "审核":
        done = row.checked_words or ("材料核对、考核评议" if lane is Lane.EMPLOYER else "材料已逐项核对")
        return [("办了什么", done), *describe_person(row, "checked_by", then), *describe_day(row.checked_on)]
    if name == "盖章":
        return [
            ("办了什么", "在公示结果和证明材料上盖章"),
            *describe_person(row, "stamped_by", then),
            *describe_day(row.stamped_on),
        ]
    publicity = engine_input.find_publicity_in_force(case, lane.value)
    if publicity is None:
        return []
    return [
        ("结果", publicity.result_words),
        *describe_person(publicity, "attested_by", then),
        *describe_running(publicity),
    ]


def describe_days_on_paper(row: CaseLane, name: str) -> str:
    """The day of a cell as the agency's papers say it; of its publicity the first and the last."""
    if name == "公示" and row.posted_on and row.posted_until:
        return describe_hanging(row.posted_on, row.posted_until)
    day = row.checked_on if name == "审核" else row.stamped_on
    return format_counted_day(day) if day else "见证明材料"


def describe_hanging(first: date, last: date) -> str:
    """From when to when a notice hangs."""
    return f"{format_counted_day(first)}张贴，{format_counted_day(last)}满"


def describe_person(row: CaseLane | Publicity, field: str, then: str) -> list[tuple[str, str]]:
    """Who, as they were called at the act, where that was written down; nothing where nobody is named in the field. Only for what
    no name was written down for is the person looked up.
    """
    if getattr(row, f"{field}_id") is None:
        return []
    return [("谁", then or str(getattr(row, field).name))]


def describe_day(day: date | None) -> list[tuple[str, str]]:
    """Which day."""
    return [("哪天", format_counted_day(day))] if day else []


def describe_running(publicity: Publicity) -> list[tuple[str, str]]:
    """From when to when a notice hangs, and where."""
    place = [("哪里", publicity.place)] if publicity.place else []
    return [("哪天", describe_hanging(publicity.start_on, publicity.last_on)), *place]


def describe_open_cell(name: str, stage: Stage, today: date) -> list[tuple[str, str]]:
    """What is to be done, and by when."""
    if name == "公示" and stage is Stage.POSTED:
        return [("要办什么", "公示已满，登记公示结果")]
    what = {
        "审核": "核对材料的合法、真实、完整、有效",
        "公示": "张贴附件1",
        "盖章": "在证明材料上盖章，附上扫描件，登记日期",
    }
    lines = [("要办什么", what[name])]
    return [*lines, ("哪天", describe_start_days(today))] if name == "公示" else lines


def describe_start_days(today: date) -> str:
    """The earliest and the latest day to post, each with the day on which it is full."""
    days, season = find_timetable_in_force(today), find_filing_season(today)
    first = days.calendar.working_on_or_after(day_number(today.isoformat()))
    words = [
        f"{word}{format_counted_day(as_date(day))}张贴，{format_counted_day(as_date(days.publicity_ends(day)))}满"
        for word, day in (("最早", first), ("最晚", season.latest))
    ]
    return "；".join(words)
