"""三（二）: the employer sends the case back for correction, with every reason at once; a publicity of it is void."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

from zhicheng.policy.model import Policy
from zhicheng_web.cases.actions._publicity import void_publicities
from zhicheng_web.cases.actions._return import build_return_fields, check_return_reasons
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, serialise_faults
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class ReturnToApplicant(StepAct):
    """A round of correction that the employer opens."""

    act: Act
    faults: Sequence[Fault]
    policy: Policy

    def write(self, case: Case) -> None:
        """The round with its faults; a publicity that runs is void."""
        void_publicities(case, self.act, "退回本人补正，公示作废，没有核查")
        side = ReturnRound.Side.EMPLOYER
        ReturnRound.objects.create(
            side=side, reasons=serialise_faults(self.faults, self.policy), **build_return_fields(case, self.act)
        )

    def note(self) -> dict[str, list[str]]:
        """The codes of the reasons, without the words."""
        return {"codes": [one.code for one in self.faults]}


def return_to_applicant(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return; only the faulted parts open. Raises StepRefused without a fault."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(act["at"]))
    check_return_reasons(faults, policy)
    return take_authorised_step(case, "return_to_applicant", act, lambda: ReturnToApplicant(act, faults, policy))
