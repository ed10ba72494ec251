"""三（二）: what was objected holds; the publicity is void and starts again, or the case goes back to the applicant."""

from typing import Unpack

from zhicheng_web.cases.actions._publicity import settle_objections, void_publicities
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def uphold_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection as founded."""

    def inside(locked: Case) -> None:
        settle_objections(locked, act, Objection.State.UPHELD, conclusion)
        void_publicities(locked, act, conclusion)

    return take_authorised_step(case, "uphold_objection", act, inside=inside)
