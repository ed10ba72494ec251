"""三（二）: what was objected does not hold; the publicity goes on."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._publicity import settle_objections
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class DismissObjection(StepAct):
    """Settling the open objections as unfounded; the publicity goes on."""

    act: Act
    conclusion: str

    def write(self, case: Case) -> None:
        """All of them have one conclusion."""
        settle_objections(case, self.act, Objection.State.DISMISSED, self.conclusion)


def dismiss_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection as unfounded."""
    return take_authorised_step(case, "dismiss_objection", act, lambda: DismissObjection(act, conclusion))
