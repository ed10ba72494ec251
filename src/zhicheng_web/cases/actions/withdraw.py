"""The applicant takes the application back (三（一）); a later one is a new case."""

from typing import Unpack

from zhicheng_web.cases.actions._publicity import void_publicities
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def withdraw(case: Case, **act: Unpack[Act]) -> Case:
    """Withdraw, until the authority has begun to examine, or after it has returned the case."""

    def inside(locked: Case) -> None:
        if locked.filing_seq is None:
            void_publicities(locked, act, "申报人撤回申报，不再核查")

    return take_authorised_step(case, "withdraw", act, inside=inside)
