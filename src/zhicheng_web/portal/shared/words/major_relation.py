"""二（五） the major that was studied beside the post: what the applicant says, what the unit judges, and where they differ."""

from typing import Final

from zhicheng import codes
from zhicheng.words import labels
from zhicheng.words.fact_lines import find_label
from zhicheng_web.cases.engine.fact_hashes import is_relation_standing
from zhicheng_web.cases.read.evidence import CHANGED
from zhicheng_web.cases.read.row_types import Assessment, Case
from zhicheng_web.portal.shared.words.stated_facts import StatedPart

RELATION: Final = "所学专业与岗位专业"
NOT_STATED: Final = "没有填写"


def name_relation(relation: object) -> str:
    """A relation in words."""
    return find_label(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS, relation)


def describe_claimed_relation(case: Case) -> str:
    """What was studied, what the post is, and what the applicant says of the two, in one line."""
    majors = "、".join(one["major"] for one in case.facts.get("educations") or () if one.get("major"))
    post = (case.facts.get("post") or {}).get("specialty")
    claimed = (case.facts.get("target") or {}).get("major_relation")
    return f"所学专业：{majors or NOT_STATED}；岗位专业：{post or NOT_STATED}。本人认为：{name_relation(claimed)}。"


def describe_relation(case: Case, assessment: Assessment | None) -> list[StatedPart]:
    """What the unit has judged beside what the applicant says; nothing where it has not judged."""
    if assessment is None or not assessment.major_relation:
        return []
    claimed = (case.facts.get("target") or {}).get("major_relation")
    differs = "，与本人填写的不同，系统意见按单位的判断" if claimed != assessment.major_relation else ""
    reason = [f"依据：{assessment.relation_reason}"] if assessment.relation_reason else []
    if not is_relation_standing(case, assessment):
        before = f"单位原来判断：{name_relation(assessment.major_relation)}。专业或岗位{CHANGED}。"
        return [StatedPart(RELATION, [describe_claimed_relation(case), before])]
    judged = f"单位判断：{name_relation(assessment.major_relation)}{differs}"
    return [StatedPart(RELATION, [describe_claimed_relation(case), judged, *reason])]
