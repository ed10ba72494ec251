"""三（二）: the employer does not recommend, and says why; the case ends here."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions.assess import build_assessment_fields
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class DeclineToRecommend(StepAct):
    """An assessment that recommends nobody."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """The reason stands in the assessment."""
        Assessment.objects.create(
            **build_assessment_fields(case, self.act), recommended=False, reason=self.reason.strip()
        )


def decline_to_recommend(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Not recommended; the reason goes to the applicant."""
    return take_authorised_step(case, "decline_to_recommend", act, lambda: DeclineToRecommend(act, reason))
