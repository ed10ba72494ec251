"""三（二）: the bureau finds that the unit has to assess once more."""

from typing import Unpack

from zhicheng_web.cases.actions._remark import NotedRemark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step


def reopen_assessment(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Give the case back to the unit, with the reason."""
    words = require_reason(reason, "appeal_answer", "三（二）", "对申诉的答复没有写明理由")
    return take_authorised_step(case, "reopen_assessment", act, lambda: NotedRemark(act, words))
