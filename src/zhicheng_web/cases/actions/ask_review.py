"""三（三）: who was refused asks once for a review: the case is examined and decided again, by other people."""

from dataclasses import dataclass, field
from typing import Unpack

from zhicheng_web.cases.actions._title_change import attach_proof, note_proof
from zhicheng_web.cases.models import Case, Decision, Paper, Proposal
from zhicheng_web.cases.models.title_change import APPEAL_PROOF
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_optional_upload
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.ledger.chain import salted_commitment


@dataclass
class AskReview(StepAct):
    """The refusal and its proposal, set aside with the words of who asks."""

    act: Act
    words: str
    file_name: str
    clean: CleanPaper | None
    proof: Paper | None = field(default=None, init=False)

    def write(self, case: Case) -> None:
        """No second decision stands beside the first; the evidence lies with the case, for whoever decides again."""
        at = self.act["at"]
        self.proof = attach_proof(case, self.act, APPEAL_PROOF, self.file_name, self.clean)
        Decision.objects.filter(case=case, superseded_at=None).update(superseded_at=at, appeal=self.words)
        Proposal.objects.filter(case=case, superseded_at=None).update(superseded_at=at)

    def note(self) -> dict[str, str]:
        """The hashes of the words and of the evidence."""
        return {"reason": salted_commitment(self.act["key"].bytes, self.words), **note_proof(self.proof)}


def ask_review(case: Case, *, reason: str, file_name: str = "", data: bytes = b"", **act: Unpack[Act]) -> Case:
    """Set the refusal aside; filing, papers and policy stay. `data`: evidence, a PDF or a picture; empty: none."""
    words = require_reason(reason, "review_of_refusal_with_reason", "三（三）", "申请复查没有写明理由")
    clean = clean_optional_upload(act["by"].person_id, data)
    return take_authorised_step(case, "ask_review", act, lambda: AskReview(act, words, file_name, clean))
