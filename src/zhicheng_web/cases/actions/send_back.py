"""三（三）: the second person does not agree with the proposal; the examiner looks again."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.models import Case, Proposal
from zhicheng_web.cases.models.employer import MIN_REASON_LENGTH
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class SendBack(StepAct):
    """The standing proposal, sent back."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """With the reason."""
        standing = Proposal.objects.filter(case=case, sent_back_at=None, superseded_at=None)
        standing.update(sent_back_at=self.act["at"], sent_back_reason=self.reason.strip())


def send_back(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Back into examination, with the reason."""
    enough = len(reason.strip()) >= MIN_REASON_LENGTH
    require_that(enough, "send_back_reason", "三（三）", "退回经办没有写明理由", "请写明理由（至少6个字）。")
    return take_authorised_step(case, "send_back", act, lambda: SendBack(act, reason))
