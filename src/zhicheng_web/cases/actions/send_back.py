"""三（三）: the second person does not agree with the proposal; the examiner looks again."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.models import Case, Proposal
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class SendBack(StepAct):
    """The proposal in force, sent back."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """Mark the proposal in force as sent back, with the reason."""
        proposals = Proposal.objects.filter(case=case, sent_back_at=None, superseded_at=None)
        proposals.update(sent_back_at=self.act["at"], sent_back_reason=self.reason)


def send_back(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Back into examination, with the reason."""
    words = require_reason(reason, "send_back_reason", "三（三）", "退回经办没有写明理由")
    return take_authorised_step(case, "send_back", act, lambda: SendBack(act, words))
