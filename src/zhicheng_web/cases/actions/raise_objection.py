"""三（二）: somebody objects to a publicity; nothing is filed until it is settled."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng_web.cases.actions._lanes import reopen_lane
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class RaiseObjection(StepAct):
    """One more objection; a closed publicity runs again until it is settled."""

    act: Act
    words: str
    raised_by: str

    def write(self, case: Case) -> None:
        """The same words of the same person wait only once."""
        require_that(
            not is_objection_noted(case, self.words, self.raised_by),
            "objection_noted_once",
            "三（二）",
            "同样的异议已经登记过，还没有核实",
            "不必再登记；请核实后登记结论。另有一件事的，请写出不同之处。",
        )
        lane = find_acting_lane(case, self.act["by"])
        Objection.objects.create(
            case=case,
            raised_at=self.act["at"],
            raised_by=self.raised_by.strip(),
            words=self.words.strip(),
            recorded_by_id=self.act["by"].person_id,
            lane=lane.value,
        )
        reopen_lane(case, lane)


def raise_objection(case: Case, *, words: str, raised_by: str = "", **act: Unpack[Act]) -> Case:
    """Note an objection. `raised_by` is stored apart and may stay empty. A closed publicity runs again until it is settled."""
    require_that(bool(words.strip()), "objection_has_words", "三（二）", "异议没有写内容", "请写明异议的内容。")
    step = find_lane_step("raise_objection", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: RaiseObjection(act, words, raised_by))


def is_objection_noted(case: Case, words: str, raised_by: str) -> bool:
    """Whether the same person's same words wait for an answer already, however they are spaced."""
    waiting = Objection.objects.filter(case=case, state=Objection.State.OPEN).values_list("words", "raised_by")
    return (words.split(), raised_by.split()) in [(text.split(), by.split()) for text, by in waiting]
