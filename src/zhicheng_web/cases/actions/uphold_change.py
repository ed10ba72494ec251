"""三（三）: the review of a correction or a revocation ends with what was decided."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._title_change import Outcome, decide_title_change
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class UpholdChange(StepAct):
    """The review's proposal to keep, approved."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """The title stays as the first decision left it."""
        decide_title_change(case, self.act, Outcome.APPROVED, self.reason)


def uphold_change(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Keep what was decided. `reason`: in place of the examiner's."""
    return take_authorised_step(case, "uphold_change", act, lambda: UpholdChange(act, reason))
