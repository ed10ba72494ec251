"""Whose cases an employer or an agency has to do with: it may not touch the accounts of those whom it judges."""

from django.db.models import Q, QuerySet

from zhicheng_web.cases.models import Case, CaseParty


def list_applicant_ids_of_unit(organisation_id: int) -> QuerySet[Case, int]:
    """The persons of all cases, in whatever state, for which the unit was chosen as employer or as agency."""
    chosen = Q(employer_id=organisation_id) | Q(agency_id=organisation_id)
    return Case.objects.filter(chosen).values_list("person_id", flat=True)


def acted_on_case_of(person_id: int, helper_id: int) -> bool:
    """Whether somebody has taken a side in a case of a person's."""
    return CaseParty.objects.filter(case__person_id=person_id, person_id=helper_id).exists()
