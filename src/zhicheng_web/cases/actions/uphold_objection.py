"""三（二）: what was objected holds; the publicity is void and starts again, or the case goes back to the applicant.

Of a dispatched worker both notices are void, whichever unit has enquired into it: they hold the same content.
"""

from dataclasses import dataclass
from typing import Unpack

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions._publicity import restart_publicities, settle_objections
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class UpholdObjection(StepAct):
    """The open objections, founded; the publicity is void."""

    act: Act
    conclusion: str

    def write(self, case: Case) -> None:
        """Settle the objections first, then void the publicity: both units' fall with the content that they were made to."""
        settle_objections(case, self.act, Objection.State.UPHELD, self.conclusion)
        restart_publicities(case, self.act, self.conclusion)


def uphold_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection as founded."""
    return take_authorised_step(case, find_uphold_step(case, act), act, lambda: UpholdObjection(act, conclusion))


def find_uphold_step(case: Case, act: Act) -> str:
    """The step of the acting unit: where the employer has no notice up yet, only the agency's starts again."""
    if find_acting_lane(case, act["by"]) is Lane.EMPLOYER:
        return "uphold_objection"
    early = case.about.state in STEPS_BY_KEY["restart_agency_publicity"].from_
    return "restart_agency_publicity" if early else "uphold_agency_objection"
