"""三（二）: what was objected does not hold; the publicity goes on."""

from dataclasses import dataclass
from typing import Final, Unpack

from zhicheng.procedure.lanes import Lane
from zhicheng_web.cases.actions._publicity import settle_objections
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

LANE_STEPS: Final = {Lane.EMPLOYER: "dismiss_objection", Lane.AGENCY: "dismiss_agency_objection"}


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
    step = LANE_STEPS[find_acting_lane(case, act["by"])]
    return take_authorised_step(case, step, act, lambda: DismissObjection(act, conclusion))
