"""Who has seen what of each stated fact, and when, in sentences beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.read.evidence import EvidenceGrade
from zhicheng_web.cases.read.row_types import Assessment, Proposal
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.portal.shared.words.near_days import format_near_day

UNIT, AUTHORITY = "单位", "认定部门"


def describe_grades(
    history: Sequence[TimelineStep], assessment: Assessment | None, proposal: Proposal | None = None
) -> Mapping[str, list[str]]:
    """By the place of a fact, what the unit and the examiner have seen of it; nothing of facts that nobody has graded."""
    found: dict[str, list[str]] = {}
    if assessment is not None:
        who = next((one.who.name for one in history if one.entry.seq == assessment.seq and one.who), "")
        for place, grade in assessment.evidence.items():
            found.setdefault(place, []).append(describe_grade(UNIT, who, grade, to_kunming_date(assessment.at)))
    if proposal is not None:
        for place, grade in proposal.evidence.items():
            sentence = describe_grade(AUTHORITY, proposal.examiner_name, grade, to_kunming_date(proposal.at))
            found.setdefault(place, []).append(sentence)
    return found


def describe_grade(side: str, who: str, grade: str, on: date) -> str:
    """One grade: what was seen, by whom, on which day."""
    return f"依据：{EvidenceGrade(grade).label}（{side}{who}，{format_near_day(on)}）"
