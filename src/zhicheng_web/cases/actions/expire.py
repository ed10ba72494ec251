"""四: the grace has passed without a new filing; the date is lost, the person may apply in the next window."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def expire(case: Case, **act: Unpack[Act]) -> Case:
    """What only dates do: by the system."""
    return take_authorised_step(case, "expire", act)
