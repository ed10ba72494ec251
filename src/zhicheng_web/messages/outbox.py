"""Delivering the messages of the outbox: claimed for a while, sent outside of any transaction, then marked; at least once.

A worker that dies after sending leaves a claim that runs out, and the message is sent again: a channel outside must use
the row's id as its own key. SKIP LOCKED lets several workers share the work without waiting for each other. A worker that
was slower than its claim changes nothing that another has done since. Why no library: docs/decisions/0013.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from zhicheng_web.ledger.models import Outbox
from zhicheng_web.ledger.queries import list_deliverable_messages

BATCH: Final = 20
LEASE: Final = timedelta(minutes=2)
RETRY_PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 180))
"""How long to wait after each failure; after the last the message is given up and shown to the bureau."""


class DeliveryFailed(Exception):
    """A channel could not take a message now."""


Channel = Callable[[Outbox], None]


def deliver_to_inbox(row: Outbox) -> None:
    """The portal reads the row itself: nothing to carry anywhere."""


CHANNELS: Final[Mapping[str, Channel]] = {"inbox": deliver_to_inbox}


def deliver_due_messages(now: Callable[[], datetime], channels: Mapping[str, Channel] = CHANNELS) -> int:
    """Deliver everything that is due; how many were sent. Each claim begins when it is made, however long the last took."""
    sent = 0
    while rows := claim_messages(now()):
        sent += sum(deliver_message(row, now(), channels) for row in rows)
    return sent


def claim_messages(at: datetime) -> list[Outbox]:
    """Some due messages, held for this worker for a while."""
    with transaction.atomic():
        rows = list(list_deliverable_messages(at).select_for_update(skip_locked=True)[:BATCH])
        for row in rows:
            row.claimed_until, row.attempts = at + LEASE, row.attempts + 1
        Outbox.objects.bulk_update(rows, ["claimed_until", "attempts"])
    return rows


def deliver_message(row: Outbox, at: datetime, channels: Mapping[str, Channel]) -> bool:
    """Send a message and mark it, or note when to try again."""
    try:
        channels[row.channel](row)
    except (DeliveryFailed, OSError):
        postpone_delivery(row, at)
        return False
    waiting_still = Outbox.objects.filter(pk=row.pk, state=Outbox.State.WAITING)
    return waiting_still.update(state=Outbox.State.SENT, sent_at=at, claimed_until=None) == 1


def postpone_delivery(row: Outbox, at: datetime) -> None:
    """Try again later, or give up; where another worker has claimed it since, that is the other's to say."""
    mine = Outbox.objects.filter(pk=row.pk, state=Outbox.State.WAITING, attempts=row.attempts)
    if row.attempts > len(RETRY_PAUSES):
        mine.update(state=Outbox.State.UNDELIVERED, claimed_until=None)
    else:
        mine.update(claimed_until=at + RETRY_PAUSES[row.attempts - 1])
