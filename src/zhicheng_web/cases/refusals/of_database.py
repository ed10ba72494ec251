"""What people read when the database refuses: the name of a constraint is the key of a Finding.

Every constraint and trigger of our tables stands in wordings.py; tests/web/attacks compares that page with the catalogue.
"""

from django.db import DatabaseError

from zhicheng.finding import Finding
from zhicheng_web.cases.refusals.internal_constraints import INTERNAL_CONSTRAINTS
from zhicheng_web.cases.refusals.wordings import (
    CONSTRAINT_WORDINGS,
    INTERNAL_WORDING,
    Wording,
)

LOCK_TIMEOUT, STATEMENT_TIMEOUT, DEADLOCK, SERIALISATION = "55P03", "57014", "40P01", "40001"
BUSY_WORDING = Wording("", "系统正忙，这一步没有办成；您填写的内容已保留", "请稍候再试一次。")
BUSY_SQLSTATES = (LOCK_TIMEOUT, STATEMENT_TIMEOUT, DEADLOCK, SERIALISATION)
RETRYABLE_SQLSTATES = (DEADLOCK, SERIALISATION)
"""Of two that were in each other's way PostgreSQL has stopped one: tried again, it comes through."""


def find_constraint_wording(name: str) -> Wording | None:
    """What a constraint means to people; None where it is none of ours."""
    return CONSTRAINT_WORDINGS.get(name) or (INTERNAL_WORDING if name in INTERNAL_CONSTRAINTS else None)


def may_be_retried(error: BaseException | None) -> bool:
    """Whether the act was stopped for another's sake and may be tried again whole."""
    return read_sqlstate(error) in RETRYABLE_SQLSTATES


def read_sqlstate(error: BaseException | None) -> str | None:
    """PostgreSQL's code for an error of Django's."""
    return getattr(error and error.__cause__, "sqlstate", None)


def translate_database_error(error: DatabaseError) -> Finding | None:
    """The refusal in words; None where the error is no refusal but a fault."""
    if read_sqlstate(error) in BUSY_SQLSTATES:
        return build_failed_finding("busy", BUSY_WORDING)
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    wording = find_constraint_wording(name)
    return build_failed_finding(name, wording) if wording else None


def build_failed_finding(key: str, wording: Wording) -> Finding:
    """A wording as a Finding with the result "fail", under a key."""
    rests_on = f"（{wording.clause}）" if wording.clause else ""
    reason = f"{wording.sentence}{rests_on}。"
    return Finding(key, wording.clause, "fail", reason=reason, remedy=wording.remedy)
