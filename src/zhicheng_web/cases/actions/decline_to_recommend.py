"""三（二）: the employer does not recommend, and says why; the case ends here."""

from typing import Unpack

from zhicheng_web.cases.actions.assess import build_assessment_fields
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def decline_to_recommend(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Not recommended; the reason goes to the applicant."""

    def inside(locked: Case) -> None:
        Assessment.objects.create(**build_assessment_fields(locked, act), recommended=False, reason=reason.strip())

    return take_authorised_step(case, "decline_to_recommend", act, inside=inside)
