"""三（三）: what was told once is told again only where a second person agrees: asked for, with why it could not be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._decision import NO_ID
from zhicheng_web.cases.actions._return import check_return_reasons
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, SecondReturn
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class AskSecondReturn(StepAct):
    """What should be told, and why it was not."""

    act: Act
    faults: Sequence[Fault]
    reason: str

    def write(self, case: Case) -> None:
        """The case stays in examination until the second person has answered."""
        by = self.act["by"]
        SecondReturn.objects.create(
            case=case,
            seq=case.version,
            faults=[one._asdict() for one in self.faults],
            reason=self.reason,
            authority_id=case.authority_id or NO_ID,
            examiner_id=by.person_id,
            examiner_membership_id=by.membership_id or NO_ID,
            at=self.act["at"],
        )

    def note(self) -> dict[str, list[str]]:
        """The codes of the reasons, without the words."""
        return {"codes": [one.code for one in self.faults]}


def ask_second_return(case: Case, *, faults: Sequence[Fault], reason: str, **act: Unpack[Act]) -> Case:
    """Ask to return the same filing once more. `reason`: why it could not be told the first time."""
    words = require_reason(reason, "second_return_reason", "三（三）", "没有写明上次不能一次告知的原因")
    check_return_reasons(faults, engine_input.find_policy_on(engine_input.to_kunming_day(act["at"])))
    return take_authorised_step(case, "ask_second_return", act, lambda: AskSecondReturn(act, faults, words))
