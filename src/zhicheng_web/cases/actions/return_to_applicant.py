"""三（二）: the employer sends the case back for correction, with every reason at once; a publicity of it is void."""

from collections.abc import Sequence
from typing import Unpack

from zhicheng_web.cases.actions._publicity import void_publicities
from zhicheng_web.cases.actions._return import build_return_fields, check_return_reasons
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, serialise_faults
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def return_to_applicant(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return; only the faulted parts open. Raises Refused without a fault."""
    check_return_reasons(faults)

    def inside(locked: Case) -> None:
        void_publicities(locked, act, "退回本人补正，公示作废")
        ReturnRound.objects.create(
            side=ReturnRound.Side.EMPLOYER, reasons=serialise_faults(faults), **build_return_fields(locked, act)
        )

    return take_authorised_step(
        case, "return_to_applicant", act, note={"codes": [one.code for one in faults]}, inside=inside
    )
