"""Finding an employer by what somebody types, a part of the name or the whole credit code; names of many at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from zhicheng_web.people.models import Membership, Organisation, Person

MIN_QUERY_LENGTH = 2
"""Characters of a name at least; one finds half a city."""


def search_employers(text: str) -> QuerySet[Organisation]:
    """Employers whose name holds the text, or whose code it is, by name."""
    query = text.strip()
    if len(query) < MIN_QUERY_LENGTH:
        return Organisation.objects.none()
    employers = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER, ended_on=None)
    return employers.filter(Q(name__icontains=query) | Q(uscc=query.upper())).order_by("name")


def list_agencies() -> QuerySet[Organisation]:
    """The dispatch companies, by name."""
    return Organisation.objects.filter(kind=Organisation.Kind.AGENCY, ended_on=None).order_by("name")


def find_organisation_of_kind(public_id: str, kind: str = "employer") -> Organisation | None:
    """An employer or agency by its public id; None for anything else."""
    try:
        wanted = UUID(public_id)
    except ValueError:
        return None
    return Organisation.objects.filter(kind=kind, public_id=wanted, ended_on=None).first()


def person_names_by_id(ids: Iterable[int | None]) -> dict[int, str]:
    """People by name, in one query; None where nobody was."""
    return dict(Person.objects.filter(pk__in={one for one in ids if one}).values_list("pk", "name"))


def organisation_names_by_id(ids: Iterable[int]) -> dict[int, str]:
    """Organisations by name, in one query."""
    return dict(Organisation.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def organisations_by_membership(memberships: Iterable[int]) -> dict[int, str]:
    """For whom people acted: the organisation of each membership."""
    rows = Membership.objects.filter(pk__in=set(memberships))
    return dict(rows.values_list("pk", "organisation__name"))
