"""三（二）: the employer takes a filing back that nobody has accepted yet; publicity and window decide about the next."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.models import Case, Filing
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Recall(StepAct):
    """A filing that counts no more."""

    act: Act

    def write(self, case: Case) -> None:
        """A first filing only: one filed again would lose the filing date that the grace preserves."""
        row = _filing.require_filing_in_force(case)
        first = row.kind == Filing.Kind.WINDOW
        remedy = "确需撤回的，请由申报人撤回申报。"
        require_that(first, "recall_of_refiling", "四", "补正后重报的不能撤回，撤回会失去原申报日", remedy)
        row.recalled_at = self.act["at"]
        case.filed_at = case.filing_seq = case.authority = None
        row.save(update_fields=["recalled_at"])


def recall(case: Case, **act: Unpack[Act]) -> Case:
    """Recall; impossible once it was filed again after a return."""
    return take_authorised_step(case, "recall", act, lambda: Recall(act))
