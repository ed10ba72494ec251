"""三（三）: the review of a revocation ends with the title: it stands again from its own day, and bars from nothing."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._title_change import Outcome, decide_title_change
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class RestoreTitle(StepAct):
    """The review's proposal to undo a revocation, approved."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """What was revoked, and why, stays in the change and in the ledger."""
        decide_title_change(case, self.act, Outcome.APPROVED, self.reason)
        Recognition.objects.filter(case=case).update(revoked_at=None, barred_until=None, revocation_reason="")


def restore_title(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Give a revoked title back. `reason`: in place of the examiner's."""
    return take_authorised_step(case, "restore_title", act, lambda: RestoreTitle(act, reason))
