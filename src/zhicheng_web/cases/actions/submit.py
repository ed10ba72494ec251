"""Hand the case to the employer (三（一）); the answer to a round of correction too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds, required
from zhicheng_web.cases.papers.finished_rounds import list_finished_parts
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.recipients import FINISHED_ROUND
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Submit(StepAct):
    """Submitting the case to the employer, with the engine's advice of the day."""

    act: Act
    answer: Json = field(default_factory=dict, init=False)
    finished: Mapping[str, Any] = field(default_factory=dict, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Which papers of the applicant are not there, and what the form prints and is still empty."""
        on = engine_input.to_kunming_date(self.act["at"])
        self.answer = engine_input.judged_or_empty(case, on)
        return {
            "unfilled_fields": correction_rounds.list_unfilled_printed_fields(case),
            "missing_papers": required.list_missing_materials(
                case, required.list_applicant_materials(case, on, self.answer)
            ),
        }

    def write(self, case: Case) -> None:
        """An open round is answered."""
        case.handed_over, case.advice = True, self.answer["verdict"]
        self.finished = list_finished_parts(case, self.act["at"])
        correction_rounds.close_round(case, self.act["at"])

    def note(self) -> Mapping[str, Any]:
        """Of a round of correction: what was changed in it, and what was only looked at."""
        return {FINISHED_ROUND: self.finished} if self.finished else {}


def submit(case: Case, **act: Unpack[Act]) -> Case:
    """From the applicant to the employer, with every paper that the applicant has to bring."""
    return take_authorised_step(case, "submit", act, lambda: Submit(act))
