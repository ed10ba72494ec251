"""三（二）: whom one person alone has declined to recommend turns to the bureau."""

from typing import Unpack

from zhicheng_web.cases.actions._remark import NotedRemark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step


def appeal_decline(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Ask the bureau to look at it; once."""
    words = require_reason(reason, "appeal_reason", "三（二）", "申诉没有写明理由")
    return take_authorised_step(case, "appeal_decline", act, lambda: NotedRemark(act, words))
