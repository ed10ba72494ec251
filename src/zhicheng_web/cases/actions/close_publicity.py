"""三（二）: the days are over and no objection is left."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

NO_OBJECTION = "公示期间没有收到异议"


@dataclass
class ClosePublicity(StepAct):
    """The result of a publicity."""

    act: Act
    words: str

    def write(self, case: Case) -> None:
        """The publicity of the acting unit is closed; another's runs on."""
        lane = find_acting_lane(case, self.act["by"]).value
        running = Publicity.objects.filter(case=case, lane=lane, state=Publicity.State.RUNNING)
        closed_on = to_kunming_date(self.act["at"])
        running.update(state=Publicity.State.CLOSED, closed_on=closed_on, words=self.words.strip())


def close_publicity(case: Case, *, words: str = NO_OBJECTION, **act: Unpack[Act]) -> Case:
    """Note the result of the publicity, possible from the day after its last."""
    step = find_lane_step("close_publicity", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: ClosePublicity(act, words))
