"""What people and units are called at an act: written beside its entry, which names them by number alone."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from zhicheng_web.cases.models import ActName, Case
from zhicheng_web.cases.models.act_name import ACTOR, PERSON_KEYS, UNIT_KEYS
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person


def save_act_names(case: Case, by: Actor, note: Mapping[str, Any]) -> list[ActName]:
    """The names of an act: who acted, if it is not the applicant or the system, and which units its note tells of."""
    found = find_names(Organisation, UNIT_KEYS, note) | find_names(Person, PERSON_KEYS, note)
    if by.person_id and by.person_id != case.person_id:
        found[ACTOR] = find_person_name(by.person_id)
    return ActName.objects.bulk_create(
        ActName(case=case, seq=case.version, what=what, name=name) for what, name in found.items()
    )


def find_names(
    table: type[Organisation] | type[Person], keys: Iterable[str], note: Mapping[str, Any]
) -> dict[str, str]:
    """The units or people that a note tells of by their public ids, by key."""
    ids = {key: UUID(str(note[key])) for key in keys if note.get(key)}
    if not ids:
        return {}
    names = dict(table._default_manager.filter(public_id__in=ids.values()).values_list("public_id", "name"))
    return {key: names[public_id] for key, public_id in ids.items() if public_id in names}


def find_person_name(person_id: int) -> str:
    """What somebody is called now; "" for nobody."""
    return Person.objects.filter(pk=person_id).values_list("name", flat=True).first() or ""


def find_authority_name(case: Case) -> str:
    """What the authority of a case is called now; "" where it has none."""
    return case.authority.name if case.authority else ""
