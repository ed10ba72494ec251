"""What the owner of an account is anywhere, today or from a day to come: rights over an account rest on all of it.

Whoever looks at one membership only takes the weakest for the whole: an approver who is also somebody's employee would be
within reach of that employer.
"""

from datetime import date
from typing import Final, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhicheng_web.people.models import Membership, Person

EMPLOYEE_ROLE: Final = Membership.RoleChoice.EMPLOYEE.value


class AccountRole(NamedTuple):
    """One role that somebody holds or will hold, and where."""

    organisation_id: int
    role: str


def list_unended_memberships(on: date) -> QuerySet[Membership]:
    """Memberships that are not over on a day: those held then, and those that begin later."""
    return Membership.objects.filter(Q(valid__endswith__gt=on) | Q(valid__endswith=None), stopped_at=None)


def list_account_roles(person_id: int, on: date) -> list[AccountRole]:
    """Every role that a person holds on a day or will hold, in the order of the organisations."""
    memberships = list_unended_memberships(on).filter(person_id=person_id).order_by("organisation_id", "role")
    return [AccountRole(*row) for row in memberships.values_list("organisation_id", "role").distinct()]


def holds_office(person_id: int, on: date) -> bool:
    """Whether somebody is more than an employee anywhere: HR, examiner, approver or the bureau's."""
    return any(one.role != EMPLOYEE_ROLE for one in list_account_roles(person_id, on))


def has_held_office(person_id: int) -> bool:
    """Whether somebody is, will be or was more than an employee anywhere."""
    return Membership.objects.filter(person_id=person_id).exclude(role=EMPLOYEE_ROLE).exists()


def search_employees_only(organisation_id: int, on: date, words: str) -> QuerySet[Person]:
    """Who has an account and is an employee of one organisation and nothing else anywhere, by name."""
    unended = list_unended_memberships(on).filter(person_id=OuterRef("pk"))
    here = unended.filter(organisation_id=organisation_id, role=EMPLOYEE_ROLE)
    elsewhere = unended.exclude(organisation_id=organisation_id, role=EMPLOYEE_ROLE)
    found = Person.objects.filter(Exists(here), ~Exists(elsewhere), user__isnull=False, name__contains=words)
    return found.select_related("user").order_by("name", "pk")
