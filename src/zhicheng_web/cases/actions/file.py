"""四: the employer files the case with the authority: the policy is pinned, the verdict kept, the papers are frozen."""

from datetime import datetime
from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng.policy.windows import timetable
from zhicheng_web.cases import advice, facts, filing, owed_papers, projection
from zhicheng_web.cases.calendars import calendar
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.taking import Act, take


def file(case: Case, *, arrived: datetime | None = None, **act: Unpack[Act]) -> Case:
    """File inside a window. `arrived`: when the request reached the office, where work or a lock made it wait; it
    alone says whether the window was open.
    """
    stamp = arrived or act["at"]
    on, today = facts.date_of(stamp), facts.day_of(stamp)
    policy = facts.policy_on(today)
    pinned = projection.policy_version(policy, calendar(), act["at"])
    note: Json = {}

    def given(locked: Case) -> dict[str, Any]:
        window = timetable(policy, calendar()).window_from(today)
        missing = owed_papers.missing(locked, owed_papers.by_employer(locked, on))
        opens = {"window_opens": window.opens, "window_closes": window.closes}
        return {"today": today, "missing_papers": missing} | opens

    def inside(locked: Case) -> None:
        answer = facts.judged(locked, on)
        locked.authority = facts.authority_of(locked, answer)
        row = filing.first(locked, pinned, stamp, act["by"])
        locked.filed_at, locked.filing_seq, locked.advice = stamp, row.seq, answer["verdict"]
        advice.keep_receipt(locked, answer, pinned, act["at"])
        note.update(filing.note(row, answer))

    return take(case, "file", act, note=note, given=given, inside=inside)
