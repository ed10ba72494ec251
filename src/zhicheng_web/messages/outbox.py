"""Delivering what the outbox owes: claimed for a while, sent outside of any transaction, then marked; at least once.

A worker that dies after sending leaves a claim that runs out, and the message is sent again: a channel outside must use
the row's id as its own key. SKIP LOCKED lets several workers share the work without waiting for each other.
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


def deliver_due_messages(at: datetime, channels: Mapping[str, Channel] = CHANNELS) -> int:
    """Deliver everything that is due; how many were sent."""
    sent = 0
    while rows := claim_messages(at):
        sent += sum(deliver_message(row, at, channels) for row in rows)
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
    Outbox.objects.filter(pk=row.pk).update(state=Outbox.State.SENT, sent_at=at, claimed_until=None)
    return True


def postpone_delivery(row: Outbox, at: datetime) -> None:
    """Try again later, or give up."""
    mine = Outbox.objects.filter(pk=row.pk)
    if row.attempts > len(RETRY_PAUSES):
        mine.update(state=Outbox.State.GIVEN_UP, claimed_until=None)
    else:
        mine.update(claimed_until=at + RETRY_PAUSES[row.attempts - 1])
