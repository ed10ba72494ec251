"""三（二）: the bureau finds that the unit has declined rightly."""

from typing import Unpack

from zhicheng_web.cases.actions._remark import NotedRemark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step


def keep_decline(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Leave it as the unit has decided, with the reason."""
    words = require_reason(reason, "appeal_answer", "三（二）", "对申诉的答复没有写明理由")
    return take_authorised_step(case, "keep_decline", act, lambda: NotedRemark(act, words))
