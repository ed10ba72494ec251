"""Which papers a case owes now: what the applicant brings before submitting, what the employer encloses before filing.

The assessment and the publicity are kept by the office itself, from which their forms are printed: nobody uploads them.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from zhicheng.eligibility.check import Json
from zhicheng.policy.model import Material
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case

OFFICE_MADE_KINDS = ("assessment", "publicity_result")
EMPLOYER_CLAUSE = "三（二）"
"""What this clause asks for is the employer's to bring; everything else the applicant's."""


def list_applicant_materials(case: Case, on: date, answer: Json | None = None) -> Sequence[Material]:
    """What the applicant owes. `answer`: the engine's, where it was asked already."""
    return list_required_materials(case, on, answer, lambda one: one.clause != EMPLOYER_CLAUSE)


def list_employer_materials(case: Case, on: date, answer: Json | None = None) -> Sequence[Material]:
    """What the employer owes besides."""
    return list_required_materials(case, on, answer, is_employer_material)


def list_all_materials(case: Case, on: date, answer: Json | None = None) -> Sequence[Material]:
    """What the two owe."""
    return list_required_materials(case, on, answer, lambda one: one.key not in OFFICE_MADE_KINDS)


def is_employer_material(material: Material) -> bool:
    """Whether a material is the employer's to bring."""
    return material.clause == EMPLOYER_CLAUSE and material.key not in OFFICE_MADE_KINDS


def is_employer_paper_kind(kind: str, at: datetime) -> bool:
    """Whether the policy of a day asks a kind of paper of the employer; a kind that it does not know is nobody's."""
    known = {one.key: one for one in engine_input.find_policy_on(engine_input.to_kunming_day(at)).materials}
    return kind not in known or is_employer_material(known[kind])


def list_required_materials(
    case: Case, on: date, answer: Json | None, whose: Callable[[Material], bool]
) -> Sequence[Material]:
    """The materials of the engine's answer; none while the facts cannot be judged."""
    keys = (engine_input.judged_or_empty(case, on) if answer is None else answer).get("materials", ())
    policy = engine_input.find_policy_on(day_number(find_policy_date(case, on)))
    return [one for one in policy.materials if one.key in keys and whose(one)]


def find_policy_date(case: Case, on: date) -> str:
    """The day whose policy judges: of the filing, or this one."""
    filing = engine_input.find_standing_filing(case)
    return (filing.filing_on if filing else on).isoformat()


def list_missing_materials(case: Case, materials: Sequence[Material]) -> tuple[str, ...]:
    """The names of those that are not there, the commitment letter aside, which has a guard of its own."""
    have = engine_input.group_current_papers(case)
    return tuple(one.name for one in materials if one.key not in have and one.key != engine_input.COMMITMENT_LETTER)
