"""What was done to an organisation, by whom and when: written with the act itself, read by its HR and by the bureau."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from django.db.models import QuerySet

from zhicheng_web.ledger.models import Entry, UnitEntry
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event

NO_ORGANISATION: Final = 0
"""In whose record stands what concerns an account alone, or an office that has no bureau yet."""
SYSTEM_PERSON: Final = 0
"""Who acts where nobody does."""
FOUND_STEP: Final = "found_office"
SECURITY_EVENTS: Final = {
    "give_membership": SecurityEvent.ROLE_CHANGED,
    "propose_membership": SecurityEvent.ROLE_CHANGED,
    "end_membership": SecurityEvent.ROLE_CHANGED,
    "invite": SecurityEvent.LINK_MADE,
    "accept_invitation": SecurityEvent.LINK_USED,
    "confirm_invitation": SecurityEvent.ROLE_CHANGED,
    "decline_invitation": SecurityEvent.ROLE_CHANGED,
    "password_link": SecurityEvent.LINK_MADE,
    "password_letter": SecurityEvent.LINK_MADE,
    "password_set": SecurityEvent.LINK_USED,
    "factors_removed": SecurityEvent.FACTOR_REMOVED,
}
"""What an act on an organisation is to whoever guards the office; any other is a change of the unit."""


class ActingPerson(Protocol):
    """Who acts, as far as the ledger knows people: by their numbers."""

    @property
    def person_id(self) -> int: ...
    @property
    def membership_id(self) -> int | None: ...


def record_unit_act(
    organisation_id: int,
    event: str,
    *,
    by: ActingPerson,
    at: datetime,
    person_id: int | None = None,
    body: Mapping[str, Any] | None = None,
) -> UnitEntry:
    """Write an act down, inside the transaction that does it; whoever guards the office hears of it, too."""
    kind = SECURITY_EVENTS.get(event, SecurityEvent.UNIT_CHANGED)
    log_security_event(kind, act=event, organisation=organisation_id, by=by.person_id, person=person_id)
    return UnitEntry.objects.create(
        organisation_id=organisation_id,
        event=event,
        at=at,
        by=by.person_id,
        membership_id=by.membership_id,
        person_id=person_id,
        body=dict(body or {}),
    )


def record_founding(rows: Iterable[tuple[int, int | None, str]], at: datetime) -> None:
    """Write down whom an office begins with, inside the transaction that makes them: organisation, person, role. A person of
    None and a role of "" where it is the organisation itself.
    """
    UnitEntry.objects.bulk_create(
        UnitEntry(
            organisation_id=organisation_id,
            event=FOUND_STEP,
            at=at,
            by=SYSTEM_PERSON,
            person_id=person_id,
            body={"role": role} if role else {},
        )
        for organisation_id, person_id, role in rows
    )


def record_account_act(account_id: int, event: str, *, at: datetime, person_id: int | None = None) -> None:
    """Write down what was done to an account by its owner, or by the office itself: `person_id`, the owner, where it is for
    them to read. Inside the transaction that does it; the pages of accounts tell whoever guards the office themselves.
    """
    UnitEntry.objects.create(
        organisation_id=NO_ORGANISATION,
        event=event,
        at=at,
        by=person_id or SYSTEM_PERSON,
        person_id=person_id,
        body={"account": account_id},
    )


def list_unit_entries(organisation_id: int) -> QuerySet[UnitEntry]:
    """Everything that was done to an organisation, the latest first."""
    return UnitEntry.objects.filter(organisation_id=organisation_id).order_by("-pk")


def list_entries_about(person_id: int, events: Collection[str]) -> QuerySet[UnitEntry]:
    """What was done that concerns a person, of some kinds, the latest first."""
    return UnitEntry.objects.filter(person_id=person_id, event__in=events).order_by("-pk")


def find_unit_entry(pk: int) -> UnitEntry | None:
    """A line of a record by its number."""
    return UnitEntry.objects.filter(pk=pk).first()


def list_acts_under(memberships: Collection[tuple[int, int]]) -> QuerySet[Entry]:
    """What was done to cases under some memberships (person, membership), the latest first."""
    people, membership_ids = {person for person, _ in memberships}, [membership for _, membership in memberships]
    return Entry.objects.filter(actor_id__in=people, membership_id__in=membership_ids).order_by("-at", "-pk")
