"""三（二） one unit of a dispatched worker reminds the other that it is their turn: a message that is kept."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.lane_inputs import REMINDER
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class RemindOtherLane(StepAct):
    """Nothing but the entry, and the message that it makes."""

    act: Act
    lane: str = ""

    def write(self, case: Case) -> None:
        """Who reminds whom."""
        self.lane = find_acting_lane(case, self.act["by"]).value

    def note(self) -> dict[str, str]:
        """The lane that reminds."""
        return {"lane": self.lane}


def remind_other_lane(case: Case, **act: Unpack[Act]) -> Case:
    """Remind the people of the other unit."""
    return take_authorised_step(case, REMINDER, act, lambda: RemindOtherLane(act))
