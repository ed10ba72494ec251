"""一（一）: the person has left; the case goes back to them, for their new employer."""

from typing import Unpack

from zhicheng_web.cases import corrections
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.publicising import void
from zhicheng_web.cases.taking import Act, take


def leave_employer(case: Case, **act: Unpack[Act]) -> Case:
    """Note that the applicant works here no more; a publicity of this employer counts no more."""

    def inside(locked: Case) -> None:
        void(locked, act, "申报人离职，公示作废")
        corrections.close(locked, act["at"])

    return take(case, "leave_employer", act, inside=inside)
