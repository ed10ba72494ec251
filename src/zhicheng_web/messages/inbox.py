"""The inbox of a person in the portal: what they were told, newest first, with the case it is about."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from zhicheng.procedure.states import State
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.models import Entry, Outbox
from zhicheng_web.ledger.queries import messages_of
from zhicheng_web.messages.texts import Text, text

CHANNEL = "inbox"
PAGE = 50


class Message(NamedTuple):
    """One message."""

    id: int
    case: UUID
    text: Text
    at: datetime
    read: bool


def inbox(person_id: int, at: datetime, most: int = PAGE) -> Sequence[Message]:
    """What a person was told until now, in three queries."""
    rows = list(messages_of(person_id).filter(channel=CHANNEL, due_at__lte=at)[:most])
    cases = Case.objects.select_related("person").in_bulk([row.case_id for row in rows])
    entries = Entry.objects.filter(case_id__in=cases).values_list("case_id", "seq", "state_after")
    states = {(case_id, seq): State(state) for case_id, seq, state in entries}
    return [message(row, cases[row.case_id], states[row.case_id, row.seq]) for row in rows]


def message(row: Outbox, case: Case, state: State) -> Message:
    """A row in words. A due day is told only while the case still stands where the message found it."""
    due = case.due_on if case.version == row.seq else None
    mine = row.recipient_id == case.person_id
    words = text(row.template, state, applicant=mine, name=case.person.name, due=due)
    return Message(row.pk, case.public_id, words, row.due_at, row.read_at is not None)


def unread(person_id: int, at: datetime) -> int:
    """How many messages wait to be read."""
    return messages_of(person_id).filter(channel=CHANNEL, due_at__lte=at, read_at=None).count()


def mark_read(person_id: int, at: datetime) -> int:
    """Note that a person has seen all their messages; how many were new."""
    return messages_of(person_id).filter(channel=CHANNEL, due_at__lte=at, read_at=None).update(read_at=at)
