"""The register of organisations as the bureau keeps it: found by name, code or kind, with who acts for each and who did."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet

from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.queries import AUTHORITY_KINDS

SELECTIONS: Mapping[str, tuple[str, Q]] = {
    "authority": ("认定部门", Q(kind__in=AUTHORITY_KINDS)),
    "self": ("自主评审单位", Q(self_recognition=True)),
    "employer": ("用人单位", Q(kind=Organisation.Kind.EMPLOYER)),
    "agency": ("劳务派遣公司", Q(kind=Organisation.Kind.AGENCY)),
    "nobody": ("还没有人办理", Q(acting=0)),
    "ended": ("已停用", Q(ended_on__isnull=False)),
}
"""Ways of looking at the register; all but the last show what is not ended."""
ROLES_BY_KIND: Mapping[str, tuple[str, ...]] = {
    Organisation.Kind.EMPLOYER: ("employer",),
    Organisation.Kind.AGENCY: ("employer",),
    Organisation.Kind.COUNTY: ("examiner", "approver"),
    Organisation.Kind.ZONE: ("examiner", "approver"),
    Organisation.Kind.MUNICIPAL: ("examiner", "approver"),
    Organisation.Kind.BUREAU: ("bureau", "examiner", "approver"),
}
"""Which roles an organisation has, by its kind."""
REGISTRABLE_KINDS = [(one.value, str(one.label)) for one in Organisation.Kind if one is not Organisation.Kind.BUREAU]
"""What can be entered into the register; there is one bureau."""
EMPLOYING_KINDS = (Organisation.Kind.EMPLOYER.value, Organisation.Kind.AGENCY.value)
AGENCY_KIND = Organisation.Kind.AGENCY.value
ACTING_ROLE_KEYS = ("employer", "examiner", "approver", "bureau")
"""Roles in which somebody acts; employees who only apply do not."""


def list_registered_organisations(on: date) -> QuerySet[Organisation]:
    """All of them, each with the number of people who act for it on a day."""
    valid = Q(memberships__valid__contains=on, memberships__stopped_at=None, memberships__role__in=ACTING_ROLE_KEYS)
    number = Count("memberships__person", filter=valid, distinct=True)
    return Organisation.objects.annotate(acting=number).order_by("name", "pk")


def select_organisations(on: date, selection: str, words: str) -> QuerySet[Organisation]:
    """Those of a selection whose name holds the words, or whose code they are."""
    condition = SELECTIONS[selection][1] if selection in SELECTIONS else Q()
    if selection != "ended":
        condition &= Q(ended_on=None)
    text = words.strip()
    by_name = Q(name__icontains=text) | Q(uscc__iexact=text) | Q(code__iexact=text) if text else Q()
    return list_registered_organisations(on).filter(condition & by_name)


def count_selections(on: date) -> Mapping[str, int]:
    """How many stand in each selection; "" is all that are not ended."""
    wanted = {key: of if key == "ended" else of & Q(ended_on=None) for key, (_, of) in SELECTIONS.items()}
    counts = {f"n_{key}": Count("pk", filter=of) for key, of in wanted.items()}
    found = list_registered_organisations(on).order_by().aggregate(n_all=Count("pk", filter=Q(ended_on=None)), **counts)
    return {"": found["n_all"]} | {key: found[f"n_{key}"] for key in SELECTIONS}


def list_registered_codes(codes: Iterable[str]) -> frozenset[str]:
    """Which of these credit codes are registered, ended or not. One query."""
    found = Organisation.objects.filter(uscc__in=list(codes)).values_list("uscc", flat=True)
    return frozenset(one for one in found if one)


def find_registered_organisation(public_id: UUID) -> Organisation | None:
    """An organisation by its public id."""
    return Organisation.objects.filter(public_id=public_id).first()


def list_memberships_of(organisation_id: int) -> QuerySet[Membership]:
    """Everybody who acts or acted for it, the latest begun first."""
    memberships = Membership.objects.filter(organisation_id=organisation_id, role__in=ACTING_ROLE_KEYS)
    return memberships.select_related("person", "person__user").order_by("-valid", "pk")


def find_membership(pk: int) -> Membership | None:
    """A membership with person and organisation, ended or not, by its id."""
    return Membership.objects.filter(pk=pk).select_related("person", "organisation").first()


def list_organisation_roles(organisation: Organisation) -> list[tuple[str, str]]:
    """Which roles it has, with their names; a unit with its own review authority recognises, too (三（三）)."""
    own = ("examiner", "approver") if organisation.self_recognition else ()
    return [(one, role_name(one)) for one in dict.fromkeys((*ROLES_BY_KIND[organisation.kind], *own))]


def role_name(role: str) -> str:
    """What a role is called."""
    return str(Membership.RoleChoice(role).label)


def find_person_by_login(login: str) -> Person | None:
    """The person behind a login."""
    account = get_user_model().objects.find_by_login(login)
    return Person.objects.filter(user=account).first() if account else None


def find_bureau() -> Organisation | None:
    """The municipal bureau: where what concerns the whole office is written down."""
    return Organisation.objects.filter(kind=Organisation.Kind.BUREAU).order_by("pk").first()
