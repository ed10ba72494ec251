"""Finding who has asked to be confirmed as an employee: for the person who asks, and for the HR of the unit that is asked."""

from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from zhicheng_web.people.employee_request_model import EmployeeRequest
from zhicheng_web.people.models import Organisation

WAITING: Final = EmployeeRequest.objects.filter(granted=None, withdrawn_at=None)
"""What nobody has answered and nobody has taken back."""


def list_own_requests(person_id: int) -> QuerySet[EmployeeRequest]:
    """Everything that a person has asked, the latest first."""
    return EmployeeRequest.objects.filter(person_id=person_id).select_related("organisation").order_by("-pk")


def list_waiting_employees(organisation_id: int) -> QuerySet[EmployeeRequest]:
    """Who waits for a unit's HR, the first first."""
    return WAITING.filter(organisation_id=organisation_id).select_related("person").order_by("pk")


def read_kind_and_requests(organisation_id: int) -> tuple[str, int]:
    """The kind of a unit, and how many people wait for its HR: in one query. Raises Organisation.DoesNotExist."""
    waiting = Count(
        "employee_requests", filter=Q(employee_requests__granted=None, employee_requests__withdrawn_at=None)
    )
    return Organisation.objects.annotate(waiting=waiting).values_list("kind", "waiting").get(pk=organisation_id)


def find_employee_request(public_id: UUID, organisation_id: int) -> EmployeeRequest | None:
    """A request to a unit that the person has not taken back; None: there is none of this id, or it is another unit's."""
    found = EmployeeRequest.objects.filter(public_id=public_id, organisation_id=organisation_id, withdrawn_at=None)
    return found.select_related("person", "organisation", "answered_by").first()
