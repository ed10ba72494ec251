"""Applicants of this city only who stand against a decision, so that the pages on which they do are shown: a refusal, a unit
that does not recommend, a revocation that is proposed and one that is decided.
"""

from collections.abc import Callable
from uuid import uuid4

from bench.office.uploads import make_scan
from bench.office.waiting import REASON, find_actor
from bench.office.witnesses import open_account
from zhicheng.procedure.states import State
from zhicheng_web import clock
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.propose_revocation import propose_revocation
from zhicheng_web.cases.actions.revoke import revoke
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import build_applicant_actor

EXAMINER, APPROVER, ONLY_HR = "chen-jing", "yang-fan", "zhou-min"
SCAN_DOTS = 18


def list_appellants() -> list[str]:
    """Their logins; the decisions are taken once for a home."""
    return [login for login, (state, decide) in DECISIONS.items() if is_decided(login, state, decide)]


def is_decided(login: str, state: State, decide: Callable[[Case], object]) -> bool:
    """Let it be decided for somebody without an account, and open them one; whether there was such a case."""
    if Account.objects.filter(login=login).exists():
        return True
    several = Case.objects.filter(state=state, person__user=None)
    if state is State.SUBMITTED:
        several = several.filter(employer_id=find_actor(ONLY_HR).organisation_id)
    if state is State.RECOGNISED:
        several = several.filter(authority_id=find_actor(EXAMINER).organisation_id)
    case = several.order_by("-decisions__decided_at", "pk").first()
    if case is not None:
        open_account(case.person, login)
        decide(case)
    return case is not None


def build_act(case: Case, by: Actor) -> Act:
    """A click of somebody on a fresh page."""
    return Act(by=by, at=clock.now(), key=uuid4(), version=case.version)


def leave_refused(_: Case) -> None:
    """The newest refusal of the demo city stands already."""


def decline(case: Case) -> None:
    """By the one person who does the unit's HR: then the applicant can turn to the bureau."""
    decline_to_recommend(case, reason=REASON, **build_act(case, find_actor(ONLY_HR)))


def ask_to_revoke(case: Case) -> Case:
    """Proposed, and to be answered."""
    scan = make_scan(SCAN_DOTS, "PNG")
    act = build_act(case, find_actor(EXAMINER))
    return propose_revocation(case, reason=REASON, file_name="证据.png", data=scan, **act)


def revoke_answered(case: Case) -> None:
    """Proposed, answered and decided."""
    asked = ask_to_revoke(case)
    answered = answer_revocation(asked, statement=REASON, **build_act(asked, build_applicant_actor(case.person_id)))
    revoke(answered, reason=REASON, **build_act(answered, find_actor(APPROVER)))


DECISIONS: dict[str, tuple[State, Callable[[Case], object]]] = {
    "bench-reviews": (State.REFUSED, leave_refused),
    "bench-appeals": (State.SUBMITTED, decline),
    "bench-answers": (State.RECOGNISED, ask_to_revoke),
    "bench-title-reviews": (State.RECOGNISED, revoke_answered),
}
"""By login: the state in which the case is found, and what is decided."""
