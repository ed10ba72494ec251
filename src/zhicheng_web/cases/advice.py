"""The engine's advice on a case as it stands: kept on the case for queues, as a receipt with the bytes where it counts."""

from datetime import date, datetime

from zhicheng.eligibility.check import Json
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng_web.cases import facts
from zhicheng_web.cases.models import Case, PolicyVersion, Verdict


def opinion(case: Case, on: date) -> Json | None:
    """The engine's answer; None where the facts cannot be judged yet. Queues read its verdict from the case."""
    try:
        answer = facts.judged(case, on)
    except InvalidCase:
        case.advice = ""
        return None
    case.advice = answer["verdict"]
    return answer


def keep_receipt(case: Case, answer: Json, policy: PolicyVersion, at: datetime) -> Verdict:
    """The answer with the bytes of its facts: judging these again gives those."""
    verdict = facts.receipt(case, answer, policy_id=policy.pk, at=at)
    verdict.save(force_insert=True)
    return verdict
