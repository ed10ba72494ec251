"""The decision of two people on the proposal in force, under the pinned policy, with its advice (三（三）)."""

from zhicheng.codes import LEVELS
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.models import Case, Decision, Proposal
from zhicheng_web.cases.transition import names
from zhicheng_web.cases.transition.authorised import Act

NO_ID = 0
"""Nobody and nowhere: the database refuses it."""
ASSISTANT = LEVELS[2]


def create_decision(case: Case, outcome: str, act: Act, *, reason: str = "", remedy: str = "") -> Decision:
    """Write the decision that confirms the proposal in force. Raises Proposal.DoesNotExist where none stands."""
    proposal = Proposal.objects.get(case=case, sent_back_at=None, superseded_at=None)
    pinned = _filing.require_filing_in_force(case)
    by = act["by"]
    return Decision.objects.create(
        case=case,
        outcome=outcome,
        decided_at=act["at"],
        authority_id=case.authority_id or NO_ID,
        employer_id=case.employer_id,
        filing_seq=pinned.seq,
        policy_id=pinned.policy_id,
        policy_hash=pinned.policy_hash,
        proposal=proposal,
        examiner_id=proposal.examiner_id,
        examiner_membership_id=proposal.examiner_membership_id,
        approver_id=by.person_id,
        approver_membership_id=by.membership_id or NO_ID,
        authority_name=names.find_authority_name(case),
        examiner_name=proposal.examiner_name,
        approver_name=names.find_person_name(by.person_id),
        advice_id=proposal.advice_id,
        advised=proposal.advice.result,
        reason=reason.strip() or proposal.reason,
        clause=proposal.clause,
        remedy=remedy,
    )


def is_under_review(case: Case) -> bool:
    """Whether a refusal was set aside for other people to decide once more."""
    return case.decisions.filter(superseded_at__isnull=False).exists()


def find_decided_title(case: Case) -> tuple[str, str]:
    """The title and its level: as the engine names them, or, where people depart from it, by the target."""
    answer = clause_review.parse_verdict_answer(clause_review.find_latest_verdict(case))
    if answer["title"]:
        return answer["title"], answer["level"]
    series = engine_input.find_policy_on(
        day_number(_filing.require_filing_in_force(case).filing_on.isoformat())
    ).series[case.series]
    level = case.level or ASSISTANT
    return series.find_title(level) or series.assistant_title, level
