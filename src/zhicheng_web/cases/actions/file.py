"""四: the employer files the case with the authority: the policy is pinned, the verdict kept, the papers are frozen."""

from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases import advice, facts, filing, owed_papers, projection
from zhicheng_web.cases.calendars import calendar
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.taking import Act, take


def file(case: Case, **act: Unpack[Act]) -> Case:
    """File inside a window. `at` is when the request reached the office, however long work or a lock made it wait: it
    alone says whether the window was open, and it is the filing date (申报日).
    """
    at = act["at"]
    on, today = facts.date_of(at), facts.day_of(at)
    policy = facts.policy_on(today)
    pinned = projection.policy_version(policy, calendar(), at)
    note: Json = {}

    def given(locked: Case) -> dict[str, Any]:
        return {"missing_papers": owed_papers.missing(locked, owed_papers.by_employer(locked, on))}

    def inside(locked: Case) -> None:
        answer = facts.judged(locked, on)
        locked.authority = facts.authority_of(locked, answer)
        row = filing.first(locked, pinned, at, act["by"])
        locked.filed_at, locked.filing_seq, locked.advice = at, row.seq, answer["verdict"]
        advice.keep_receipt(locked, answer, pinned, at)
        note.update(filing.note(row, answer))

    return take(case, "file", act, note=note, given=given, inside=inside)
