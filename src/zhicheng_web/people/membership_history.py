"""Who works for an organisation in a role: now, and before; a membership is never deleted."""

from datetime import date

from django.db.models import QuerySet

from zhicheng_web.people.models import Membership, Organisation


def list_role_memberships(organisation_id: int, role: str) -> QuerySet[Membership]:
    """Everybody who has ever held a role there, with the person, the first first."""
    memberships = Membership.objects.filter(organisation_id=organisation_id, role=role)
    return memberships.select_related("person").order_by("valid", "pk")


def last_membership_day(membership: Membership) -> date | None:
    """The last day of a membership; None where no end is known."""
    end = membership.valid.upper
    return date.fromordinal(end.toordinal() - 1) if end else None


def is_membership_over(membership: Membership, on: date) -> bool:
    """Whether it has ended before a day, or was stopped."""
    end = membership.valid.upper
    return membership.stopped_at is not None or (end is not None and end <= on)


def get_organisation(organisation_id: int) -> Organisation:
    """An organisation by its number. Raises Organisation.DoesNotExist."""
    return Organisation.objects.get(pk=organisation_id)
