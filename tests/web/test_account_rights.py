"""Rights over an account rest on all that its owner is: who is more than an employee is out of reach of HR, on GET and POST."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.web import walking
from tests.web.cast import Cast, give_channel, give_role, organisation
from tests.web.past_guards import rewrite
from zhicheng_web.accounts.models import Account
from zhicheng_web.clock import now, today
from zhicheng_web.ledger import units
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people import account_roles, queries
from zhicheng_web.people.models import Membership, Organisation, Person

SINCE = date(2020, 1, 1)
UNIT = "昆明重工研究院有限公司"
EMPLOYEE = Membership.RoleChoice.EMPLOYEE.value


@pytest.fixture
def unit(db: None) -> Organisation:
    """A unit that recognises the titles of its own people, and the HR that files them."""
    made = organisation("employer", UNIT, self_recognition=True)
    add_person("周敏", "zhou-min", (made, "employer"))
    return made


def add_person(name: str, login: str, *roles: tuple[Organisation, str], since: date = SINCE) -> Person:
    """Somebody with an account, in these roles."""
    person = queries.create_person(name, at=now())
    person.user = Account.objects.create_user(login)
    person.save()
    for of, role in roles:
        give_role(person, of, role, since)
    return person


def answer_statuses(login: str, person: Person, form: dict[str, str] | None = None) -> tuple[int, int]:
    """What somebody gets who opens the page for a person's account, and who presses its button."""
    browser, address = Client(), f"/accounts/people/{person.public_id}/password/"
    browser.force_login(Account.objects.get(login=login))
    return browser.get(address).status_code, browser.post(address, form or {}).status_code


def list_names_for(login: str) -> list[str]:
    """Whom HR finds on the page of those who have forgotten their password."""
    browser = Client()
    browser.force_login(Account.objects.get(login=login))
    return [one.name for one in browser.get("/accounts/people/").context["people"]]


@pytest.mark.parametrize("role", ["examiner", "approver", "employer"])
def test_hr_is_a_stranger_to_the_officers_and_colleagues_of_its_own_unit(unit: Organisation, role: str) -> None:
    officer = add_person("施瑞", "shi-rui", (unit, role))
    assert answer_statuses("zhou-min", officer) == (404, 404)
    assert list_names_for("zhou-min") == []
    assert UnitEntry.objects.exclude(event=units.FOUND_STEP).count() == 0


@pytest.mark.parametrize(
    ("kind", "role"), [("county", "approver"), ("bureau", "bureau"), ("employer", "employer"), ("employer", "employee")]
)
@pytest.mark.parametrize("begins", [0, 30], ids=["today", "in a month"])
def test_an_employee_who_is_anything_elsewhere_is_out_of_reach(
    unit: Organisation, kind: str, role: str, begins: int
) -> None:
    elsewhere = organisation(kind, "五华区人力资源和社会保障局")
    officer = add_person("杨帆", "yang-fan", (unit, EMPLOYEE))
    give_role(officer, elsewhere, role, today() + timedelta(days=begins))
    assert answer_statuses("zhou-min", officer) == (404, 404)
    assert list_names_for("zhou-min") == []


def test_a_role_that_is_over_keeps_nobody_out_of_reach(unit: Organisation) -> None:
    elsewhere = organisation("county", "五华区人力资源和社会保障局")
    former, stopped = (
        add_person(name, login, (unit, EMPLOYEE)) for name, login in (("杨帆", "yang-fan"), ("苏静", "su-jing"))
    )
    give_role(former, elsewhere, "approver", SINCE, today())
    give_role(stopped, elsewhere, "approver", SINCE)
    rewrite(Membership.objects.filter(person=stopped, role="approver"), stopped_at=now())
    assert sorted(list_names_for("zhou-min")) == ["杨帆", "苏静"]
    assert answer_statuses("zhou-min", former) == (200, 422), "no reason"


def test_hr_passes_no_letter_to_somebody_whose_case_it_has(people: Cast) -> None:
    """Half of the letter's secret would be HR's; to the owner's own channel HR may have a link sent, which it does not see."""
    applicant = people.person(people.li_yun)
    give_role(applicant, people.firm, EMPLOYEE, SINCE)
    reason = {"reason": "本人当面要求，已核对证件"}
    walking.draft(people)
    assert answer_statuses("wang-fang", applicant, reason) == (200, 422)
    assert applicant.user
    give_channel(applicant.user, "li@example.com", now())
    assert answer_statuses("wang-fang", applicant, reason) == (200, 200)


def test_the_roles_of_an_account_are_all_that_is_not_over(unit: Organisation) -> None:
    person = add_person("杨帆", "yang-fan", (unit, EMPLOYEE), (unit, "examiner"))
    give_role(person, unit, "approver", today() + timedelta(days=9))
    give_role(person, unit, "employer", SINCE, today())
    assert account_roles.list_account_roles(person.pk, today()) == [
        (unit.pk, "approver"),
        (unit.pk, "employee"),
        (unit.pk, "examiner"),
    ]
    assert account_roles.holds_office(person.pk, today()) is True
