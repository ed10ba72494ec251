"""Through the doors of the accounts: one of several capacities, a demonstration's people, addresses that lead elsewhere."""

from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.web.cast import give_role, organisation, state_number
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.models import Account
from zhicheng_web.clock import now
from zhicheng_web.ledger import units
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people import queries
from zhicheng_web.people.models import Membership, Organisation

pytestmark = pytest.mark.django_db
PASSWORD = "dianchi-haiou-1"
SINCE = date(2020, 1, 1)
HOSTILE = (
    "//elsewhere.example/",
    "///elsewhere.example/",
    "https://elsewhere.example/",
    "http:///elsewhere.example/",
    "\\\\elsewhere.example/",
    "/\\elsewhere.example/",
    "javascript:alert(1)",
    "https://testserver@elsewhere.example/",
    " //elsewhere.example/",
)
OURS = "/employer/publicity/?page=2"


def employ(login: str, *roles: str) -> dict[str, Membership]:
    """Somebody with an account and a membership for each role, each in a unit of its own."""
    person = queries.create_person(login, at=now())
    person.user = Account.objects.create_user(login, PASSWORD)
    person.save()
    if {"examiner", "approver", "bureau"} & set(roles):
        state_number(person)
    kinds = {"employer": "employer", "examiner": "county", "approver": "county", "bureau": "bureau"}
    made = {}
    for role in roles:
        unit = organisation(kinds[role], f"{role}的单位")
        made[role] = give_role(person, unit, role, SINCE)
    return made


def enter(login: str) -> Client:
    """A browser of somebody."""
    browser = Client()
    browser.force_login(Account.objects.get(login=login))
    return browser


@override_settings(DEMO=True)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_persona_is_led_nowhere_else(hostile: str) -> None:
    employ("wang-fang", "employer")
    answer = Client().post("/accounts/personas/enter/", {"login": "wang-fang", "next": hostile})
    assert (answer.status_code, answer["Location"]) == (302, "/employer/")


@override_settings(DEMO=True)
@pytest.mark.parametrize("door", ["/accounts/personas/enter/", "/accounts/login/"])
def test_an_address_that_no_text_can_be_leads_nobody_in(door: str) -> None:
    employ("wang-fang", "employer")
    browser = Client()
    form = {"login": "wang-fang", "password": PASSWORD, "next": "\x00//elsewhere.example/"}
    assert (browser.post(door, form).status_code, "_auth_user_id" in browser.session) == (400, False)


@override_settings(DEMO=True)
def test_a_persona_is_led_back_to_a_page_of_ours() -> None:
    employ("wang-fang", "employer")
    answer = Client().post("/accounts/personas/enter/", {"login": "wang-fang", "next": OURS})
    assert (answer.status_code, answer["Location"]) == (302, OURS)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_who_signs_in_is_led_nowhere_else(hostile: str) -> None:
    employ("wang-fang", "employer")
    form = {"login": "wang-fang", "password": PASSWORD, "next": hostile}
    answer = Client().post("/accounts/login/", form)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/desk/")


@override_settings(DEMO=True)
def test_in_a_demonstration_one_is_nobody_but_its_people() -> None:
    employ("somebody", "bureau")
    browser = Client()
    assert browser.post("/accounts/personas/enter/", {"login": "somebody"}).status_code == 404
    assert browser.get("/accounts/personas/enter/").status_code == 405
    assert "_auth_user_id" not in browser.session


def choose(browser: Client, membership: Any) -> tuple[int, str]:
    """Choose a capacity: the status, and where it leads."""
    answer = browser.post("/accounts/acting/", {"membership": str(membership)})
    return answer.status_code, answer.headers.get("Location", "")


def test_one_of_several_capacities_is_chosen_and_stays() -> None:
    held = employ("duo", "employer", "examiner", "bureau")
    browser = enter("duo")
    assert browser.get("/accounts/desk/")["Location"] == "/employer/"
    for role, home in (("examiner", "/authority/"), ("bureau", "/bureau/"), ("employer", "/employer/")):
        assert choose(browser, held[role].pk) == (302, home)
        assert browser.get("/accounts/desk/")["Location"] == home
    assert choose(browser, 0) == (302, "/my/")
    page = browser.get("/accounts/acting/")
    assert [(one["words"], one["now"]) for one in page.context["choices"]] == [
        ("employer的单位 · 单位人事", False),
        ("examiner的单位 · 经办", False),
        ("bureau的单位 · 市局管理", False),
        ("申报人", True),
    ]


def test_a_capacity_of_somebody_else_or_of_yesterday_is_not_chosen() -> None:
    theirs = employ("other", "bureau")["bureau"]
    held = employ("duo", "employer", "examiner")
    browser = enter("duo")
    held["examiner"].valid = held["examiner"].valid.__class__(SINCE, date(2020, 2, 1))
    held["examiner"].save()
    for membership in (theirs.pk, held["examiner"].pk, "", "x", "-1"):
        assert choose(browser, membership) == (200, "")
    assert browser.get("/accounts/desk/")["Location"] == "/employer/"
    assert browser.get("/bureau/").status_code == 404


def test_a_form_made_for_another_account_is_not_accepted() -> None:
    """The token is good, for both sit at one browser: it is the name in the form that tells them apart."""
    employ("jia", "employer")
    held = employ("yi", "bureau")["bureau"]
    browser = enter("yi")
    browser.get("/accounts/desk/")
    form = {"kind": "employer", "name": "新单位", "who": "0" * 16}
    answer = browser.post("/bureau/organisations/new/", form)
    assert (answer.status_code, [one.name for one in answer.templates][:1]) == (409, ["shared/other.html"])
    saving = browser.post("/bureau/organisations/new/", form, headers={"HX-Request": "true"})
    assert (saving.status_code, saving.headers["HX-Retarget"]) == (200, "#saved")
    assert Organisation.objects.filter(name="新单位").count() == 0
    assert UnitEntry.objects.exclude(event=units.FOUND_STEP).count() == 0
    assert held.role == Role.BUREAU
