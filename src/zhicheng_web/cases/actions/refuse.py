"""三（三）: a second person confirms a refusal, with its clause, its reason and what the applicant can do."""

from typing import Unpack

from zhicheng_web.cases.actions._decision import create_decision
from zhicheng_web.cases.models import Case, Outcome
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step

REFUSAL_REMEDY = "可在下一个申报窗口重新申报；对决定不服的，可向作出决定的部门申请复查。"


def refuse(case: Case, *, reason: str = "", remedy: str = REFUSAL_REMEDY, **act: Unpack[Act]) -> Case:
    """Refuse as proposed. `reason`: in place of the examiner's."""

    def inside(locked: Case) -> None:
        create_decision(locked, Outcome.REFUSED, act, reason=reason, remedy=remedy)

    return take_authorised_step(case, "refuse", act, inside=inside)
