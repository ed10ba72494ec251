"""Who has seen what of each stated fact, and when, in sentences beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.engine.fact_hashes import list_changed_places
from zhicheng_web.cases.read.evidence import (
    CHANGED,
    EvidenceGrade,
    find_standing_grades,
    list_facts_changed_since,
)
from zhicheng_web.cases.read.row_types import Assessment, Case, Proposal
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.portal.shared.words.near_days import format_near_day

UNIT, AUTHORITY = "单位", "认定部门"


def describe_grades(
    case: Case, history: Sequence[TimelineStep], assessments: Sequence[Assessment], proposal: Proposal | None = None
) -> Mapping[str, list[str]]:
    """By the place of a fact, what the unit and the examiner have seen of it; nothing of facts that nobody has graded. A grade
    given to what stood there before is none. `assessments`: the last one and those that have renewed it.
    """
    found: dict[str, list[str]] = {}
    actors = {one.entry.seq: one.who.name for one in history if one.who}
    for place, (grade, row) in find_standing_grades(case, assessments).items():
        sentence = describe_grade(UNIT, actors.get(row.seq, ""), grade, to_kunming_date(row.at))
        found.setdefault(place, []).append(sentence)
    for place in list_changed_places(case, assessments):
        found.setdefault(place, []).append(f"{CHANGED}（{UNIT}）")
    if proposal is not None:
        for place, (grade, of) in find_standing_grades(case, [proposal]).items():
            sentence = describe_grade(AUTHORITY, of.examiner_name, grade, to_kunming_date(of.at))
            found.setdefault(place, []).append(sentence)
        for place in list_facts_changed_since(case, proposal):
            found.setdefault(place, []).append(f"{CHANGED}（{AUTHORITY}）")
    return found


def describe_grade(side: str, who: str, grade: str, on: date) -> str:
    """One grade: what was seen, by whom, on which day."""
    return f"依据：{EvidenceGrade(grade).label}（{side}{who}，{format_near_day(on)}）"
