"""Decide about another number of identity that its owner asks for (一（一）): by the proof, with a reason, told in every case."""

from datetime import datetime
from typing import Final
from uuid import UUID

from zhicheng.numbers.number_state import NumberState
from zhicheng_web.cases.actions._number_claim import hold_number, lock_number
from zhicheng_web.cases.actions.settle_contest import require_bureau
from zhicheng_web.cases.actions.settle_number import NumberOutcome, lock_cases_of, tell_decision
from zhicheng_web.cases.models import NumberCorrection
from zhicheng_web.cases.read.id_number import read_wanted_number
from zhicheng_web.cases.transition.authorised import build_constraint_refusal, require_reason, require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import set_id_number

ANSWERED: Final = {
    NumberOutcome.CORRECTED: "市人社局同意更正证件号码：{reason}",
    NumberOutcome.NOT_CORRECTED: "市人社局没有同意更正证件号码：{reason}",
}
"""What is told in every case."""


def settle_correction(
    asked: NumberCorrection, *, granted: bool, reason: str, by: Actor, at: datetime, key: UUID
) -> NumberCorrection:
    """Grant or decline. The new number is held like any other: contested where somebody else has it. Decided by the same person
    already: nothing more happens. Raises StepRefused.
    """
    require_bureau(by)
    answer = require_reason(reason, "correction_answer", "一（一）", "决定没有写明理由")
    with act():
        cases = lock_cases_of([asked.person_id])
        locked = NumberCorrection.objects.select_for_update(of=("self",)).get(pk=asked.pk)
        if locked.decided_at is not None and locked.decided_by_id == by.person_id:
            return locked
        require_undecided(locked, by)
        locked.granted, locked.answer, locked.decided_at, locked.decided_by_id = granted, answer, at, by.person_id
        locked.save(update_fields=["granted", "answer", "decided_at", "decided_by"])
        if granted:
            replace_number(locked, at)
        outcome = NumberOutcome.CORRECTED if granted else NumberOutcome.NOT_CORRECTED
        words = ANSWERED[outcome].format(reason=answer)
        tell_decision(locked.person_id, cases, outcome, words, by=by, at=at, key=key)
        log_security_event(SecurityEvent.NUMBER_SETTLED, correction=str(locked.public_id), by=by.person_id)
    return locked


def require_undecided(asked: NumberCorrection, by: Actor) -> None:
    """Raises StepRefused where a colleague was first, and for the one who has asked."""
    if asked.decided_at is not None:
        raise build_constraint_refusal("decided_correction_stays")
    if asked.person_id == by.person_id:
        raise build_constraint_refusal("correction_decided_by_another")


def replace_number(asked: NumberCorrection, at: datetime) -> None:
    """Let the person hold the new number instead of the former. Raises StepRefused while the former is contested."""
    lock_number(bytes(asked.id_index))
    person = Person.objects.select_for_update().get(pk=asked.person_id)
    contested = person.number_state == NumberState.CONTESTED
    require_that(not contested, "number_contested", "一（一）", "原来的号码还有争议", "请先核定争议，再决定更正。")
    set_id_number(person, asked.document, read_wanted_number(asked), NumberState.CLAIMED)
    hold_number(person, at)
