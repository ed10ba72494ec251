"""Save what the applicant says, part by part (三（一）); in a round of correction only the parts that were faulted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng.words.printed_fields import STATED_PART_NAMES
from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import to_kunming_date, to_kunming_day
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.papers.finished_rounds import RoundEnd
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Edit(StepAct):
    """Parts of the facts as the applicant says them, and the parts that they confirm unchanged."""

    act: Act
    facts: Mapping[str, Any]
    confirmed: Collection[str]
    round_end: RoundEnd = field(init=False)

    def __post_init__(self) -> None:
        self.round_end = RoundEnd(self.act["at"])

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """What changes beside what a round of correction faults."""
        parts = list_changed_parts(case, self.facts)
        return {
            "parts_outside_faults": correction_rounds.list_parts_outside_faults(
                case, parts, to_kunming_day(self.act["at"])
            )
        }

    def write(self, case: Case) -> None:
        """The facts, what they answer, and the engine's advice on them."""
        at, parts = self.act["at"], list_changed_parts(case, self.facts)
        self.round_end.look_before(case)
        case.facts = {**case.facts, **self.facts}
        case.brought = [part for part in case.brought if part not in self.confirmed]
        copy_target_fields(case)
        correction_rounds.mark_parts_corrected(case, parts, at)
        correction_rounds.mark_parts_unchanged(case, set(self.confirmed) - set(parts), at)
        self.round_end.look_after(case)
        advice.update_advice(case, to_kunming_date(at))

    def note(self) -> Mapping[str, Any]:
        """The keys of the parts that were written, and of those that were confirmed."""
        confirmed = {"confirmed": sorted(self.confirmed)} if self.confirmed else {}
        return {"parts": sorted(self.facts)} | confirmed | self.round_end.note()


def edit(case: Case, facts: Mapping[str, Any], confirmed: Collection[str] = (), **act: Unpack[Act]) -> Case:
    """Replace whole parts of the facts (keys of `STATED_PART_NAMES`), complete or not: a draft may be wrong
    for a while.

    `confirmed`: parts that the person says are right as they stand: brought in from an earlier application, or faulted by a
    return and found to be in order.
    """
    return save_facts(case, "edit", facts, act, confirmed)


def save_facts(case: Case, step: str, new_facts: Mapping[str, Any], act: Act, confirmed: Collection[str] = ()) -> Case:
    """The change under a step. ValueError for parts that are not the applicant's to say."""
    if not set(new_facts) <= set(STATED_PART_NAMES):
        raise ValueError(f"not the applicant's to say: {sorted(set(new_facts) - set(STATED_PART_NAMES))}")
    return take_authorised_step(case, step, act, lambda: Edit(act, new_facts, confirmed))


def list_changed_parts(case: Case, new_facts: Mapping[str, Any]) -> list[str]:
    """The parts that are not what they were."""
    return [part for part, value in new_facts.items() if case.facts.get(part) != value]


def copy_target_fields(case: Case) -> None:
    """What lists and queues show of the target."""
    target = case.facts.get("target") or {}
    case.series, case.specialty = target.get("series") or "", target.get("specialty") or ""
    case.level = target.get("level") or ""
