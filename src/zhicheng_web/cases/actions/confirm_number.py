"""一（一）: the applicant has compared the number with the card, and says that it is theirs: from now on it stays."""

from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from zhicheng_web.cases.actions._number_claim import confirm_claim
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Person


@dataclass
class ConfirmNumber(StepAct):
    """Confirming the number that was stated."""

    at: datetime

    def write(self, case: Case) -> None:
        """Theirs, or contested; the answer is the same."""
        confirm_claim(case.person_id, self.at)
        case.person = Person.objects.get(pk=case.person_id)

    def note(self) -> dict[str, list[str]]:
        """That a number was confirmed, nothing of it."""
        return {"confirmed": ["id_number"]}


def confirm_number(case: Case, **act: Unpack[Act]) -> Case:
    """Confirm the number of the case's person. Raises StepRefused where none was stated, StaleVersion."""
    return take_authorised_step(case, "edit", act, lambda: ConfirmNumber(act["at"]))
