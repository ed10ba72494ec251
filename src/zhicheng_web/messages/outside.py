"""What leaves the portal: which messages, by which channel, in words that tell a stranger nothing.

The portal keeps every message. What asks somebody to act, and what was decided, goes to one address outside besides: the
first that its owner lets messages come to; the next where that one cannot be reached.
"""

from datetime import datetime
from typing import Final

from zhicheng.procedure.states import Role, State
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.due_dates import find_day_to_act
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.ledger.queries import find_state_after
from zhicheng_web.messages.channels.adapters import ADAPTERS
from zhicheng_web.messages.channels.errors import AddressRefused
from zhicheng_web.messages.contacts import list_outside_contacts
from zhicheng_web.messages.outside_texts import compose_outside_text
from zhicheng_web.messages.quiet_hours import find_sending_time
from zhicheng_web.messages.texts import REMINDERS

OUTSIDE_TO_APPLICANT: Final = frozenset(
    {
        "return_to_applicant",
        "decline_to_recommend",
        "leave_employer",
        "return_to_employer",
        "expire",
        "recognise",
        "refuse",
        "correct",
        "propose_revocation",
        "revoke",
        "uphold_change",
        "undo_correction",
        "restore_title",
        "agree_second_return",
        "settle_number",
        *REMINDERS,
    }
)
"""Steps and reminders of which an applicant is told outside the portal, too."""
OUTSIDE_TO_EMPLOYER: Final = frozenset({"return_to_employer", "agree_second_return"})
"""The same for whoever acts for a unit. What comes to an office by the dozen stands in the list of the morning (digest.py)."""


class MessageOutdated(Exception):
    """A reminder of something that has been done since."""


def goes_outside(row: Outbox, case: Case) -> bool:
    """Whether a message is one of those that leave the portal."""
    if row.recipient_id == case.person_id:
        return row.template in OUTSIDE_TO_APPLICANT
    return row.template in OUTSIDE_TO_EMPLOYER and case.about.held_by is Role.EMPLOYER


def create_next_message(row: Outbox, at: datetime) -> None:
    """Leave the message for the channel after this one, due when that channel wakes nobody. Nothing where there is none."""
    if row.template not in OUTSIDE_TO_APPLICANT | OUTSIDE_TO_EMPLOYER:
        return  # most messages: nothing is looked up for them
    case = Case.objects.get(pk=row.case_id)
    if not goes_outside(row, case):
        return
    same = {"case_id": row.case_id, "seq": row.seq, "recipient_id": row.recipient_id, "template": row.template}
    tried = set(Outbox.objects.filter(**same).values_list("channel", flat=True))
    following = next((one for one in list_outside_contacts(row.recipient_id) if one.channel not in tried), None)
    if following:
        due_at = find_sending_time(following.channel, at)
        Outbox.objects.bulk_create([Outbox(**same, channel=following.channel, due_at=due_at)], ignore_conflicts=True)


def send_outside(row: Outbox) -> None:
    """Send a message by its channel. Raises MessageOutdated, AddressRefused, MessageNotSent."""
    case = Case.objects.get(pk=row.case_id)
    if row.template in REMINDERS and case.version != row.seq:
        raise MessageOutdated
    contact = next((one for one in list_outside_contacts(row.recipient_id) if one.channel == row.channel), None)
    if contact is None:
        raise AddressRefused("no address any more")
    state = State(find_state_after(row.case_id, row.seq))
    today = row.due_at.astimezone(KUNMING).date()
    due = find_day_to_act(case, today) if case.version == row.seq else None
    applicant = row.recipient_id == case.person_id
    words = compose_outside_text(
        row.template, state, number=case.case_number, applicant=applicant, due=due, today=today
    )
    ADAPTERS[row.channel].send(contact.address, words.subject, words.body, f"zhicheng-{row.pk}")
