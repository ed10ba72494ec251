"""三（三）: a second person confirms a refusal, with its clause, its reason and what the applicant can do."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._decision import create_decision
from zhicheng_web.cases.models import Case, Outcome
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

REFUSAL_REMEDY = "可在下一个申报窗口重新申报；对决定不服的，可向作出决定的部门申请复查。"


@dataclass
class Refuse(StepAct):
    """The decision not to recognise."""

    act: Act
    reason: str
    remedy: str

    def write(self, case: Case) -> None:
        """The decision as it was proposed, with what the applicant can do."""
        create_decision(case, Outcome.REFUSED, self.act, reason=self.reason, remedy=self.remedy)


def refuse(case: Case, *, reason: str = "", remedy: str = REFUSAL_REMEDY, **act: Unpack[Act]) -> Case:
    """Refuse as proposed. `reason`: in place of the examiner's."""
    return take_authorised_step(case, "refuse", act, lambda: Refuse(act, reason, remedy))
