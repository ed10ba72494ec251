"""三（二）: what was objected holds; the publicity is void and starts again, or the case goes back to the applicant."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._publicity import settle_objections, void_publicities
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class UpholdObjection(StepAct):
    """The open objections, founded; the publicity is void."""

    act: Act
    conclusion: str

    def write(self, case: Case) -> None:
        """Settle the objections first, then void the publicity."""
        settle_objections(case, self.act, Objection.State.UPHELD, self.conclusion)
        void_publicities(case, self.act, self.conclusion)


def uphold_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection as founded."""
    return take_authorised_step(case, "uphold_objection", act, lambda: UpholdObjection(act, conclusion))
