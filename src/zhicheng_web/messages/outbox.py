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
from zhicheng_web.messages.channels.adapters import ADAPTERS
from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent
from zhicheng_web.messages.inbox import CHANNEL as INBOX
from zhicheng_web.messages.outside import MessageOutdated, create_next_message, send_outside

BATCH: Final = 20
MAX_FAULT: Final = 200
LEASE: Final = timedelta(minutes=2)
RETRY_PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 180))
"""How long to wait after each failure; after the last the message is given up and shown to the bureau."""


Channel = Callable[[Outbox], None]
"""Sends a message. Raises MessageNotSent, AddressRefused, MessageOutdated."""


def deliver_to_inbox(row: Outbox) -> None:
    """The portal reads the row itself: nothing to carry anywhere."""


CHANNELS: Final[Mapping[str, Channel]] = {INBOX: deliver_to_inbox, **dict.fromkeys(ADAPTERS, send_outside)}


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
    except MessageOutdated:
        close_message(row, Outbox.Delivery.OUTDATED, at)
    except AddressRefused as refusal:
        close_message(row, Outbox.Delivery.UNDELIVERED, at, str(refusal))
    except (MessageNotSent, OSError) as error:
        postpone_delivery(row, at, str(error) or type(error).__name__)
    else:
        return close_message(row, Outbox.Delivery.SENT, at)
    return False


def close_message(row: Outbox, state: Outbox.Delivery, at: datetime, fault: str = "") -> bool:
    """Note how it ended, whoever has claimed it since, and leave the message for the next channel where there is one, in one
    transaction; whether it was still open. That a slower worker has not sent it ends it for no other.
    """
    open_still = Outbox.objects.filter(pk=row.pk, state=Outbox.Delivery.WAITING)
    mine = open_still if state is Outbox.Delivery.SENT else open_still.filter(attempts=row.attempts)
    sent_at = at if state is Outbox.Delivery.SENT else None
    with transaction.atomic():
        closed = mine.update(state=state, sent_at=sent_at, claimed_until=None, fault=fault[:MAX_FAULT]) == 1
        if closed and (row.channel == INBOX or state is Outbox.Delivery.UNDELIVERED):
            create_next_message(row, at)
    return closed


def postpone_delivery(row: Outbox, at: datetime, fault: str) -> None:
    """Try again later, or give up; where another worker has claimed it since, that is the other's to say."""
    if row.attempts > len(RETRY_PAUSES):
        close_message(row, Outbox.Delivery.UNDELIVERED, at, fault)
        return
    mine = Outbox.objects.filter(pk=row.pk, state=Outbox.Delivery.WAITING, attempts=row.attempts)
    mine.update(claimed_until=at + RETRY_PAUSES[row.attempts - 1], fault=fault[:MAX_FAULT])
