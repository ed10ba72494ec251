"""四: the employer files the case with the authority: the policy is pinned, the verdict kept, the papers are frozen."""

from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import calendar
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.transition.authorised import Act, take


def file(case: Case, **act: Unpack[Act]) -> Case:
    """File inside a window. `at` is when the request reached the office, however long work or a lock made it wait: it
    alone says whether the window was open, and it is the filing date (申报日).
    """
    at = act["at"]
    on, today = engine_input.date_of(at), engine_input.day_of(at)
    policy = engine_input.policy_on(today)
    pinned = policy_rows.policy_version(policy, calendar(), at)
    note: Json = {}

    def given(locked: Case) -> dict[str, Any]:
        return {"missing_papers": required.missing(locked, required.by_employer(locked, on))}

    def inside(locked: Case) -> None:
        answer = engine_input.judged(locked, on)
        locked.authority = engine_input.authority_of(locked, answer)
        row = _filing.first(locked, pinned, at, act["by"])
        locked.filed_at, locked.filing_seq, locked.advice = at, row.seq, answer["verdict"]
        advice.keep_receipt(locked, answer, pinned, at)
        note.update(_filing.note(row, answer))

    return take(case, "file", act, note=note, given=given, inside=inside)
