"""The only writer of a case: everything that ever happens to one passes here, whole or not at all.

Order of one act, in one transaction: time-outs · the key (a second click waits here and finds the first one's act) · the
case's row locked in a statement of its own, because what a locking statement reads beside the locked row is from before
the wait · the expected version · the act's object, made again · the guards · the actor's party · the snapshot of people and
units, where the step takes one · the children, by its `write` · the entry, the messages, the state · the keys that PostgreSQL
checks last. State, entry and messages are never apart; a refusal leaves nothing behind.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any, Final, ParamSpec
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from zhicheng.procedure.move import StepRefused, move
from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import FIRST_STATE, STEPS_BY_KEY, is_saving_step
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.of_database import may_be_retried, translate_database_error
from zhicheng_web.cases.transition.commitments import (
    NO_TEXTS,
    Texts,
    build_commitment,
    build_row_texts,
    read_texts,
    save_salt,
)
from zhicheng_web.cases.transition.committed_tables import ACT_NAME
from zhicheng_web.cases.transition.due_dates import find_due_date
from zhicheng_web.cases.transition.guard_inputs import build_guard_inputs
from zhicheng_web.cases.transition.idempotency import KeyedStep, bind_key_to_case, claim_key
from zhicheng_web.cases.transition.ledger_entry import write_entry
from zhicheng_web.cases.transition.names import save_act_names
from zhicheng_web.cases.transition.parties import record_handler, record_party
from zhicheng_web.cases.transition.recipients import (
    FINISHED_ROUND,
    create_outbox_messages,
    find_holder_ids,
    leave_messages,
)
from zhicheng_web.cases.transition.snapshots import fix_particulars
from zhicheng_web.cases.transition.step_act import MakeAct, StepAct
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import find_last_entry
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

P = ParamSpec("P")
START_STEP = "start"
MOST_ATTEMPTS: Final = 3
Permit = Callable[[Case, Actor], None]
TRANSACTION_SETTINGS = (
    "SET LOCAL lock_timeout = '3s'; SET LOCAL statement_timeout = '10s'; SET CONSTRAINTS ALL DEFERRED"
)


class StaleVersion(Exception):
    """Somebody has acted on the case since the page was made: who, when, and whether it was the very person who is late."""

    def __init__(self, who: str, when: datetime, step: str, by_same_person: bool = False) -> None:
        super().__init__(f"{who}已先行办理，请刷新后再试。")
        self.who, self.when, self.step, self.by_same_person = who, when, step, by_same_person


def permit_everybody(case: Case, by: Actor) -> None:
    """The caller has checked who may act."""


def repeat_when_stopped(attempt: Callable[P, Case]) -> Callable[P, Case]:
    """The act; where PostgreSQL stopped it in favour of another, whole again, a few times."""

    @wraps(attempt)
    def repeated(*args: P.args, **kwargs: P.kwargs) -> Case:
        for _ in range(MOST_ATTEMPTS - 1):
            try:
                return attempt(*args, **kwargs)
            except StepRefused as refused:
                if not may_be_retried(refused.__cause__):
                    raise
        return attempt(*args, **kwargs)

    return repeated


@repeat_when_stopped
def advance_case(
    case_id: int,
    step: str,
    make: MakeAct = StepAct,
    *,
    by: Actor,
    at: datetime,
    key: UUID,
    version: int,
    permit: Permit = permit_everybody,
) -> Case:
    """Take a step. `make` makes the act's object, once in each attempt; `permit` raises StepRefused for who may not act.

    Raises StepRefused with findings, or StaleVersion. Under a key that was used before: the case as it is, nothing done.
    """
    with act():
        earlier_case_id = claim_key(KeyedStep(by.person_id, key, step, case_id, version + 1), at)
        if earlier_case_id is not None:
            return Case.objects.get(pk=earlier_case_id)
        case = lock_case(case_id)
        if case.version != version:
            raise build_stale_from_head(case, by)
        permit(case, by)
        made, before, texts = make(), State(case.state), read_texts(case, step)
        after = move(before, step, by.role, build_guard_inputs(case, step, by, at, made.guard_inputs(case)))
        case.version += 1
        if after is not before or STEPS_BY_KEY[step].restarts:
            case.state, case.since = after.value, at
        record_party(case, by)
        cover = record_handler(case, before, step, by, at)
        fix_particulars(case, step, at)
        made.write(case)
        commit_transition(case, step, before, by, at, {**made.note(), **cover}, texts)
        return case


@repeat_when_stopped
def open_case(person: Person, make: MakeAct, *, by: Actor, at: datetime, key: UUID) -> Case:
    """Open a case for a person, as a draft; the act's `write` fills the employer before the first save."""
    with act():
        earlier_case_id = claim_key(keyed := KeyedStep(by.person_id, key, START_STEP, 0, 1), at)
        if earlier_case_id is not None:
            return Case.objects.get(pk=earlier_case_id)
        made, case = make(), Case(person=person, state=FIRST_STATE.value, version=1, since=at, created_at=at)
        made.write(case)
        case.save(force_insert=True)
        bind_key_to_case(keyed, case.pk)
        record_party(case, by)
        commit_transition(case, START_STEP, None, by, at, made.note(), NO_TEXTS)
        return case


def lock_case(case_id: int) -> Case:
    """The case, its row locked until the end of the transaction. Plain FOR UPDATE: a weaker lock deadlocks with keys."""
    return Case.objects.select_for_update().get(pk=case_id)


def commit_transition(
    case: Case, step: str, before: State | None, by: Actor, at: datetime, note: Mapping[str, Any], texts: Texts
) -> None:
    """Entry, messages and state of one act; then what the database checks last is checked now.

    `texts`: what stood in its rows before; the entry commits to what is different now. What is made public is hashed again
    after the applicant's acts, who alone change it: a publicity in force refuses.
    """
    if by.role is Role.APPLICANT:
        case.content_hash = engine_input.hash_publicised_content(case)
    if before is None or case.state != before.value or STEPS_BY_KEY[step].restarts:
        case.due_on = find_due_date(case, at)
    names = build_row_texts(ACT_NAME, save_act_names(case, by, note))
    commitment = build_commitment(step, texts, {**read_texts(case, step), **names})
    write_entry(case, step, before, by, at, note, commitment.hashes)
    save_salt(case, commitment)
    if not is_saving_step(step):
        create_outbox_messages(case, step, by, at)
    elif FINISHED_ROUND in note:
        leave_messages(case, step, find_holder_ids(case, at) - {by.person_id}, at)
    case.save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def build_stale_from_head(case: Case, late: Actor) -> StaleVersion:
    """What to say to somebody who is late: the last entry of the case. LookupError: it has none."""
    last = find_last_entry(case.pk)
    if last is None:
        raise LookupError(f"case {case.pk} has no entry")
    return build_stale_from_entry(last, late)


def build_stale_from_entry(first: Entry, late: Actor) -> StaleVersion:
    """An act that came before somebody's."""
    person = Person.objects.filter(pk=first.actor_id or 0).first()
    return StaleVersion(person.name if person else "系统", first.at, first.event, first.actor_id == late.person_id)


@contextmanager
def act() -> Iterator[None]:
    """One transaction in which a refusal of the database becomes a refusal in words."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(TRANSACTION_SETTINGS)
            yield
    except DatabaseError as error:
        finding = translate_database_error(error)
        if finding is None:
            raise
        raise StepRefused([finding]) from error
