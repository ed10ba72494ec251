"""三（三）: the review of a correction ends with the words that the title had before."""

from typing import Unpack

from zhicheng_web.cases.actions.correct import Correct
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def undo_correction(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Give the title the words back that it had. `reason`: in place of the examiner's."""
    return take_authorised_step(case, "undo_correction", act, lambda: Correct(act, reason))
