"""三（二） 双盖章: a unit of a dispatched worker has stamped the result of its publicity on paper, which lies in the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions._lanes import write_stamp
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class RecordStamp(StepAct):
    """The last cell of the acting unit's lane."""

    act: Act
    stamped_on: date

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """The day on the paper."""
        return {"stamp_day": day_number(self.stamped_on.isoformat())}

    def write(self, case: Case) -> None:
        """On the publicity that was closed. LookupError: there is none, which the guards have refused."""
        lane = find_acting_lane(case, self.act["by"])
        publicity = engine_input.find_publicity_in_force(case, lane.value)
        if publicity is None:
            raise LookupError(f"case {case.public_id} was not publicised by the {lane.value}")
        write_stamp(case, self.act, lane, self.stamped_on, publicity)

    def note(self) -> dict[str, str]:
        """The day."""
        return {"stamped": self.stamped_on.isoformat()}


def record_stamp(case: Case, *, stamped_on: date, **act: Unpack[Act]) -> Case:
    """Note the day on which the acting unit has put its stamp."""
    step = find_lane_step("stamp_as_employer", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: RecordStamp(act, stamped_on))
