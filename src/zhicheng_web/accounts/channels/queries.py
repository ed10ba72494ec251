"""Finding the channels of an account."""

from collections.abc import Sequence
from typing import Final

from django.db.models import QuerySet

from zhicheng_web.accounts.channels.rows import Channel
from zhicheng_web.messages.contacts import Contact

VERIFIED: Final = Channel.objects.filter(verified_at__isnull=False, ended_at=None)
"""The addresses that their owners have shown to be theirs, and that no other has replaced."""


def find_channel(account_id: int | None) -> Channel | None:
    """The verified mail address of an account, to which links go; None: there is none, or no account."""
    if account_id is None:
        return None
    return list_verified_channels(account_id).filter(kind=Channel.Kind.MAIL).first()


def list_verified_channels(account_id: int) -> QuerySet[Channel]:
    """The verified channels of an account, one of each kind at most."""
    return VERIFIED.filter(account_id=account_id)


def list_contacts_of_person(person_id: int) -> Sequence[Contact]:
    """The verified channels to which a person lets messages come (settings.CONTACT_FINDER)."""
    rows = VERIFIED.filter(account__persons__pk=person_id, gets_messages=True)
    return [Contact(row.kind, row.address) for row in rows]


def find_unverified_channel(account_id: int, kind: str = Channel.Kind.MAIL) -> Channel | None:
    """The address of a kind to which a code was sent last and that has not been shown to be the owner's."""
    waiting = Channel.objects.filter(account_id=account_id, kind=kind, verified_at=None, ended_at=None)
    return waiting.order_by("-pk").first()
