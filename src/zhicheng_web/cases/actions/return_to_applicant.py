"""三（二）: the employer sends the case back for correction, with every reason at once; a publicity of it is void."""

from collections.abc import Sequence
from typing import Unpack

from zhicheng_web.cases.actions._publicity import void
from zhicheng_web.cases.actions._return import about, with_reasons
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, told
from zhicheng_web.cases.transition.authorised import Act, take


def return_to_applicant(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return; only the faulted parts open. Raises Refused without a fault."""
    with_reasons(faults)

    def inside(locked: Case) -> None:
        void(locked, act, "退回本人补正，公示作废")
        ReturnRound.objects.create(side=ReturnRound.Side.EMPLOYER, reasons=told(faults), **about(locked, act))

    return take(case, "return_to_applicant", act, note={"codes": [one.code for one in faults]}, inside=inside)
