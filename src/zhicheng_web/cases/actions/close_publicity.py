"""三（二）: the days are over and no objection is left; whoever says so attests it for this person by their name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.posting import count_noted_objections
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

NO_OBJECTION: Final = Publicity.Result.NO_OBJECTION.value
SETTLED: Final = Publicity.Result.SETTLED.value


@dataclass
class ClosePublicity(StepAct):
    """The result of a publicity."""

    act: Act
    result: str
    words: str

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether what is attested agrees with the objections that were noted."""
        noted = count_noted_objections(case, find_acting_lane(case, self.act["by"]))
        return {"result_problem": find_result_problem(self.result, noted)}

    def write(self, case: Case) -> None:
        """The publicity of the acting unit is closed; another's runs on."""
        lane = find_acting_lane(case, self.act["by"]).value
        Publicity.objects.filter(case=case, lane=lane, state=Publicity.State.RUNNING).update(
            state=Publicity.State.CLOSED,
            closed_on=to_kunming_date(self.act["at"]),
            result=self.result,
            words=self.words.strip(),
            attested_by_id=self.act["by"].person_id,
        )

    def note(self) -> dict[str, str]:
        """What was attested."""
        return {"result": self.result}


def find_result_problem(result: str, noted: int) -> str:
    """Why a result cannot be attested; "" where it can. `noted`: the objections to this notice."""
    if result not in Publicity.Result.values:
        return "还没有证实公示的结果"
    if result == NO_OBJECTION and noted:
        return f"这次公示登记过{noted}件异议，不能证实没有收到异议"
    return "还没有登记收到的异议" if result == SETTLED and not noted else ""


def close_publicity(case: Case, *, result: str, words: str = "", **act: Unpack[Act]) -> Case:
    """Note the result of the publicity, possible from the day after its last. `result`: NO_OBJECTION or SETTLED."""
    step = find_lane_step("close_publicity", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: ClosePublicity(act, result, words))
