"""Finding people and organisations, and making a person; an ID number goes in and is never read out here but masked."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BooleanField, F, Func, QuerySet

from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.states import Role
from zhicheng_web.people import identity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation, Person

AUTHORITY_KINDS = (
    Organisation.Kind.COUNTY,
    Organisation.Kind.ZONE,
    Organisation.Kind.MUNICIPAL,
    Organisation.Kind.BUREAU,
)


def create_person(
    name: str, *, at: datetime, document: str = "id", number: str | None = None, phone: str = ""
) -> Person:
    """Register a person, with a number that somebody has seen: confirmed. IntegrityError `person_one_per_id_number` where it is
    somebody's already.
    """
    person = Person(name=name, document=document, phone=phone, created_at=at)
    if number is not None:
        set_id_number(person, document, number)
    person.save(force_insert=True)
    return person


def set_id_number(person: Person, document: str, number: str, state: NumberState = NumberState.CONFIRMED) -> None:
    """Encrypt a number into a person's row; the caller saves. `state`: what it is from now on."""
    person.document, person.number_state = document, state.value
    person.id_number_enc = identity.encrypt_id_number(number, person.public_id)
    person.id_index = identity.index_id_number(document, number)


def masked_number_of(person: Person) -> str:
    """The number as it is shown by default; empty while none was given."""
    blob = person.id_number_enc
    return (
        identity.mask_document_number(identity.decrypt_id_number(bytes(blob), person.public_id))
        if blob is not None
        else ""
    )


def find_person_of_account(account_id: int) -> Person | None:
    """The person behind an account."""
    return Person.objects.filter(user_id=account_id).first()


def bind_person_to_account(person: Person, account_id: int) -> None:
    """Let an account act for a person. IntegrityError `person_one_per_account` where it acts for another already."""
    person.user_id = account_id
    person.save(update_fields=["user"])


def find_account_holder(public_id: UUID, *, but: int) -> Person | None:
    """A person who has an account, with it, by public id; None: there is none, or it is the one left out (`but`)."""
    known = Person.objects.filter(public_id=public_id).exclude(user=None).exclude(pk=but)
    return known.select_related("user").first()


def find_all_account_holders(words: str) -> QuerySet[Person]:
    """Everybody who has an account, with it, by name."""
    found = Person.objects.filter(user__isnull=False, name__contains=words)
    return found.select_related("user").order_by("name", "pk")


def read_number_state(person_id: int) -> NumberState:
    """How far the number of somebody is theirs, as it stands now. Person.DoesNotExist."""
    return NumberState(Person.objects.values_list("number_state", flat=True).get(pk=person_id))


class KnownByNumber(Func):
    """Whether a person, named by id, is known by a number: confirmed, or confirmed first of those who claim it now. Stated once,
    by the database (cases/migrations/guards/21_contested_officers.sql).
    """

    function = "is_known_by_number"
    output_field = BooleanField()


def find_known_person(person_id: int) -> Person | None:
    """A person who is known by a number. None: not, or not until the bureau has decided whose it is."""
    return Person.objects.filter(KnownByNumber(F("pk")), pk=person_id).first()


def create_membership(
    person: Person, organisation: Organisation, role: str, since: date, until: date | None = None
) -> Membership:
    """Give a person a role in an organisation from a day on, until before another."""
    valid = DateRange(since, until)
    return Membership.objects.create(person=person, organisation=organisation, role=role, valid=valid)


def list_memberships_on(person_id: int, on: date) -> QuerySet[Membership]:
    """What a person is on a day, with the organisations."""
    memberships = Membership.objects.on(on).filter(person_id=person_id)
    return memberships.select_related("organisation").order_by("organisation_id", "role")


def list_members_in_roles(roles: Iterable[str], on: date) -> QuerySet[Membership]:
    """Who holds one of the roles anywhere on a day."""
    return Membership.objects.on(on).filter(role__in=list(roles)).order_by("pk")


def list_membership_ids_of_account(account_id: int, on: date) -> list[int]:
    """What the person behind an account is on a day, as the ids of the memberships, the oldest first."""
    memberships = Membership.objects.on(on).filter(person__user_id=account_id).order_by("pk")
    return list(memberships.values_list("pk", flat=True))


def build_membership_actor(membership: Membership) -> Actor:
    """Somebody acting for an organisation, under a membership and in its role."""
    return Actor(membership.person_id, membership.pk, Role(membership.role), membership.organisation_id)


def build_applicant_actor(person_id: int) -> Actor:
    """Somebody acting for themselves, as an applicant."""
    return Actor(person_id, None, Role.APPLICANT)


def list_officers(organisation_id: int, on: date) -> QuerySet[Membership]:
    """The examiners and approvers of an authority on a day, with their persons, by name."""
    officers = Membership.objects.on(on).filter(organisation_id=organisation_id)
    roles = [Role.EXAMINER.value, Role.APPROVER.value]
    return officers.filter(role__in=roles).select_related("person").order_by("role", "person__name", "pk")


def list_role_holders(organisation_id: int, on: date, roles: Iterable[str]) -> QuerySet[Person]:
    """Who holds one of the roles in an organisation on a day."""
    memberships = Membership.objects.on(on).filter(organisation_id=organisation_id, role__in=list(roles))
    return Person.objects.filter(pk__in=memberships.values("person_id")).order_by("pk")


def list_contacts(organisation_ids: Iterable[int], on: date, role: str) -> dict[int, tuple[str, str]]:
    """Of each organisation the first who holds a role on a day: name and telephone. One query."""
    memberships = Membership.objects.on(on).filter(organisation_id__in=set(organisation_ids), role=role)
    rows = memberships.order_by("-pk").values_list("organisation_id", "person__name", "person__phone")
    return {organisation: (name, phone) for organisation, name, phone in rows}


def list_all_contacts(organisation_ids: Iterable[int], on: date, role: str) -> dict[int, list[tuple[int, str, str]]]:
    """Of each organisation all who hold a role on a day: person, name and telephone, in the order of persons. One query."""
    memberships = Membership.objects.on(on).filter(organisation_id__in=set(organisation_ids), role=role)
    rows = memberships.order_by("person_id").values_list(
        "organisation_id", "person_id", "person__name", "person__phone"
    )
    found: dict[int, list[tuple[int, str, str]]] = {}
    for organisation, person, name, phone in rows:
        found.setdefault(organisation, []).append((person, name, phone))
    return found


def list_bureaus() -> list[int]:
    """The bureau of the city, by its row; several where an office has more than one."""
    return list(Organisation.objects.filter(kind=Organisation.Kind.BUREAU).values_list("pk", flat=True))


def find_authority(code: str) -> Organisation | None:
    """The authority that routing names by a code (三（三）)."""
    return Organisation.objects.filter(code=code).first()


def list_authorities() -> QuerySet[Organisation]:
    """All that recognise today, self-recognising units aside."""
    return Organisation.objects.filter(kind__in=AUTHORITY_KINDS, ended_on=None).order_by("code")


def find_organisation_name(public_id: UUID) -> str:
    """What an organisation is called, whether it still stands or not; "" where there is none of this id."""
    return Organisation.objects.filter(public_id=public_id).values_list("name", flat=True).first() or ""


def name_organisation(pk: int) -> str:
    """What an organisation is called today."""
    return Organisation.objects.values_list("name", flat=True).get(pk=pk)
