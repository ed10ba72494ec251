"""Finding invitations for pages: those of officers who have joined and wait for a second person of the bureau."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from zhicheng_web.people.invitation_model import CONFIRM_TERM, OFFICER_ROLES, Invitation

__all__ = ["OFFICER_ROLES", "find_waiting_invitation", "list_waiting_invitations"]


def list_waiting_invitations(at: datetime, organisation_id: int | None = None) -> list[Invitation]:
    """Officers whom nobody has confirmed yet and somebody still may, with all people concerned, the first first; of one
    organisation or of all.
    """
    waiting = list_unanswered_invitations().filter(opened_at__gte=at - CONFIRM_TERM)
    return list(waiting if organisation_id is None else waiting.filter(organisation_id=organisation_id))


def find_waiting_invitation(public_id: UUID) -> Invitation | None:
    """An officer who has joined and was not answered, in time or not; None: there is none of this id."""
    return list_unanswered_invitations().filter(public_id=public_id).first()


def list_unanswered_invitations() -> QuerySet[Invitation]:
    """Officers who have joined, and whom nobody has confirmed or declined."""
    joined = Invitation.objects.filter(
        role__in=OFFICER_ROLES, opened_at__isnull=False, confirmed_at=None, withdrawn_at=None
    )
    return joined.select_related("organisation", "opened_by", "invited_by").order_by("opened_at", "pk")
