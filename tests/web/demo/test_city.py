"""The demo city stands whole: every case where its ledger says, nothing after its day, and every persona at their desk."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from django.db.models import Max
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.web.server import fill_database, point_doors_to
from zhicheng.policy import installed
from zhicheng.procedure.states import State
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.sign_in.persona_factor import find_demo_code
from zhicheng_web.cases.engine.rejudge import rejudge_verdict
from zhicheng_web.cases.models import Case, NumberContest, Verdict
from zhicheng_web.demo import city, organisations, people
from zhicheng_web.demo.personas import PERSONAS
from zhicheng_web.demonstration import Persona
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.people import identity
from zhicheng_web.people.models import Organisation, Person

pytestmark = pytest.mark.all
ON = date(2026, 6, 3)
CASES = len(list(city.plan_cases(Random(1), 0)))


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A small city, committed in a database of its own: the personas and every state."""
    with (
        django_db_blocker.unblock(),
        fill_database("city", lambda: city.build_demo_city(ON, lambda words: None, CASES)) as (name, _),
    ):
        yield name


@pytest.fixture
def in_the_city(built: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The doors lead to the city for one test."""
    with django_db_blocker.unblock(), point_doors_to(built):
        yield


@pytest.fixture
def db(in_the_city: None, db: None) -> None:
    """A transaction in the city."""


@pytest.fixture
def demo(db: None) -> Iterator[None]:
    """A demonstration on the city's day."""
    with override_settings(DEMO=True, TODAY=ON.isoformat(), TODAY_SINCE=clock.real_day().isoformat()):
        yield


def test_every_state_is_there_and_is_what_the_ledger_tells(demo: None) -> None:
    rows = Case.objects.values_list("pk", "public_id", "version", "state")
    assert list(find_discrepancies(rows)) == []
    assert {State(row[3]) for row in rows} == set(State)
    assert len(rows) == CASES


def test_every_verdict_comes_out_again(demo: None) -> None:
    verdicts = list(Verdict.objects.all())
    assert [rejudge_verdict(verdict) for verdict in verdicts] == [verdict.answer for verdict in verdicts]
    assert {case for case in Case.objects.filter(filed_at__isnull=False)} <= {verdict.case for verdict in verdicts}


def test_nothing_has_happened_on_its_day_or_later(demo: None) -> None:
    last = Entry.objects.aggregate(last=Max("at"))["last"]
    assert last.astimezone(clock.KUNMING).date() < ON


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda one: one.login)
def test_a_persona_signs_in_with_one_press_and_sees_their_page(demo: None, client: Client, persona: Persona) -> None:
    entered = client.post("/accounts/personas/enter/", {"login": persona.login})
    if persona.factor:
        account = Account.objects.get(login=persona.login)
        entered = client.post("/accounts/2fa/authenticate/", {"code": find_demo_code(account)})
    assert (entered.status_code, entered.headers["Location"]) == (302, persona.opens)
    assert client.get(persona.opens).status_code == 200
    person = Person.objects.get(user__login=persona.login)
    assert person.name == persona.name
    assert [State(case.state) for case in person.cases.all()] == ([persona.stands] if persona.stands else [])


def test_the_city_has_the_authorities_of_the_policy_and_its_employers(demo: None) -> None:
    policy = installed.find_policy_in_force(day_number(ON.isoformat()))
    counties = [area for area in policy.areas if area.isdigit()]
    found = Counter(Organisation.objects.values_list("kind", flat=True))
    assert (len(counties), len(organisations.FIRMS)) == (14, 30)
    assert found == {
        "bureau": 1,
        "county": len(counties),
        "zone": len(policy.areas) - len(counties),
        "municipal": len({one.code for one in policy.departments}),
        "employer": len(organisations.FIRMS) + 2,  # the self-recognising unit, the branch
        "agency": 2,
    }
    assert Organisation.objects.filter(self_recognition=True).count() == 1


def test_one_number_waits_for_the_bureau(demo: None, client: Client) -> None:
    found = NumberContest.objects.get()
    assert {one.person.name for one in found.claims.select_related("person")} > {"金兰"}
    client.post("/accounts/personas/enter/", {"login": "jin-lan"})
    mine = Case.objects.get(person__user__login="jin-lan")
    assert "正在由市人社局核定" in client.get(f"/my/{mine.public_id}/identity/").content.decode()
    client.post("/accounts/personas/enter/", {"login": "he-zhiming"})
    assert "金兰" in client.get("/bureau/numbers/").content.decode()


def test_nobody_could_be_taken_for_somebody_real(demo: None) -> None:
    numbers = [
        identity.decrypt_id_number(bytes(one.id_number_enc or b""), one.public_id) for one in Person.objects.all()
    ]
    assert {number[:6] for number in numbers} == {people.UNISSUED_AREA_CODE}
    assert len(set(numbers)) == len(numbers) - 1, "one is contested"
    assert {phone[:3] for phone in Person.objects.values_list("phone", flat=True)} == {"100"}
    codes = [str(one.uscc) for one in Organisation.objects.exclude(uscc=None)]
    assert {code[8:13] for code in codes} == {"MADEM"}
