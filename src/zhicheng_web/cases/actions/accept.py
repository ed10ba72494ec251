"""三（三）: the authority takes the case into examination."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def accept(case: Case, **act: Unpack[Act]) -> Case:
    """Take a filed case up for examination; the employer cannot recall it any more."""
    return take_authorised_step(case, "accept", act)
