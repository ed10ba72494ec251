"""Finding who stands in for whom: for an officer on a day, and for an authority from today on."""

from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from zhicheng_web.people.actor import Actor
from zhicheng_web.people.leave_cover_model import LeaveCover


def list_covers_from(organisation_id: int, on: date) -> QuerySet[LeaveCover]:
    """What runs or is still to come in an authority, the first first."""
    rows = LeaveCover.objects.filter(organisation_id=organisation_id, withdrawn_at=None)
    return rows.filter(days__overlap=DateRange(on, None)).select_related("absent", "stand_in").order_by("days", "pk")


def list_covers_of(actor: Actor, on: date) -> QuerySet[LeaveCover]:
    """Of these the ones in which somebody is away or stands in, in the role in which they act."""
    own = Q(absent_membership_id=actor.membership_id) | Q(stand_in_membership_id=actor.membership_id)
    return list_covers_from(actor.organisation_id or 0, on).filter(own)


def stands_in_for(actor: Actor, absent_id: int, on: date) -> bool:
    """Whether an actor stands in for somebody on a day, in the role in which they act."""
    rows = LeaveCover.objects.filter(stand_in_membership_id=actor.membership_id, absent_id=absent_id, withdrawn_at=None)
    return actor.membership_id is not None and rows.filter(days__contains=on).exists()


def list_stand_ins(absent_id: int, organisation_id: int, role: str, on: date) -> list[int]:
    """Who stands in for an officer on a day, by person."""
    known = {"absent_id": absent_id, "organisation_id": organisation_id, "role": role, "withdrawn_at": None}
    return list(LeaveCover.objects.filter(**known, days__contains=on).values_list("stand_in_id", flat=True))


def find_cover(public_id: UUID, organisation_id: int) -> LeaveCover | None:
    """One of an authority by its public id; None: there is none."""
    return LeaveCover.objects.filter(public_id=public_id, organisation_id=organisation_id).first()
