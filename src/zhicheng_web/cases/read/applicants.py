"""Whose cases an employer or an agency has to do with: it may not touch the accounts of those whom it judges."""

from django.db.models import Q, QuerySet

from zhicheng_web.cases.models import Case


def list_applicant_ids_of_unit(organisation_id: int) -> QuerySet[Case, int]:
    """The persons of all cases, in whatever state, for which the unit was chosen as employer or as agency."""
    chosen = Q(employer_id=organisation_id) | Q(agency_id=organisation_id)
    return Case.objects.filter(chosen).values_list("person_id", flat=True)
