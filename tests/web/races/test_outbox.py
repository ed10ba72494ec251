"""Several workers on the outbox, each race with its control; and a worker that is slower than its claim.

ZHICHENG_ROUNDS=100 runs a hundred rounds of each.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Barrier, BrokenBarrierError, get_ident
from typing import Any

import pytest
from django.db import IntegrityError, connections
from django.db.models import QuerySet
from pytest_django.plugin import DjangoDbBlocker

from tests.web.attacks.world import at
from tests.web.races.rounds import DONE, Deed, both, case_at, city
from tests.web.server import stand_in_own_database
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.messages import outbox
from zhicheng_web.messages.channels.errors import MessageNotSent

ROUNDS = int(os.environ.get("ZHICHENG_ROUNDS", "2"))
NOW = at("12-31")
AFTER = NOW + outbox.LEASE + timedelta(seconds=1)
SENT = Outbox.Delivery.SENT.value
Patch = pytest.MonkeyPatch


@pytest.fixture
def message(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The only message of a database of its own: a case was submitted, its HR is to know."""
    with django_db_blocker.unblock(), stand_in_own_database():
        case_at(city(), "submitted")
        yield Outbox.objects.get().pk
        connections.close_all()


@pytest.fixture
def own_database(message: int) -> int:
    """That database, under the name by which ledgers are looked at after each test."""
    return message


def now() -> datetime:
    """A clock that stands."""
    return NOW


def unsent() -> None:
    """The message as it was made."""
    Outbox.objects.update(state="waiting", sent_at=None, claimed_until=None, attempts=0)


class Claims:
    """Where two workers meet who have read what is due, each once, before they note their claims."""

    def __init__(self, patch: Patch, patience: float) -> None:
        self.barrier, self.patience = Barrier(2), patience
        self.met: dict[int, bool] = {}
        self.note = Outbox.objects.bulk_update
        patch.setattr(Outbox.objects, "bulk_update", self)

    def __call__(self, rows: list[Outbox], fields: list[str]) -> None:
        if get_ident() not in self.met:
            try:
                self.barrier.wait(self.patience)
            except BrokenBarrierError:
                self.met[get_ident()] = False
            self.met.setdefault(get_ident(), True)
        self.note(rows, fields)


def two_workers(patience: float = 10.0) -> tuple[list[int], list[bool]]:
    """Two workers deliver at once; what was carried, and whether each was met by the other."""
    unsent()
    carried: list[int] = []

    def work() -> None:
        outbox.deliver_due_messages(now, {"inbox": lambda row: carried.append(row.pk)})

    with Patch.context() as patch:
        claims = Claims(patch, patience)
        deeds: tuple[Deed, Deed] = (work, work)
        assert both(*deeds) == [DONE, DONE]
    return carried, sorted(claims.met.values())


def test_two_workers_carry_a_message_once_and_neither_waits(message: int) -> None:
    assert [two_workers() for _ in range(ROUNDS)] == [([message], [True, True])] * ROUNDS
    assert list(Outbox.objects.values_list("state", "sent_at", "attempts")) == [(SENT, NOW, 1)]


def test_control_without_any_lock_both_carry_it(message: int, monkeypatch: Patch) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **how: rows)
    assert [two_workers() for _ in range(ROUNDS)] == [([message, message], [True, True])] * ROUNDS


def test_control_without_skipping_what_is_locked_one_waits_for_the_other(message: int, monkeypatch: Patch) -> None:
    lock: Callable[..., Any] = QuerySet.select_for_update
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **how: lock(rows))
    assert [two_workers(0.15) for _ in range(ROUNDS)] == [([message], [False, False])] * ROUNDS


class SlowChannel:
    """A channel on which the first worker is overtaken: its claim has run out, and another worker delivers."""

    def __init__(self, first_fails: bool = False) -> None:
        self.first_fails = first_fails
        self.carried: list[int] = []
        self.by_the_other = 0

    def __call__(self, row: Outbox) -> None:
        self.carried.append(row.pk)
        if len(self.carried) == 1:
            self.by_the_other = outbox.deliver_due_messages(lambda: AFTER, {"inbox": self})
            if self.first_fails:
                raise MessageNotSent


@pytest.mark.parametrize("first_fails", [False, True])
def test_the_message_of_a_slow_worker_is_sent_once_more_and_marked_once(message: int, first_fails: bool) -> None:
    slow = SlowChannel(first_fails)
    assert outbox.deliver_due_messages(now, {"inbox": slow}) == 0
    assert (slow.carried, slow.by_the_other) == ([message, message], 1)
    assert list(Outbox.objects.values_list("state", "sent_at", "attempts")) == [(SENT, AFTER, 2)]


def test_a_slow_worker_does_not_give_up_what_another_has_sent(message: int) -> None:
    Outbox.objects.update(attempts=len(outbox.RETRY_PAUSES))
    assert outbox.deliver_due_messages(now, {"inbox": SlowChannel(first_fails=True)}) == 0
    assert list(Outbox.objects.values_list("state", "sent_at")) == [(SENT, AFTER)]


def test_a_slow_worker_does_not_put_off_what_another_has_in_hand(message: int) -> None:
    (slow,) = outbox.claim_messages(NOW)
    (fast,) = outbox.claim_messages(AFTER)
    outbox.postpone_delivery(slow, AFTER, "HTTP 503")
    assert list(Outbox.objects.values_list("claimed_until", "attempts")) == [(AFTER + outbox.LEASE, 2)]
    assert fast.claimed_until == AFTER + outbox.LEASE


def heedless(row: Outbox, when: datetime, fault: str) -> None:
    """Giving up without a look at who has claimed the row since."""
    Outbox.objects.filter(pk=row.pk).update(state=Outbox.Delivery.UNDELIVERED, claimed_until=None)


def test_control_a_heedless_worker_would_call_a_sent_message_given_up(message: int, monkeypatch: Patch) -> None:
    monkeypatch.setattr(outbox, "postpone_delivery", heedless)
    with pytest.raises(IntegrityError, match="outbox_sent"):
        outbox.deliver_due_messages(now, {"inbox": SlowChannel(first_fails=True)})


def test_each_claim_begins_when_it_is_made_however_long_the_last_took(message: int, monkeypatch: Patch) -> None:
    first = Outbox.objects.get()
    Outbox.objects.create(
        case_id=first.case_id, seq=1, recipient_id=first.recipient_id, template="start", due_at=first.due_at
    )
    monkeypatch.setattr(outbox, "BATCH", 1)
    clock = [NOW]
    free: list[int] = []

    def slow(row: Outbox) -> None:
        free.extend(Outbox.objects.filter(claimed_until__lt=clock[0]).values_list("pk", flat=True))
        clock[0] += 2 * outbox.LEASE

    assert outbox.deliver_due_messages(lambda: clock[0], {"inbox": slow}) == 2
    assert free == []
