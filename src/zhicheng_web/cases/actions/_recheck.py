"""三（二） what was changed since the unit looked at it: which of it waits, and the assessment that is renewed in it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from zhicheng_web.cases.engine.fact_hashes import (
    RELATION,
    hash_what_is_checked,
    is_relation_standing,
    list_changed_places,
    list_renewed_assessments,
)
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.read.evidence import check_grades, name_fact_place
from zhicheng_web.cases.transition.authorised import Act

RELATION_NAME = "所学专业或岗位专业"
RENEWED_ANEW = ("id", "case", "seq", "by", "at", "evidence", "fact_hashes", "renewed_seq")
"""Columns of a renewed assessment that say of itself what it is; the others are those of the one that it renews."""


class Recheck(NamedTuple):
    """What the unit says of what was changed: a grade for each fact, by place; how the major relates to the post now."""

    evidence: Mapping[str, str] = MappingProxyType({})
    major_relation: str = ""
    relation_reason: str = ""


NO_RECHECK = Recheck()


def list_standing_assessments(case: Case) -> list[Assessment]:
    """The last assessment that recommends, and what has renewed it."""
    return list_renewed_assessments(list(case.assessments.all()))


def is_relation_to_be_judged_again(case: Case, rows: Sequence[Assessment]) -> bool:
    """二（五）: whether the unit has judged another major or another post than the case states now."""
    return bool(rows and rows[-1].major_relation and not is_relation_standing(case, rows[-1]))


def list_unchecked_changes(case: Case, rows: Sequence[Assessment], recheck: Recheck) -> tuple[str, ...]:
    """What was changed and not looked at again, by its name."""
    facts = [name_fact_place(one) for one in list_changed_places(case, rows) if not recheck.evidence.get(one)]
    judged_again = recheck.major_relation or not is_relation_to_be_judged_again(case, rows)
    return (*facts, *(() if judged_again else (RELATION_NAME,)))


def renew_assessment(case: Case, recheck: Recheck, act: Act) -> None:
    """The assessment once more, as far as something changed; nothing where nothing did."""
    rows = list_standing_assessments(case)
    grades, judges = check_grades(case, recheck.evidence), is_relation_to_be_judged_again(case, rows)
    if not rows or not (grades or judges):
        return
    last = rows[-1]
    columns = [one for one in Assessment._meta.concrete_fields if one.name not in RENEWED_ANEW]
    same: dict[str, Any] = {one.attname: getattr(last, one.attname) for one in columns}
    if judges:
        same |= {RELATION: recheck.major_relation, "relation_reason": recheck.relation_reason}
    Assessment.objects.create(
        **same,
        case=case,
        seq=case.version,
        by_id=act["by"].person_id,
        at=act["at"],
        evidence=grades,
        fact_hashes=hash_what_is_checked(case),
        renewed_seq=rows[0].seq,
    )
