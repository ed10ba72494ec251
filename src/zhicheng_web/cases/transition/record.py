"""The only writer of a case: everything that ever happens to one passes here, whole or not at all.

Order of one act, in one transaction: time-outs · the key (a second click waits here and finds the first one's act) · the
case's row locked in a statement of its own, because what a locking statement reads beside the locked row is from before
the wait · the expected version · the guards · the actor's side · the children, by `inside` · the entry, the messages, the state ·
the keys that PostgreSQL checks last. State, entry and messages are never apart; a refusal leaves nothing behind.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from zhicheng.procedure.move import StepRefused, move
from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import FIRST_STATE, is_saving_step
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.of_database import finding_of, gave_way
from zhicheng_web.cases.transition.due_dates import due_on
from zhicheng_web.cases.transition.guard_inputs import situation
from zhicheng_web.cases.transition.idempotency import Keyed, claim, settle
from zhicheng_web.cases.transition.ledger_entry import write_entry
from zhicheng_web.cases.transition.parties import take_side
from zhicheng_web.cases.transition.recipients import owe
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import head
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

P = ParamSpec("P")
START = "start"
Inside = Callable[[Case], None]
Given = Callable[[Case], Mapping[str, Any]]
LIMITS = "SET LOCAL lock_timeout = '3s'; SET LOCAL statement_timeout = '10s'; SET CONSTRAINTS ALL DEFERRED"


class Stale(Exception):
    """Somebody has acted on the case since the page was made: who, when, and whether it was the very person who is late."""

    def __init__(self, who: str, when: datetime, step: str, mine: bool = False) -> None:
        super().__init__(f"{who}已先行办理，请刷新后再试。")
        self.who, self.when, self.step, self.mine = who, when, step, mine


def nothing(case: Case) -> None:
    """An act without children."""


def no_form(case: Case) -> Mapping[str, Any]:
    """An act whose guards read nothing from a form."""
    return {}


def once_more(deed: Callable[P, Case]) -> Callable[P, Case]:
    """The deed; where PostgreSQL stopped it in favour of another (a deadlock), whole once more."""

    @wraps(deed)
    def done(*args: P.args, **kwargs: P.kwargs) -> Case:
        try:
            return deed(*args, **kwargs)
        except StepRefused as refused:
            if not gave_way(refused.__cause__):
                raise
        return deed(*args, **kwargs)

    return done


@once_more
def advance(
    case_id: int,
    step: str,
    *,
    by: Actor,
    at: datetime,
    key: UUID,
    version: int,
    note: Mapping[str, Any] | None = None,
    inside: Inside = nothing,
    given: Given = no_form,
) -> Case:
    """Take a step. `note` goes into the entry (hashes and codes, never names or free text); `inside` writes the
    children and the case's other fields; `given` tells what guards must know of the form (fields of Situation).

    Raises Refused with findings, or Stale. Under a key that was used before: the case as it is, nothing done.
    """
    with act():
        done = claim(Keyed(by.person_id, key, step, case_id, version + 1), at)
        if done is not None:
            return Case.objects.get(pk=done)
        case = locked(case_id)
        if case.version != version:
            raise stale(case, by)
        before = State(case.state)
        after = move(before, step, by.role, situation(case, step, by, at, given(case)))
        case.version += 1
        if after is not before:
            case.state, case.since = after.value, at
        take_side(case, by)
        inside(case)
        commit(case, step, before, by, at, note or {})
        return case


@once_more
def begin(person: Person, *, by: Actor, at: datetime, key: UUID, inside: Inside, note: Mapping[str, Any]) -> Case:
    """Open a case for a person, as a draft; `inside` fills the employer before the first save."""
    with act():
        done = claim(keyed := Keyed(by.person_id, key, START, 0, 1), at)
        if done is not None:
            return Case.objects.get(pk=done)
        case = Case(person=person, state=FIRST_STATE.value, version=1, since=at, created_at=at)
        inside(case)
        case.save(force_insert=True)
        settle(keyed, case.pk)
        take_side(case, by)
        commit(case, START, None, by, at, note)
        return case


def locked(case_id: int) -> Case:
    """The case, its row locked until the end of the transaction. Plain FOR UPDATE: a weaker lock deadlocks with keys."""
    return Case.objects.select_for_update().get(pk=case_id)


def commit(case: Case, step: str, before: State | None, by: Actor, at: datetime, note: Mapping[str, Any]) -> None:
    """Entry, messages and state of one act; then what the database checks last is checked now.

    What hangs on the board is named anew after the applicant's acts, who alone change it: a standing publicity refuses.
    """
    if by.role is Role.APPLICANT:
        case.content_hash = engine_input.content_hash(case)
    write_entry(case, step, before, by, at, note)
    if before is None or case.state != before.value:
        case.due_on = due_on(case, at)
    if not is_saving_step(step):
        owe(case, step, by, at)
    case.save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def stale(case: Case, late: Actor) -> Stale:
    """Who has acted last."""
    last = head(case.pk)
    if last is None:
        raise LookupError(f"case {case.pk} has no entry")
    return first_was(last, late)


def first_was(first: Entry, late: Actor) -> Stale:
    """An act that came before somebody's."""
    person = Person.objects.filter(pk=first.actor_id or 0).first()
    return Stale(person.name if person else "系统", first.at, first.event, first.actor_id == late.person_id)


@contextmanager
def act() -> Iterator[None]:
    """One transaction in which a refusal of the database becomes a refusal in words."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(LIMITS)
            yield
    except DatabaseError as error:
        finding = finding_of(error)
        if finding is None:
            raise
        raise StepRefused([finding]) from error
