"""The engine's advice on a case as it stands: a word on the case for queues, a receipt with the bytes where it counts."""

from datetime import date, datetime

from django.db.models import QuerySet

from zhicheng.eligibility.check import Json
from zhicheng.procedure.states import ACTIVE_STATES
from zhicheng.procedure.steps import FIRST_STATE
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, PolicyVersion, Verdict

ADVISED_STATE_VALUES = [state.value for state in ACTIVE_STATES if state is not FIRST_STATE]
"""Where somebody else than the applicant reads the advice."""
CHUNK_SIZE = 500
"""Cases read at once: a city has many."""


def update_advice(case: Case, on: date) -> None:
    """Note the engine's verdict on the case, where queues read it; nothing where the facts cannot be judged yet."""
    case.advice = engine_input.judged_or_empty(case, on).get("verdict", "")


def refresh_case_advice(cases: QuerySet[Case], on: date) -> int:
    """Judge cases again that lie before their filing: days pass, and the data of a unit are put right; how many changed.

    A case on which somebody acts meanwhile is judged by that act.
    """
    changed, open_ = (
        0,
        cases.filter(filed_at=None, state__in=ADVISED_STATE_VALUES).select_related(
            "person", "employer", "agency", "snapshot"
        ),
    )
    for case in open_.prefetch_related("publicities", "assessments").iterator(CHUNK_SIZE):
        before = case.advice
        update_advice(case, on)
        if case.advice != before:
            changed += Case.objects.filter(pk=case.pk, version=case.version).update(advice=case.advice)
    return changed


def save_verdict(case: Case, answer: Json, policy: PolicyVersion, at: datetime) -> Verdict:
    """The answer with the bytes of its facts: judging these again gives those."""
    verdict = engine_input.build_verdict(case, answer, policy_id=policy.pk, at=at)
    verdict.save(force_insert=True)
    return verdict
