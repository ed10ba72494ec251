"""Two who confirm one number of identity at once: neither has it, the bureau has both; and the control of the race."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.web.cast import moment
from tests.web.races.rounds import DONE, Deed, Meeting, both, disarmed
from tests.web.server import fill_database, stand_in_own_database
from zhicheng.numbers.number_state import NumberState
from zhicheng_web.cases.actions import _number_claim
from zhicheng_web.cases.models import ContestedClaim, NumberContest
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import create_person, set_id_number

NUMBER = "530102199003070032"
ONE, OTHER = "施瑞", "石锐"


def claim() -> None:
    """Two people who have typed the same number, and not confirmed it."""
    for name in (ONE, OTHER):
        person = create_person(name, at=moment("02-02"))
        set_id_number(person, "id", NUMBER, NumberState.CLAIMED)
        person.save()


@pytest.fixture(scope="module")
def claimed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database with both."""
    with django_db_blocker.unblock(), fill_database("claimed", claim) as (name, _):
        yield name


@pytest.fixture
def own_database(claimed: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy of it, for one test."""
    with django_db_blocker.unblock(), stand_in_own_database(claimed) as name:
        yield name


def confirm(name: str) -> Deed:
    """One of the two says that the number is theirs."""
    number = Person.objects.get(name=name).pk

    def confirm_in_transaction() -> None:
        with transaction.atomic():
            _number_claim.confirm_claim(number, moment("02-03"))

    return confirm_in_transaction


def confirm_at_once(patch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """What becomes of both confirmations, and in which state each of the two has the number; they meet between looking for
    others and writing.
    """
    meeting, list_rivals = Meeting(), _number_claim.list_rivals

    def list_and_meet(person: Person) -> list[int]:
        rivals = list_rivals(person)
        meeting.wait()
        return rivals

    patch.setattr(_number_claim, "list_rivals", list_and_meet)
    done = both(confirm(ONE), confirm(OTHER))
    return done, list(Person.objects.filter(name__in=(ONE, OTHER)).values_list("number_state", flat=True))


@pytest.mark.usefixtures("own_database")
def test_of_two_who_confirm_a_number_at_once_neither_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert confirm_at_once(monkeypatch) == ([DONE, DONE], [NumberState.CONTESTED] * 2)
    contest = NumberContest.objects.get()
    claims = ContestedClaim.objects.filter(contest=contest).values_list("person__name", flat=True)
    assert sorted(claims) == sorted((ONE, OTHER))


@pytest.mark.unsound
@pytest.mark.usefixtures("own_database")
def test_control_without_the_lock_and_the_key_both_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, "person_one_per_id_number"):
        monkeypatch.setattr(_number_claim, "lock_number", lambda index: None)
        assert confirm_at_once(monkeypatch) == ([DONE, DONE], [NumberState.CONFIRMED] * 2)
