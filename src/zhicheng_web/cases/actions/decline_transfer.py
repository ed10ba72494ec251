"""三（三）: the bureau leaves a case with the authority that has asked to be rid of it, and says why."""

from typing import Unpack

from zhicheng_web.cases.actions._remark import NotedRemark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step


def decline_transfer(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Decline; the authority goes on. Raises StepRefused, StaleVersion."""
    words = require_reason(reason, "transfer_reason", "三（三）", "不同意改派没有写明理由")
    return take_authorised_step(case, "decline_transfer", act, lambda: NotedRemark(act, words))
