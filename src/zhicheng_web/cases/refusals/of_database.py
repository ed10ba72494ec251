"""What people read when the database refuses: the name of a constraint is the key of a Finding.

Every constraint and trigger of our tables stands in meanings.py; tests/web/attacks compares that page with the catalogue.
"""

from django.db import DatabaseError

from zhicheng.finding import Finding
from zhicheng_web.cases.refusals.wordings import INTERNAL, INTERNAL_NAMES, MEANINGS, Meaning

LOCK_TIMEOUT, STATEMENT_TIMEOUT, DEADLOCK, SERIALISATION = "55P03", "57014", "40P01", "40001"
BUSY = Meaning("", "系统正忙，这一步没有办成；您填写的内容已保留", "请稍候再试一次。")
BUSY_STATES = (LOCK_TIMEOUT, STATEMENT_TIMEOUT, DEADLOCK, SERIALISATION)
GAVE_WAY = (DEADLOCK, SERIALISATION)
"""Of two that were in each other's way PostgreSQL has stopped one: tried again, it comes through."""


def meaning_of(name: str) -> Meaning | None:
    """What a constraint means to people; None where it is none of ours."""
    return MEANINGS.get(name) or (INTERNAL if name in INTERNAL_NAMES else None)


def gave_way(error: BaseException | None) -> bool:
    """Whether the act was stopped for another's sake and may be tried again whole."""
    return sqlstate(error) in GAVE_WAY


def sqlstate(error: BaseException | None) -> str | None:
    """PostgreSQL's code for an error of Django's."""
    return getattr(error and error.__cause__, "sqlstate", None)


def finding_of(error: DatabaseError) -> Finding | None:
    """The refusal in words; None where the error is no refusal but a fault."""
    if sqlstate(error) in BUSY_STATES:
        return finding("busy", BUSY)
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    meaning = meaning_of(name)
    return finding(name, meaning) if meaning else None


def finding(key: str, meaning: Meaning) -> Finding:
    """A failed Finding."""
    rests_on = f"（{meaning.clause}）" if meaning.clause else ""
    reason = f"{meaning.sentence}{rests_on}。"
    return Finding(key, meaning.clause, "fail", None, None, None, None, reason, meaning.remedy)
