"""五（二）: the person says what speaks against a revocation, before anybody decides it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng_web.cases.actions._title_change import attach_proof, note_proof
from zhicheng_web.cases.models import Case, Paper, TitleChange
from zhicheng_web.cases.models.title_change import STATEMENT_PROOF
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_optional_upload
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class AnswerRevocation(StepAct):
    """The person's words, and what they add to them."""

    act: Act
    words: str
    file_name: str
    clean: CleanPaper | None
    proof: Paper | None = field(default=None, init=False)

    def write(self, case: Case) -> None:
        """Beside the proposal, where whoever decides reads it."""
        self.proof = attach_proof(case, self.act, STATEMENT_PROOF, self.file_name, self.clean)
        TitleChange.objects.filter(case=case, outcome="").update(
            answered_at=self.act["at"], statement=self.words, statement_proof=self.proof
        )

    def note(self) -> Mapping[str, Any]:
        """The hash of the evidence."""
        return note_proof(self.proof)


def answer_revocation(
    case: Case, *, statement: str, file_name: str = "", data: bytes = b"", **act: Unpack[Act]
) -> Case:
    """Answer the revocation that is proposed. `data`: evidence, a PDF or a picture; empty: none.

    Raises StepRefused, StaleVersion.
    """
    words = require_reason(statement, "title_change_answer_with_words", "五（二）", "没有写明您的意见")
    clean = clean_optional_upload(act["by"].person_id, data)
    return take_authorised_step(case, "answer_revocation", act, lambda: AnswerRevocation(act, words, file_name, clean))
