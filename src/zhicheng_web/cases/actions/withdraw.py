"""The applicant ends the case (三（一）); a later one is a new case."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._publicity import void_publicities
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Withdraw(StepAct):
    """Withdrawing: a publicity that runs is void; what was filed keeps its publicity, as it was filed."""

    act: Act

    def write(self, case: Case) -> None:
        """Voids the publicities of an unfiled case."""
        if case.filing_seq is None:
            void_publicities(case, self.act, "申报人撤回申报，没有核查")


def withdraw(case: Case, **act: Unpack[Act]) -> Case:
    """Withdraw, until the authority has begun to examine, or after it has returned the case."""
    return take_authorised_step(case, "withdraw", act, lambda: Withdraw(act))
