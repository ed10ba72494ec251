"""四: the employer files the case with the authority: the policy is pinned, the verdict kept, the papers are frozen."""

from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def file(case: Case, **act: Unpack[Act]) -> Case:
    """File inside a window. `at` is when the request reached the office, however long work or a lock made it wait: it
    alone says whether the window was open, and it is the filing date (申报日).
    """
    at = act["at"]
    on, today = engine_input.to_kunming_date(at), engine_input.to_kunming_day(at)
    policy = engine_input.find_policy_on(today)
    pinned = policy_rows.ensure_policy_version(policy, load_current_calendar(), at)
    note: Json = {}

    def given(locked: Case) -> dict[str, Any]:
        return {"missing_papers": required.list_missing_materials(locked, required.list_employer_materials(locked, on))}

    def inside(locked: Case) -> None:
        answer = engine_input.judge_case(locked, on)
        locked.authority = engine_input.find_competent_authority(locked, answer)
        row = _filing.create_window_filing(locked, pinned, at, act["by"])
        locked.filed_at, locked.filing_seq, locked.advice = at, row.seq, answer["verdict"]
        advice.save_verdict(locked, answer, pinned, at)
        note.update(_filing.build_filing_note(row, answer))

    return take_authorised_step(case, "file", act, note=note, given=given, inside=inside)
