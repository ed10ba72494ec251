"""三（三）: the second person does not agree with a correction, a revocation or a review; the title stays as it stands."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._title_change import Outcome, decide_title_change
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class DeclineChange(StepAct):
    """The proposal that is open, declined."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """A review that was asked for waits for another proposal."""
        decide_title_change(case, self.act, Outcome.DECLINED, self.reason)


def decline_change(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Decline what is proposed, with the reason."""
    words = require_reason(reason, "title_change_decided_whole", "三（三）", "不同意没有写明理由")
    return take_authorised_step(case, "decline_change", act, lambda: DeclineChange(act, words))
