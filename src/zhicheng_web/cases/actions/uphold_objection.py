"""三（二）: what was objected holds; the publicity is void and starts again, or the case goes back to the applicant."""

from typing import Unpack

from zhicheng_web.cases.actions._publicity import settle, void
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.transition.authorised import Act, take


def uphold_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection as founded."""

    def inside(locked: Case) -> None:
        settle(locked, act, Objection.State.UPHELD, conclusion)
        void(locked, act, conclusion)

    return take(case, "uphold_objection", act, inside=inside)
