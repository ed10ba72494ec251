"""四: the employer files the case with the authority: the policy is pinned, the verdict kept, the papers are frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case, PolicyVersion
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class File(StepAct):
    """A filing inside a window, with the verdict that it rests on."""

    act: Act
    pinned: PolicyVersion
    filed: Json = field(default_factory=dict, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Which papers of the employer are not there."""
        on = engine_input.to_kunming_date(self.act["at"])
        return {"missing_papers": required.list_missing_materials(case, required.list_employer_materials(case, on))}

    def write(self, case: Case) -> None:
        """To the authority that the engine's routing names."""
        at = self.act["at"]
        answer = engine_input.judge_case(case, engine_input.to_kunming_date(at))
        case.authority = engine_input.find_competent_authority(case, answer)
        row = _filing.create_window_filing(case, self.pinned, at, self.act["by"])
        case.filed_at, case.filing_seq, case.advice = at, row.seq, answer["verdict"]
        advice.save_verdict(case, answer, self.pinned, at)
        self.filed = _filing.build_filing_note(row, answer)

    def note(self) -> Mapping[str, Any]:
        """Content, papers, policy and verdict by their hashes; the authority."""
        return self.filed


def file(case: Case, **act: Unpack[Act]) -> Case:
    """File inside a window. `at` is when the request reached the office, however long work or a lock made it wait: it
    alone says whether the window was open, and it is the filing date (申报日).
    """
    at = act["at"]
    pinned = policy_rows.ensure_policy_version(
        engine_input.find_policy_on(engine_input.to_kunming_day(at)), load_current_calendar(), at
    )
    return take_authorised_step(case, "file", act, lambda: File(act, pinned))
