"""三（二） an agency that does not use this system: the employer records what the agency's papers prove (凭证明材料代录)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple, Unpack

from zhicheng.procedure.lanes import Lane
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions._lanes import NO_CELLS
from zhicheng_web.cases.actions._posting_day import format_date
from zhicheng_web.cases.actions._publicity import void_standing
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, CaseLane, Paper, Publicity
from zhicheng_web.cases.read.lanes import PROOF
from zhicheng_web.cases.read.posting import find_voided_at
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
OF_VOID_PUBLICITY: Final = "附上的证明材料说的是已经作废的公示，请附上派遣公司重新公示以后的证明材料"


@dataclass
class RecordAgencyPapers(StepAct):
    """The whole lane of the agency at once, on the proof that was enclosed."""

    act: Act
    days: PaperDays

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """What is wrong with the papers or their days, if anything."""
        today, voided_at = engine_input.to_kunming_date(self.act["at"]), find_voided_at(case)
        proofs = engine_input.group_current_papers(case).get(PROOF, ())
        problem = find_proof_problem(proofs, voided_at) or find_paper_problem(self.days, today, voided_at)
        return {"paper_problem": problem}

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


def find_proof_problem(proofs: Sequence[Paper], voided_at: datetime | None) -> str:
    """Why what was enclosed proves nothing now; "" where it does. `voided_at`: since when an earlier publicity counts no more."""
    if not proofs:
        return NOT_ENCLOSED
    return OF_VOID_PUBLICITY if voided_at is not None and proofs[-1].at <= voided_at else ""


def find_paper_problem(days: PaperDays, today: date, voided_at: datetime | None = None) -> str:
    """三（二） why the days on the papers do not prove the agency's lane; "" where they do."""
    if days.stamped_on > today:
        return "证明材料上的日子不能晚于今天"
    if days.posted_on < days.checked_on:
        return "派遣公司的公示不能早于审核"
    if voided_at is not None and days.posted_on < (voided_on := engine_input.to_kunming_date(voided_at)):
        return f"以前的公示{format_date(voided_on)}已经作废，派遣公司的公示不能早于这一天"
    return find_length_problem(days)


def find_length_problem(days: PaperDays) -> str:
    """Why the publicity on the papers was none of full length; "" where it was."""
    start = day_number(days.posted_on.isoformat())
    timetable = engine_input.build_timetable_on(start)
    if not timetable.may_be_posted(start):
        return "派遣公司张贴的那一天是休息日"
    if day_number(days.posted_until.isoformat()) < timetable.publicity_ends(start):
        return f"派遣公司的公示不满{timetable.working_days}个工作日"
    return "" if days.stamped_on > days.posted_until else "派遣公司盖章的日子要在公示期满以后"


def record_agency_papers(case: Case, *, days: PaperDays, **act: Unpack[Act]) -> Case:
    """Record the agency's check, publicity and stamp from its papers; the case says so from now on."""
    return take_authorised_step(case, "record_agency_papers", act, lambda: RecordAgencyPapers(act, days))
