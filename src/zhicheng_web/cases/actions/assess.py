"""三（二）: the employer has checked the material and assessed the person; 一（二）: it attests their conduct."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, Unpack

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.reason import MIN_REASON_LENGTH, is_reason
from zhicheng_web.cases.actions._lanes import write_check
from zhicheng_web.cases.actions._recheck import Recheck, list_standing_assessments, list_unchecked_changes
from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.engine.fact_hashes import hash_what_is_checked
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.read.evidence import check_grades
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.parties import find_party_side
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Membership
from zhicheng_web.people.queries import create_membership


class AssessmentAnswers(NamedTuple):
    """The employer's answers. None for what has not been answered yet; `evidence`: a grade for each stated fact, by place."""

    lawful: bool = False
    true: bool = False
    complete: bool = False
    valid: bool = False
    character: str = ""
    ability: str = ""
    achievements: str = ""
    annual_review: str = ""
    refuses_assignment: bool | None = None
    not_competent: bool | None = None
    major_relation: str = ""
    relation_reason: str = ""
    evidence: Mapping[str, str] = MappingProxyType({})


ASSESSMENT_TEXTS = {"character": "品德", "ability": "能力水平", "achievements": "工作成绩"}


@dataclass
class Assess(StepAct):
    """The assessment, and what the engine says now that conduct is attested."""

    act: Act
    review: AssessmentAnswers

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether every question was answered: the four checks, each text, both of conduct."""
        review = self.review
        return {
            "material_checked": all((review.lawful, review.true, review.complete, review.valid)),
            "missing_assessment_parts": tuple(
                name for key, name in ASSESSMENT_TEXTS.items() if not getattr(review, key).strip()
            ),
            "conduct_attested": None not in (review.refuses_assignment, review.not_competent),
            "unchecked_changes": list_unchecked_changes(
                case, list_standing_assessments(case), Recheck(review.evidence, review.major_relation)
            ),
        }

    def write(self, case: Case) -> None:
        """The assessment that recommends; the person assessed becomes known as an employee."""
        on = to_kunming_date(self.act["at"])
        require_explained_relation(case, self.review.major_relation, self.review.relation_reason)
        grades = {"evidence": check_grades(case, self.review.evidence), "fact_hashes": hash_what_is_checked(case)}
        answers = self.review._asdict() | grades
        Assessment.objects.create(**build_assessment_fields(case, self.act), recommended=True, **answers)
        if case.agency_id is not None:
            write_check(case, self.act, Lane.EMPLOYER)
        ensure_employee_membership(case, on)
        advice.update_advice(case, on)


def assess(case: Case, review: AssessmentAnswers, **act: Unpack[Act]) -> Case:
    """The person is recommended; publicity comes next."""
    return take_authorised_step(case, "assess", act, lambda: Assess(act, review))


def require_explained_relation(case: Case, relation: str, reason: str) -> None:
    """二（五）: raises StepRefused where the unit does not judge the major that somebody has studied, or judges it otherwise than
    the applicant, or not the same, and says not why.
    """
    require_that(
        bool(relation) or not is_relation_judged(case),
        "assessment_relation_missing",
        "二（五）",
        "还没有判断所学专业与岗位专业的关系",
        "请在考核评议中选择。",
    )
    require_that(
        not has_relation_to_be_explained(case, relation) or is_reason(reason),
        "assessment_relation_explained",
        "二（五）",
        "专业关系的判断与本人填写的不同，或者不是“一致”，没有写依据",
        f"请写明依据（至少{MIN_REASON_LENGTH}个字）。",
    )


def has_relation_to_be_explained(case: Case, relation: str) -> bool:
    """二（五）: whether a judgement of the major needs a reason: one that is not the same, or not what the applicant says."""
    claimed = (case.facts.get("target") or {}).get("major_relation")
    return bool(relation) and not relation == "same" == claimed


def is_relation_judged(case: Case) -> bool:
    """二（五）: whether the unit judges how the major relates to the post; not of who has no diploma."""
    return bool(case.facts.get("educations"))


def ensure_employee_membership(case: Case, on: date) -> None:
    """The person assessed works here: the unit looks after their account from now on (links for a forgotten password)."""
    memberships = Membership.objects.filter(
        person=case.person, organisation=case.employer, role=Membership.RoleChoice.EMPLOYEE
    )
    if not memberships.filter(valid__contains=on).exists():  # one that was stopped today, too: its days are taken
        create_membership(case.person, case.employer, Membership.RoleChoice.EMPLOYEE, on)


def build_assessment_fields(case: Case, act: Act) -> dict[str, Any]:
    """What every assessment says of itself: of which case, by whom, for whom, when."""
    lane = find_party_side(case, act["by"])
    return {"case": case, "seq": case.version, "lane": lane, "by_id": act["by"].person_id, "at": act["at"]}
