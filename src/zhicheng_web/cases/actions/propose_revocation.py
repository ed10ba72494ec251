"""五（二）: an examiner proposes to revoke a title, on evidence; the person is told, and has a term to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Unpack

from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions._title_change import Kind, attach_proof, create_title_change, note_proof
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.models.title_change import TITLE_CHANGE_PROOF
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class ProposeRevocation(StepAct):
    """The proposal with its evidence; the title stands until it is decided."""

    act: Act
    reason: str
    file_name: str
    clean: CleanPaper
    until: date
    proof: Paper | None = field(default=None, init=False)

    def write(self, case: Case) -> None:
        """Until when the person may answer stands with it."""
        self.proof = attach_proof(case, self.act, TITLE_CHANGE_PROOF, self.file_name, self.clean)
        create_title_change(
            case, self.act, Kind.REVOCATION, reason=self.reason, proof=self.proof, answer_until=self.until
        )

    def note(self) -> Mapping[str, Any]:
        """The hash of the evidence, and the last day of the person's term."""
        return {"answer_until": self.until.isoformat(), **note_proof(self.proof)}


def compute_answer_end(day: int) -> date:
    """The last of the working days in which the person answers who is told on a day; that day is not counted."""
    days = engine_input.find_policy_on(day).number("remedy.answer_days")
    return as_date(load_current_calendar().after(day, days))


def propose_revocation(case: Case, *, reason: str, file_name: str, data: bytes, **act: Unpack[Act]) -> Case:
    """Propose to revoke, and tell the person. `data`: the evidence, a PDF or a picture. Raises StepRefused, StaleVersion."""
    words = require_reason(reason, "title_change_reason", "五（二）", "提出撤销没有写明理由")
    clean = clean_upload_of(act["by"].person_id, data)
    until = compute_answer_end(engine_input.to_kunming_day(act["at"]))
    return take_authorised_step(
        case, "propose_revocation", act, lambda: ProposeRevocation(act, words, file_name, clean, until)
    )
