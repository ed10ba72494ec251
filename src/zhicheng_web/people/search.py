"""Finding an employer by what somebody types, a part of the name or the whole credit code; names of many at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from zhicheng_web.people.models import Membership, Organisation, Person

SHORTEST = 2
"""Characters of a name at least; one finds half a city."""


def employers(text: str) -> QuerySet[Organisation]:
    """Employers whose name holds the text, or whose code it is, by name."""
    said = text.strip()
    if len(said) < SHORTEST:
        return Organisation.objects.none()
    mine = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER, ended_on=None)
    return mine.filter(Q(name__icontains=said) | Q(uscc=said.upper())).order_by("name")


def agencies() -> QuerySet[Organisation]:
    """The dispatch companies, by name."""
    return Organisation.objects.filter(kind=Organisation.Kind.AGENCY, ended_on=None).order_by("name")


def one(public_id: str, kind: str = "employer") -> Organisation | None:
    """An employer or agency by its public id; None for anything else."""
    try:
        return Organisation.objects.filter(kind=kind, public_id=UUID(public_id), ended_on=None).first()
    except ValueError:
        return None


def names(ids: Iterable[int | None]) -> dict[int, str]:
    """People by name, in one query; None where nobody was."""
    return dict(Person.objects.filter(pk__in={one for one in ids if one}).values_list("pk", "name"))


def places(memberships: Iterable[int]) -> dict[int, str]:
    """For whom people acted: the organisation of each membership."""
    held = Membership.objects.filter(pk__in=set(memberships))
    return dict(held.values_list("pk", "organisation__name"))
