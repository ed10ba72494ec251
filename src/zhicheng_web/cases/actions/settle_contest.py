"""Decide whose a contested number is (一（一）): somebody of the bureau who does not claim it, by the papers, with a reason."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._number_claim import lock_number
from zhicheng_web.cases.actions.settle_number import NumberOutcome, lock_cases_of, tell_decision
from zhicheng_web.cases.models import NumberContest
from zhicheng_web.cases.transition.authorised import build_constraint_refusal, require_reason, require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

OUTCOME_WORDS: Final[Mapping[NumberOutcome, str]] = {
    NumberOutcome.CONFIRMED: "经市人社局核定，登记的证件号码是本人的。",
    NumberOutcome.DISPROVED: "经市人社局核定，登记的证件号码不是本人的，请本人改正；申报已经提交过的，请申请更正证件号码。",
    NumberOutcome.OF_OTHER_ACCOUNT: "经市人社局核定，这个证件号码登记在本人的另一个账号下，请用那个账号办理。",
}
"""What each side reads. Nobody reads who the other is, nor the reason, which may name them: that the bureau keeps."""


class ContestDecision(NamedTuple):
    """Whose the number is: the public id of a person who claims it; None: of nobody who does. `same_person`: the claims are
    accounts of one person, who goes on with that one.
    """

    holder: UUID | None
    reason: str
    same_person: bool = False


def settle_contest(
    contest: NumberContest, decision: ContestDecision, *, by: Actor, at: datetime, key: UUID
) -> NumberContest:
    """Decide, and tell everybody concerned. Decided by the same person already: nothing more happens. Raises StepRefused."""
    require_bureau(by)
    reason = require_reason(decision.reason, "contest_reason", "一（一）", "核定没有写明理由")
    with act():
        lock_number(bytes(contest.id_index))
        claimants = list(contest.claims.order_by("pk").values_list("person_id", flat=True))
        cases = lock_cases_of(claimants)
        locked = NumberContest.objects.select_for_update(of=("self",)).get(pk=contest.pk)
        if locked.decided_at is not None and locked.decided_by_id == by.person_id:
            return locked
        require_undecided(locked, by, claimants)
        holder = find_holder(decision, claimants)
        locked.holder, locked.reason, locked.same_person = holder, reason, bool(holder and decision.same_person)
        locked.decided_at, locked.decided_by_id = at, by.person_id
        locked.save(update_fields=["holder", "reason", "same_person", "decided_at", "decided_by"])
        for person_id, outcome in write_number_states(locked, claimants).items():
            tell_decision(person_id, cases, outcome, OUTCOME_WORDS[outcome], by=by, at=at, key=key)
        log_security_event(SecurityEvent.NUMBER_SETTLED, contest=str(locked.public_id), by=by.person_id)
    return locked


def require_bureau(by: Actor) -> None:
    """Raises StepRefused for whoever is not of the bureau."""
    allowed = by.role is Role.BUREAU
    require_that(allowed, "number_not_yours", "一（一）", "证件号码只能由市人社局核定", "请联系市人社局。")


def require_undecided(contest: NumberContest, by: Actor, claimants: list[int]) -> None:
    """Raises StepRefused where a colleague was first, or the one who decides claims the number."""
    if contest.decided_at is not None:
        raise build_constraint_refusal("contest_decided_once")
    if by.person_id in claimants:
        raise build_constraint_refusal("contest_decided_by_third")


def find_holder(decision: ContestDecision, claimants: list[int]) -> Person | None:
    """The one whose it is. Raises StepRefused for somebody who does not claim it."""
    if decision.holder is None:
        return None
    found = Person.objects.filter(public_id=decision.holder, pk__in=claimants).first()
    if found is None:
        raise build_constraint_refusal("contest_holder")
    return found


def write_number_states(contest: NumberContest, claimants: list[int]) -> dict[int, NumberOutcome]:
    """Write where the number of each stands from now on, the holder's last; what each is told."""
    people = Person.objects.select_for_update().filter(pk__in=claimants).order_by("pk")
    others = [one for one in people if one.pk != contest.holder_id]
    Person.objects.filter(pk__in=[one.pk for one in others]).update(number_state=NumberState.DISPROVED.value)
    lost = NumberOutcome.OF_OTHER_ACCOUNT if contest.same_person else NumberOutcome.DISPROVED
    outcomes = {one.pk: lost for one in others}
    if contest.holder_id:
        Person.objects.filter(pk=contest.holder_id).update(number_state=NumberState.CONFIRMED.value)
        outcomes[contest.holder_id] = NumberOutcome.CONFIRMED
    return outcomes
