"""三（三）: who lost a title, or whose title was corrected, asks once for a review by other people, with what speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng_web.cases.actions._title_change import attach_proof, note_proof
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.models.title_change import APPEAL_PROOF
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_optional_upload
from zhicheng_web.cases.read.title_changes import find_title_standing
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class AskChangeReview(StepAct):
    """The asking, beside the decision that it is about."""

    act: Act
    words: str
    file_name: str
    clean: CleanPaper | None
    proof: Paper | None = field(default=None, init=False)

    def write(self, case: Case) -> None:
        """What was decided counts until the review has decided otherwise."""
        decided = find_title_standing(case.pk).decided
        if decided is None:
            raise LookupError(f"nothing was decided on the title of case {case.public_id}")
        self.proof = attach_proof(case, self.act, APPEAL_PROOF, self.file_name, self.clean)
        decided.review_asked_at, decided.appeal, decided.appeal_proof = self.act["at"], self.words, self.proof
        decided.save(update_fields=["review_asked_at", "appeal", "appeal_proof"])

    def note(self) -> Mapping[str, Any]:
        """The hash of the evidence."""
        return note_proof(self.proof)


def ask_change_review(case: Case, *, reason: str, file_name: str = "", data: bytes = b"", **act: Unpack[Act]) -> Case:
    """Ask for a review of the last correction or revocation. `data`: evidence, a PDF or a picture; empty: none.

    Raises StepRefused, StaleVersion.
    """
    words = require_reason(reason, "title_change_review_with_words", "三（三）", "申请复查没有写明理由")
    clean = clean_optional_upload(act["by"].person_id, data)
    return take_authorised_step(case, "ask_change_review", act, lambda: AskChangeReview(act, words, file_name, clean))
