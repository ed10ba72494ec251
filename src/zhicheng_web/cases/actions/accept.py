"""三（三）: the authority takes the case into examination."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take


def accept(case: Case, **act: Unpack[Act]) -> Case:
    """From the pile onto the desk; the employer cannot recall it any more."""
    return take(case, "accept", act)
