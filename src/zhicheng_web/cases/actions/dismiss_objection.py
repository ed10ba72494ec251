"""三（二）: what was objected does not hold; the publicity goes on."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng_web.cases.actions._publicity import settle_objections
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class DismissObjection(StepAct):
    """Settling the open objections as unfounded; the publicity goes on."""

    act: Act
    conclusion: str

    def write(self, case: Case) -> None:
        """All of the acting unit's have one conclusion."""
        lane = find_acting_lane(case, self.act["by"]).value
        settle_objections(case, self.act, Objection.State.DISMISSED, self.conclusion, lane)


def dismiss_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection of the acting unit as unfounded."""
    step = find_lane_step("dismiss_objection", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: DismissObjection(act, conclusion))
