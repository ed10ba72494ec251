"""The inbox of a person in the portal: their messages, newest first, each with the case that it is about."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from zhicheng.procedure.states import State, StateDescription
from zhicheng_web.cases.engine.engine_input import find_policy_on, to_kunming_day
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.finished_rounds import describe_finished_parts
from zhicheng_web.cases.transition.due_dates import find_day_to_act, mark_provisional_due
from zhicheng_web.cases.transition.recipients import FINISHED_ROUND
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.models import Entry, Outbox
from zhicheng_web.ledger.queries import list_messages_to, parse_entry_body
from zhicheng_web.messages.texts import MessageText, compose_message

CHANNEL = "inbox"
PAGE_LENGTH = 50
CORRECTING_STEPS: Final = ("submit", "supplement")
"""Steps that can finish a round of correction."""


class InboxMessage(NamedTuple):
    """A message as its reader sees it: about which case (public id), what, when, whether it was read before."""

    id: int
    case: UUID
    text: MessageText
    at: datetime
    read: bool


def list_inbox_rows(person_id: int, at: datetime, own: bool) -> QuerySet[Outbox]:
    """The messages to a person until now on their own application, or else of those that they act on for somebody."""
    of_own_case = Q(case_id__in=Case.objects.filter(person_id=person_id).values("pk"))
    rows = list_messages_to(person_id).filter(channel=CHANNEL, due_at__lte=at)
    return rows.filter(of_own_case) if own else rows.exclude(of_own_case)


def read_inbox(person_id: int, at: datetime, own: bool, most: int = PAGE_LENGTH) -> Sequence[InboxMessage]:
    """The newest of it in words, in three queries."""
    rows = list(list_inbox_rows(person_id, at, own)[:most])
    cases = Case.objects.select_related("person", "employer", "agency", "snapshot").in_bulk(
        [row.case_id for row in rows]
    )
    entries = Entry.objects.filter(case_id__in=cases).values_list("case_id", "seq", "state_after")
    states = {(case_id, seq): State(state) for case_id, seq, state in entries}
    today, details = at.astimezone(KUNMING).date(), read_details(rows, at)
    return [
        build_inbox_message(
            row, cases[row.case_id], states[row.case_id, row.seq], today, details.get((row.case_id, row.seq), "")
        )
        for row in rows
    ]


def read_details(rows: Sequence[Outbox], at: datetime) -> dict[tuple[int, int], str]:
    """Of messages that a round of correction is finished: what was changed in it, by case and entry; in one query, if any."""
    wanted = {(row.case_id, row.seq) for row in rows if row.template in CORRECTING_STEPS}
    if not wanted:
        return {}
    entries = Entry.objects.filter(case_id__in={case for case, _ in wanted}, seq__in={seq for _, seq in wanted})
    found = {(one.case_id, one.seq): parse_entry_body(one)["note"].get(FINISHED_ROUND) for one in entries}
    policy = find_policy_on(to_kunming_day(at))
    return {key: describe_finished_parts(parts, policy) for key, parts in found.items() if key in wanted and parts}


def build_inbox_message(row: Outbox, case: Case, state: State, today: date, detail: str = "") -> InboxMessage:
    """A row in words. What is next, and by when, is written only while the case still stands where the message found it;
    to an office what has gone on since is no news.
    """
    stands, mine = case.version == row.seq, row.recipient_id == case.person_id
    sent_on = row.due_at.astimezone(KUNMING).date()
    due = find_day_to_act(case, sent_on) if stands else None
    late = due is not None and due < sent_on
    mark, name = mark_provisional_due(case) if due else "", case.particulars.name
    words = compose_message(
        row.template, state, applicant=mine, name=name, due=due, today=today, mark=mark, late=late, detail=detail
    )
    if not mine and not stands:
        words = describe_moved_on_case(words, case.about)
    return InboxMessage(row.pk, case.public_id, words, row.due_at, row.read_at is not None or not (mine or stands))


def describe_moved_on_case(words: MessageText, now: StateDescription) -> MessageText:
    """A message to an office about a case that has gone on."""
    return MessageText(words.subject, f"{words.done}。现在：{now.name}。")


def count_unread_messages(person_id: int, at: datetime, own: bool) -> int:
    """How many of these messages wait to be read."""
    return list_inbox_rows(person_id, at, own).filter(read_at=None).count()


def mark_messages_read(person_id: int, at: datetime, own: bool) -> int:
    """Note that a person has seen these messages; how many were new."""
    return list_inbox_rows(person_id, at, own).filter(read_at=None).update(read_at=at)
