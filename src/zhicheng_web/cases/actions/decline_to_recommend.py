"""三（二）: the employer does not recommend, and says why; the case ends here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng_web.cases.actions.assess import build_assessment_fields
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.read.declines import find_decline_proposer
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class DeclineToRecommend(StepAct):
    """An assessment that recommends nobody."""

    act: Act
    reason: str
    alone: bool = field(default=True, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Who has proposed it."""
        proposer = find_decline_proposer(case)
        self.alone = proposer in (0, self.act["by"].person_id)
        return {"decline_proposer": proposer}

    def write(self, case: Case) -> None:
        """The reason stands in the assessment."""
        Assessment.objects.create(
            **build_assessment_fields(case, self.act), recommended=False, reason=self.reason.strip()
        )

    def note(self) -> dict[str, bool]:
        """Whether one person has decided it alone: then the applicant can turn to the bureau."""
        return {"alone": self.alone}


def decline_to_recommend(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Not recommended; the reason goes to the applicant."""
    return take_authorised_step(case, "decline_to_recommend", act, lambda: DeclineToRecommend(act, reason))
