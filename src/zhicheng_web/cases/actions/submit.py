"""Hand the case to the employer (三（一）); the answer to a round of correction too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds, required
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Submit(StepAct):
    """The case in the employer's hands, as the engine sees it today."""

    act: Act

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Which papers of the applicant are not there."""
        on = to_kunming_date(self.act["at"])
        return {"missing_papers": required.list_missing_materials(case, required.list_applicant_materials(case, on))}

    def write(self, case: Case) -> None:
        """An open round is answered."""
        case.handed_over = True
        correction_rounds.close_round(case, self.act["at"])
        advice.update_advice(case, to_kunming_date(self.act["at"]))


def submit(case: Case, **act: Unpack[Act]) -> Case:
    """From the applicant to the employer, with every paper that the applicant owes."""
    return take_authorised_step(case, "submit", act, lambda: Submit(act))
