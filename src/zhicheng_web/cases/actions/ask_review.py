"""三（三）: who was refused asks once for a review: the case is examined and decided again, by other people."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.models import Case, Decision, Proposal
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.ledger.chain import salted_commitment


@dataclass
class AskReview(StepAct):
    """The refusal and its proposal, set aside with the words of who asks."""

    act: Act
    words: str

    def write(self, case: Case) -> None:
        """No second decision stands beside the first."""
        at = self.act["at"]
        Decision.objects.filter(case=case, superseded_at=None).update(superseded_at=at, appeal=self.words)
        Proposal.objects.filter(case=case, superseded_at=None).update(superseded_at=at)

    def note(self) -> dict[str, str]:
        """The hash of the words."""
        return {"reason": salted_commitment(self.act["key"].bytes, self.words)}


def ask_review(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Set the refusal aside; filing, papers and policy stay."""
    words = require_reason(reason, "review_of_refusal_with_reason", "三（三）", "申请复查没有写明理由")
    return take_authorised_step(case, "ask_review", act, lambda: AskReview(act, words))
