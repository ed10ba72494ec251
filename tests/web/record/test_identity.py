"""ID numbers: sealed for one person, found however they are typed, seen only with a note that the person can read."""

from uuid import UUID

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from tests.web.attacks.world import at
from zhicheng.procedure.states import Role
from zhicheng_web import encryption, keys
from zhicheng_web.cases.read import id_number
from zhicheng_web.ledger.queries import list_views_of
from zhicheng_web.people import identity, queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

NUMBER = "11010519491231002X"
ONE, OTHER = UUID(int=1), UUID(int=2)


def test_a_seal_opens_for_its_person_only(rooms: None) -> None:
    sealed = identity.encrypt_id_number(NUMBER, ONE)
    assert identity.decrypt_id_number(sealed, ONE) == NUMBER
    with pytest.raises(identity.UnreadableIdNumber):
        identity.decrypt_id_number(sealed, OTHER)


@pytest.mark.parametrize("place", range(len(NUMBER) + 31))
def test_no_byte_of_a_seal_can_be_changed(rooms: None, place: int) -> None:
    sealed = bytearray(identity.encrypt_id_number(NUMBER, ONE))
    sealed[place] ^= 1
    with pytest.raises(identity.UnreadableIdNumber):
        identity.decrypt_id_number(bytes(sealed), ONE)


def test_two_seals_of_a_number_differ_and_hold_no_digit_of_it(rooms: None) -> None:
    first, second = identity.encrypt_id_number(NUMBER, ONE), identity.encrypt_id_number(NUMBER, ONE)
    assert first != second
    assert NUMBER.encode() not in first


@pytest.mark.parametrize(
    "typed", ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231-002X"]
)
def test_a_number_is_found_however_it_is_typed(rooms: None, typed: str) -> None:
    assert identity.index_id_number("id", typed) == identity.index_id_number("id", NUMBER)


def test_a_number_is_another_one_on_another_document(rooms: None) -> None:
    assert identity.index_id_number("hkmo", NUMBER) != identity.index_id_number("id", NUMBER)


def test_the_index_has_a_key_of_its_own(rooms: None) -> None:
    assert encryption.load_index_key(settings.KEYS_FOLDER) not in (
        keys.read_key(settings.KEYS_FOLDER, "identity-1"),
        keys.read_key(settings.KEYS_FOLDER, "secret"),
    )


@pytest.mark.django_db
def test_one_number_is_one_person() -> None:
    first = queries.create_person("甲", at=at("01-05"), number=NUMBER)
    with pytest.raises(IntegrityError, match="person_one_per_id_number"), transaction.atomic():
        queries.create_person("乙", at=at("01-05"), number=NUMBER.lower())
    assert list(Person.objects.filter(id_index=identity.index_id_number("id", NUMBER))) == [first]
    assert queries.masked_number_of(first) == "110105********002X"


@pytest.mark.django_db
def test_seeing_a_number_is_noted_where_the_person_can_read_it() -> None:
    person = queries.create_person("甲", at=at("01-05"), number=NUMBER)
    clerk = queries.create_person("乙", at=at("01-05"))
    by = Actor(clerk.pk, None, Role.BUREAU)
    assert id_number.reveal_id_number(person, by=by, at=at("01-06"), purpose="supervise") == NUMBER
    assert list(list_views_of(person.pk).values_list("by", "purpose", "fields", "at")) == [
        (clerk.pk, "supervise", "id_number", at("01-06"))
    ]


@pytest.mark.django_db
def test_a_number_is_not_shown_for_no_purpose() -> None:
    person = queries.create_person("甲", at=at("01-05"), number=NUMBER)
    with pytest.raises(ValueError):
        id_number.reveal_id_number(person, by=Actor(person.pk, None, Role.BUREAU), at=at("01-06"), purpose="curious")
    assert list_views_of(person.pk).count() == 0
