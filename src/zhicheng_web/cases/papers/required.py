"""Which papers a case needs now: what the applicant brings before submitting, what the employer encloses before filing.

Who provides a paper is a column of it (`provided_by`). What the office makes of its own records, the assessment and the
publicity, nobody uploads.
"""

from collections.abc import Collection, Sequence
from datetime import date

from zhicheng.eligibility.check import Json
from zhicheng.policy.model import Material, Policy
from zhicheng.policy.vocabulary import PROVIDERS
from zhicheng.words.papers import name_paper
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.photo import PHOTO
from zhicheng_web.cases.read.parent_reports import PARENT_REPORT, is_report_confirmed

APPLICANT, EMPLOYER, OFFICE = PROVIDERS


def list_applicant_materials(case: Case, on: date, answer: Json | None = None) -> Sequence[Material]:
    """The papers that the applicant has to bring. `answer`: the engine's, where it was asked already."""
    return list_required_materials(case, on, answer, (APPLICANT,))


def list_employer_materials(case: Case, on: date, answer: Json | None = None) -> Sequence[Material]:
    """The papers that the employer encloses, by the policy of the case and a day."""
    return list_required_materials(case, on, answer, (EMPLOYER,))


def list_all_materials(case: Case, on: date, answer: Json | None = None) -> Sequence[Material]:
    """The papers that applicant and employer have to bring; not those that the office makes."""
    return list_required_materials(case, on, answer, (APPLICANT, EMPLOYER))


def employers_materials(policy: Policy) -> Sequence[Material]:
    """Whatever a policy can ask an employer to bring."""
    return [one for one in policy.materials if one.provided_by == EMPLOYER]


def is_applicants(policy: Policy, kind: str) -> bool:
    """Whether a kind of paper is the applicant's to bring; one that the policy has dropped was."""
    return next((one.provided_by for one in policy.materials if one.key == kind), APPLICANT) == APPLICANT


def is_employer_paper_kind(policy: Policy, kind: str) -> bool:
    """Whether a kind of paper is the employer's to bring; one that the policy does not know is nobody's, a photo its owner's."""
    return (
        kind != PHOTO and next((one.provided_by for one in policy.materials if one.key == kind), EMPLOYER) == EMPLOYER
    )


def list_required_materials(
    case: Case, on: date, answer: Json | None, providers: Collection[str]
) -> Sequence[Material]:
    """The materials of the engine's answer; none while the facts cannot be judged."""
    keys = (engine_input.judged_or_empty(case, on) if answer is None else answer).get("materials", ())
    policy = engine_input.find_policy_on(day_number(find_policy_date(case, on)))
    return [one for one in policy.materials if one.key in keys and one.provided_by in providers]


def find_policy_date(case: Case, on: date) -> str:
    """The day whose policy judges: of the filing, or this one."""
    filing = engine_input.find_filing_in_force(case)
    return (filing.filing_on if filing else on).isoformat()


def list_missing_materials(case: Case, materials: Sequence[Material]) -> tuple[str, ...]:
    """The names of those that are not there, the commitment letter aside, which has a guard of its own."""
    have = engine_input.group_current_papers(case)
    lacking = (one for one in materials if one.key not in have and one.key != engine_input.COMMITMENT_LETTER)
    return tuple(name_case_paper(case, one) for one in lacking if not is_confirmed_by_parent(case, one))


def is_confirmed_by_parent(case: Case, paper: Material) -> bool:
    """三（二） 附件2: whether the parent has said by its link what the paper would say."""
    return paper.key == PARENT_REPORT and is_report_confirmed(case)


def name_case_paper(case: Case, paper: Material) -> str:
    """The name of a paper that a case owes, with what it hangs on where the employer's data do not say."""
    return name_paper(paper, engine_input.build_employer_facts(case.particulars.employer))
