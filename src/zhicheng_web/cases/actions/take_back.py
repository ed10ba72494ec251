"""三（一）: the applicant takes the case back to change it, as long as the employer has not assessed it."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._publicity import void_publicities
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class TakeBack(StepAct):
    """A draft once more: what the agency of a dispatched worker has done with it meanwhile counts no more."""

    act: Act

    def write(self, case: Case) -> None:
        """Voids the agency's lane; without an agency nothing has begun yet."""
        if case.agency_id is not None:
            void_publicities(case, self.act, "申报人取回修改，公示作废，没有核查")


def take_back(case: Case, **act: Unpack[Act]) -> Case:
    """A draft again, with everything in it; submitted again it is looked at again."""
    return take_authorised_step(case, "take_back", act, lambda: TakeBack(act))
