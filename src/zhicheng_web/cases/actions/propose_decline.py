"""三（二）: one of the unit's people would not recommend, and says why; another one of them decides."""

from typing import Unpack

from zhicheng_web.cases.actions._remark import NotedRemark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step


def propose_decline(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Propose not to recommend; the case stays where it is until a second person confirms."""
    words = require_reason(reason, "assessment_reason", "三（二）", "不予推荐没有写明理由")
    return take_authorised_step(case, "propose_decline", act, lambda: NotedRemark(act, words))
