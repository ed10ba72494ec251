"""三（三）: a second person confirms a refusal, with its clause, its reason and what the applicant can do."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._decision import create_decision, is_under_review
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.engine.remedies import describe_remedies
from zhicheng_web.cases.models import Case, Outcome
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.names import find_authority_name
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Refuse(StepAct):
    """The decision not to recognise."""

    act: Act
    reason: str
    remedy: str

    def write(self, case: Case) -> None:
        """The decision as it was proposed, with what the applicant can do."""
        authority, on = find_authority_name(case), to_kunming_date(self.act["at"])
        remedy = self.remedy.strip() or describe_remedies(authority, on, is_under_review(case))
        create_decision(case, Outcome.REFUSED, self.act, reason=self.reason, remedy=remedy)


def refuse(case: Case, *, reason: str = "", remedy: str = "", **act: Unpack[Act]) -> Case:
    """Refuse as proposed. `reason`: in place of the examiner's; `remedy`: in place of what the policy says of remedies."""
    return take_authorised_step(case, "refuse", act, lambda: Refuse(act, reason, remedy))
