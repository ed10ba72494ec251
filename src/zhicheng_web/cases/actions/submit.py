"""Hand the case to the employer (三（一）); the answer to a round of correction too."""

from typing import Any, Unpack

from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds, required
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def submit(case: Case, **act: Unpack[Act]) -> Case:
    """From the applicant to the employer, with every paper that the applicant owes."""
    on = to_kunming_date(act["at"])

    def given(locked: Case) -> dict[str, Any]:
        return {
            "missing_papers": required.list_missing_materials(locked, required.list_applicant_materials(locked, on))
        }

    def inside(locked: Case) -> None:
        locked.handed_over = True
        correction_rounds.close_round(locked, act["at"])
        advice.update_advice(locked, on)

    return take_authorised_step(case, "submit", act, given=given, inside=inside)
