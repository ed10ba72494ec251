"""三（一）: the applicant takes the case back to change it, as long as the employer has not assessed it."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def take_back(case: Case, **act: Unpack[Act]) -> Case:
    """A draft again, with everything in it; submitted again it is looked at again."""
    return take_authorised_step(case, "take_back", act)
