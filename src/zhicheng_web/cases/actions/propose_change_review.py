"""三（三）: another examiner than the first proposes to keep a correction or revocation, or to undo it."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._title_change import Kind, create_title_change
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.title_changes import find_title_standing
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

REVIEW_OUTCOMES = (Kind.KEEP, Kind.UNDO)


@dataclass
class ProposeChangeReview(StepAct):
    """To keep, or to undo: then the wording that stood before comes back."""

    act: Act
    outcome: str
    reason: str

    def write(self, case: Case) -> None:
        """The proposal names what it reviews."""
        reviewed = find_title_standing(case.pk).under_review
        if reviewed is None:
            raise LookupError(f"no review was asked for in case {case.public_id}")
        back = self.outcome == Kind.UNDO and reviewed.kind == Kind.CORRECTION
        series, title, specialty = reviewed.former_wording if back else ("", "", "")
        create_title_change(
            case,
            self.act,
            self.outcome,
            series=series,
            title=title,
            specialty=specialty,
            reason=self.reason,
            reviewed=reviewed,
        )

    def note(self) -> dict[str, str]:
        """What is proposed: its key."""
        return {"outcome": self.outcome}


def propose_change_review(case: Case, *, outcome: str, reason: str, **act: Unpack[Act]) -> Case:
    """Propose how the review ends: Kind.KEEP or Kind.UNDO."""
    words = require_reason(reason, "title_change_reason", "三（三）", "复查意见没有写明理由")
    known = outcome in REVIEW_OUTCOMES
    require_that(known, "review_outcome", "三（三）", "没有选复查的结论", "请选择维持原决定，或者改变原决定。")
    return take_authorised_step(
        case, "propose_change_review", act, lambda: ProposeChangeReview(act, str(outcome), words)
    )
