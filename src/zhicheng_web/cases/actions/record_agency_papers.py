"""三（二） an agency that does not use this system: the employer records what the agency's papers prove (凭证明材料代录)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, Unpack

from zhicheng.procedure.lanes import Lane
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions._lanes import NO_CELLS
from zhicheng_web.cases.actions._publicity import void_standing
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, CaseLane, Publicity
from zhicheng_web.cases.read.lanes import PROOF
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


class PaperDays(NamedTuple):
    """The days that stand on the agency's papers."""

    checked_on: date
    posted_on: date
    posted_until: date
    stamped_on: date


NOT_ENCLOSED: Final = "还没有附上派遣公司盖章的证明材料"
"""Also where a city's policy asks for no such paper: what is recorded in another's place rests on one."""


@dataclass
class RecordAgencyPapers(StepAct):
    """The whole lane of the agency at once, on the proof that was enclosed."""

    act: Act
    days: PaperDays

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """What is wrong with the days, if anything."""
        enclosed = PROOF in engine_input.group_current_papers(case)
        today = engine_input.to_kunming_date(self.act["at"])
        return {"paper_problem": find_paper_problem(self.days, today) if enclosed else NOT_ENCLOSED}

    def write(self, case: Case) -> None:
        """What the agency had begun here itself counts no more: its papers say how it went on."""
        lane = Lane.AGENCY.value
        void_standing(Publicity.objects.filter(case=case, lane=lane), self.act)
        proof = engine_input.group_current_papers(case)[PROOF][-1]
        cells = {"content_hash": case.content_hash, "on_paper": True, "proof": proof, **self.days._asdict()}
        CaseLane.objects.update_or_create(case=case, lane=lane, defaults=NO_CELLS | cells)

    def note(self) -> dict[str, str]:
        """The days, by name."""
        return {name: day.isoformat() for name, day in self.days._asdict().items()}


def find_paper_problem(days: PaperDays, today: date) -> str:
    """三（二） why the days on the papers do not prove the agency's lane; "" where they do."""
    if days.stamped_on > today:
        return "证明材料上的日子不能晚于今天"
    if days.posted_on < days.checked_on:
        return "派遣公司的公示不能早于审核"
    start = day_number(days.posted_on.isoformat())
    timetable = engine_input.build_timetable_on(start)
    if day_number(days.posted_until.isoformat()) < timetable.publicity_ends(start):
        return f"派遣公司的公示不满{timetable.working_days}个工作日"
    return "" if days.stamped_on > days.posted_until else "派遣公司盖章的日子要在公示期满以后"


def record_agency_papers(case: Case, *, days: PaperDays, **act: Unpack[Act]) -> Case:
    """Record the agency's check, publicity and stamp from its papers; the case says so from now on."""
    return take_authorised_step(case, "record_agency_papers", act, lambda: RecordAgencyPapers(act, days))
