"""三（三）: a second person confirms; the title has a number, and counts from this day (四)."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._decision import NO_ID, create_decision, find_decided_title
from zhicheng_web.cases.actions._recognition_number import issue_recognition_number
from zhicheng_web.cases.models import Case, Outcome, Recognition
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Recognise(StepAct):
    """The decision, and the title with its number."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """The decision as it was proposed, and the title with its number."""
        decision = create_decision(case, Outcome.RECOGNISED, self.act, reason=self.reason)
        title, level = find_decided_title(case)
        Recognition.objects.create(
            case=case,
            authority_id=case.authority_id or NO_ID,
            authority_name=decision.authority_name,
            recognised_at=self.act["at"],
            number=issue_recognition_number(case.authority_id or NO_ID, self.act["at"]),
            title=title,
            series=case.series,
            specialty=case.specialty,
            level=level,
        )


def recognise(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Recognise as proposed. `reason`: in place of the examiner's."""
    return take_authorised_step(case, "recognise", act, lambda: Recognise(act, reason))
