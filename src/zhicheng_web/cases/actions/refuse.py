"""三（三）: a second person confirms a refusal, with its clause, its reason and what the applicant can do."""

from typing import Unpack

from zhicheng_web.cases.actions._decision import decide
from zhicheng_web.cases.models import Case, Outcome
from zhicheng_web.cases.transition.authorised import Act, take

REMEDY = "可在下一个申报窗口重新申报；对决定不服的，可向作出决定的部门申请复查。"


def refuse(case: Case, *, reason: str = "", remedy: str = REMEDY, **act: Unpack[Act]) -> Case:
    """Refuse as proposed. `reason`: in place of the examiner's."""

    def inside(locked: Case) -> None:
        decide(locked, Outcome.REFUSED, act, reason=reason, remedy=remedy)

    return take(case, "refuse", act, inside=inside)
