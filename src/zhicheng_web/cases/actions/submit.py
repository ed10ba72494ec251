"""Hand the case to the employer (三（一）); the answer to a round of correction too."""

from typing import Any, Unpack

from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import date_of
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds, required
from zhicheng_web.cases.transition.authorised import Act, take


def submit(case: Case, **act: Unpack[Act]) -> Case:
    """From the applicant to the employer, with every paper that the applicant owes."""
    on = date_of(act["at"])

    def given(locked: Case) -> dict[str, Any]:
        return {"missing_papers": required.missing(locked, required.by_applicant(locked, on))}

    def inside(locked: Case) -> None:
        locked.handed_over = True
        correction_rounds.close(locked, act["at"])
        advice.opinion(locked, on)

    return take(case, "submit", act, given=given, inside=inside)
