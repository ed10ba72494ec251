"""四: the employer files the case with the authority: the policy is pinned, the verdict saved, the papers are frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case, PolicyVersion
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

OUT_OF_SCOPE_REMEDY: Final = (
    "请看系统意见里未满足的条款。单位资料错了的，请在“单位和人员”里更正；没有错的，请和本人商量撤回。"
)
UNIT_DATA_REMEDY: Final = "请在“单位和人员”里更正单位资料，填写管理归属地。"


@dataclass
class File(StepAct):
    """A filing inside a window, with the verdict that it rests on."""

    act: Act
    pinned: PolicyVersion
    answer: Json = field(default_factory=dict, init=False)
    filed: Json = field(default_factory=dict, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Which papers of the employer are not there; who would recognise."""
        on = engine_input.to_kunming_date(self.act["at"])
        self.answer = engine_input.judged_or_empty(case, on)
        missing = required.list_missing_materials(case, required.list_employer_materials(case, on, self.answer))
        return {"missing_papers": missing, **find_authority_inputs(case, self.answer)}

    def write(self, case: Case) -> None:
        """To the authority that the engine's routing names."""
        at, answer = self.act["at"], self.answer
        case.authority = engine_input.find_receiving_authority(case, answer)
        row = _filing.create_window_filing(case, self.pinned, at, self.act["by"])
        case.filed_at, case.filing_seq, case.advice = at, row.seq, answer["verdict"]
        advice.save_verdict(case, answer, self.pinned, at)
        self.filed = _filing.build_filing_note(row, answer)

    def note(self) -> Mapping[str, Any]:
        """Content, papers, policy and verdict by their hashes; the authority."""
        return self.filed


def find_authority_inputs(case: Case, answer: Json) -> Mapping[str, Any]:
    """Who would recognise; where nobody, why: the case is outside, the unit's data do not say, or nobody is registered."""
    if not answer:
        return {
            "no_authority_reason": "填写的内容还不完整，不能确定认定部门",
            "no_authority_remedy": "请退回本人补正。",
        }
    found = engine_input.find_receiving_authority(case, answer)
    if found is not None:
        return {"authority_name": found.name}
    if answer["authority"] is not None:
        return {
            "no_authority_reason": f"{answer['authority_name']}还没有登记，不能接收",
            "no_authority_remedy": "请联系市人社局登记。",
        }
    why = answer["authority_reason"].partition("（")[0]
    outside = answer["verdict"] == "out_of_scope"
    return {"no_authority_reason": why, "no_authority_remedy": OUT_OF_SCOPE_REMEDY if outside else UNIT_DATA_REMEDY}


def file(case: Case, **act: Unpack[Act]) -> Case:
    """File inside a window. `at` is when the request reached the office, however long work or a lock made it wait: it
    alone says whether the window was open, and it is the filing date (申报日).
    """
    at = act["at"]
    pinned = policy_rows.ensure_policy_version(
        engine_input.find_policy_on(engine_input.to_kunming_day(at)), load_current_calendar(), at
    )
    return take_authorised_step(case, "file", act, lambda: File(act, pinned))
