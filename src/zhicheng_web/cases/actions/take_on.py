"""三（三）: an officer takes up a case that nobody handles."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def take_on(case: Case, **act: Unpack[Act]) -> Case:
    """The officer handles the case from now on; the transition notes it (`record_handler`)."""
    return take_authorised_step(case, "take_on", act)
