"""三（二）: what was objected does not hold; the publicity goes on."""

from typing import Unpack

from zhicheng_web.cases.actions._publicity import settle_objections
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def dismiss_objection(case: Case, *, conclusion: str, **act: Unpack[Act]) -> Case:
    """Settle every open objection as unfounded."""

    def inside(locked: Case) -> None:
        settle_objections(locked, act, Objection.State.DISMISSED, conclusion)

    return take_authorised_step(case, "dismiss_objection", act, inside=inside)
