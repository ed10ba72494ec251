"""Finding invitations for pages: those of officers who have joined and wait for a second person of the bureau."""

from uuid import UUID

from zhicheng_web.people.invitation_model import OFFICER_ROLES, Invitation

__all__ = ["OFFICER_ROLES", "find_waiting_invitation", "list_waiting_invitations"]


def list_waiting_invitations(organisation_id: int | None = None) -> list[Invitation]:
    """Officers whom nobody has confirmed yet, with all people concerned, the first first; of one organisation or of all."""
    waiting = Invitation.objects.filter(
        role__in=OFFICER_ROLES, opened_at__isnull=False, confirmed_at=None, withdrawn_at=None
    )
    here = waiting if organisation_id is None else waiting.filter(organisation_id=organisation_id)
    return list(here.select_related("organisation", "opened_by", "invited_by").order_by("opened_at", "pk"))


def find_waiting_invitation(public_id: UUID) -> Invitation | None:
    """An officer who waits to be confirmed; None: there is none of this id, or it has been answered."""
    return next((one for one in list_waiting_invitations() if one.public_id == public_id), None)
