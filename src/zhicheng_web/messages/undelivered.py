"""Who could not be reached by any channel and has not looked into the portal since: for whoever can pick up the telephone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhicheng.procedure.states import ACTIVE_STATES
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.messages.channels.adapters import ADAPTERS
from zhicheng_web.messages.inbox import CHANNEL as INBOX

MOST: Final = 20
OPEN: Final = [state.value for state in ACTIVE_STATES]


class UndeliveredMessage(NamedTuple):
    """A message to the applicant of a case that has come to nobody; `channel`: the last that was tried, as pages call it."""

    case: Case
    channel: str
    at: datetime


def list_undelivered_messages(cases: QuerySet[Case], most: int = MOST) -> Sequence[UndeliveredMessage]:
    """Of these cases, as long as they are open, the last message to each applicant that no channel has delivered; the latest
    first.
    """
    same = Q(case_id=OuterRef("case_id"), seq=OuterRef("seq"), recipient_id=OuterRef("recipient_id"))
    others = Outbox.objects.filter(same, template=OuterRef("template"))
    come = others.filter(~Q(channel=INBOX) & Q(state__in=[Outbox.Delivery.SENT, Outbox.Delivery.WAITING]))
    read = others.filter(channel=INBOX, read_at__isnull=False)
    lost = Outbox.objects.exclude(channel=INBOX).filter(
        ~Exists(come),
        ~Exists(read),
        state=Outbox.Delivery.UNDELIVERED,
        case_id__in=cases.filter(state__in=OPEN).values("pk"),
    )
    rows = {row.case_id: row for row in lost.order_by("pk")}
    found = cases.in_bulk([row.case_id for row in rows.values()])
    to_applicants = [row for row in rows.values() if found[row.case_id].person_id == row.recipient_id]
    latest = sorted(to_applicants, key=lambda row: row.pk, reverse=True)[:most]
    return [UndeliveredMessage(found[row.case_id], ADAPTERS[row.channel].name, row.due_at) for row in latest]
