"""三（二）: the days are over and no objection is left."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

NO_OBJECTION = "公示期间没有收到异议"


@dataclass
class ClosePublicity(StepAct):
    """The result of a publicity."""

    act: Act
    words: str

    def write(self, case: Case) -> None:
        """Every lane that runs is closed."""
        running = Publicity.objects.filter(case=case, state=Publicity.State.RUNNING)
        closed_on = to_kunming_date(self.act["at"])
        running.update(state=Publicity.State.CLOSED, closed_on=closed_on, words=self.words.strip())


def close_publicity(case: Case, *, words: str = NO_OBJECTION, **act: Unpack[Act]) -> Case:
    """Note the result of the publicity, possible from the day after its last."""
    return take_authorised_step(case, "close_publicity", act, lambda: ClosePublicity(act, words))
