"""A person opens an account by themselves, finds their unit, and is confirmed by its HR, or not (一（一）)."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.desks import Browser
from zhicheng.numbers.number_state import NumberState
from zhicheng_web import clock
from zhicheng_web.accounts import register_page
from zhicheng_web.accounts.sign_in.places import ADDRESS
from zhicheng_web.accounts.sign_in.tries import (
    ADDRESS_UNDER_ATTACK,
    NAME_UNDER_ATTACK,
    Pace,
    claim_turn,
    is_under_attack,
)
from zhicheng_web.people.models import EmployeeRequest, Membership, Person
from zhicheng_web.portal.employer.join_forms import LOGIN_TAKEN

ABOUT = {
    "name": "段玉",
    "number": "530102199003070075",
    "phone": "13888777661",
    "login": "duan-yu",
    "password": "putao-tielu-daxiang",
}
UNIT, REQUEST = reverse("applicant-unit"), "employer-employee-request"


@pytest.fixture
def duan_yu(people: Cast, wang_fang: Browser) -> Client:
    """Somebody who has just opened an account."""
    browser = Client()
    answer = browser.post(reverse("person-register"), ABOUT)
    assert (answer.status_code, answer.headers["Location"]) == (302, UNIT)
    return browser


def ask(browser: Client, people: Cast) -> EmployeeRequest:
    """段玉 has found the firm by its name and asked it."""
    assert people.firm.name in browser.get(UNIT, {"q": people.firm.name[:6]}).content.decode()
    browser.post(UNIT, {"employer": str(people.firm.public_id)})
    return EmployeeRequest.objects.latest("pk")


def test_a_number_typed_here_is_a_claim_and_no_unit_knows_of_the_person(
    people: Cast, duan_yu: Client, wang_fang: Browser
) -> None:
    person = Person.objects.get(name="段玉")
    assert (person.number_state, person.phone) == (NumberState.CLAIMED.value, "13888777661")
    assert "段玉" not in wang_fang.get("employer-members").content.decode()
    assert not Membership.objects.filter(person=person).exists()


def test_hr_confirms_and_the_unit_is_chosen_already(people: Cast, duan_yu: Client, wang_fang: Browser) -> None:
    asked = ask(duan_yu, people)
    assert ask(duan_yu, people).pk == asked.pk, "asked twice it is one"
    for desk in ("employer-queue", "employer-members"):
        assert "1人请您确认在本单位工作" in wang_fang.get(desk).content.decode()
    page = wang_fang.get(REQUEST, asked.public_id).content.decode()
    assert ("段玉" in page, "530102********0075" in page, ABOUT["number"] in page) == (True, True, False)
    assert wang_fang.post(REQUEST, asked.public_id, answer="yes").status_code == 302
    assert Membership.objects.get(person=asked.person).role == "employee"
    assert "确认了您是它的职工" in duan_yu.get(UNIT).content.decode()
    start = duan_yu.get(reverse("applicant-start")).content.decode()
    assert (people.firm.name in start, "登记了您是职工" in start) == (True, True)
    again = wang_fang.post(REQUEST, asked.public_id, answer="no", reason="不是我们单位的人")
    assert again.status_code == 422


def test_hr_declines_with_a_reason_and_another_units_hr_finds_nothing(
    people: Cast, duan_yu: Client, wang_fang: Browser, zhao_min: Browser
) -> None:
    asked = ask(duan_yu, people)
    assert zhao_min.get(REQUEST, asked.public_id).status_code == 404
    assert zhao_min.post(REQUEST, asked.public_id, answer="yes").status_code == 404
    assert wang_fang.post(REQUEST, asked.public_id, answer="no", reason="不是").status_code == 422
    wang_fang.post(REQUEST, asked.public_id, answer="no", reason="名册里没有这个人")
    assert "名册里没有这个人" in duan_yu.get(UNIT).content.decode()
    assert not Membership.objects.filter(person=asked.person).exists()


def test_what_was_taken_back_is_not_there_for_the_unit(people: Cast, duan_yu: Client, wang_fang: Browser) -> None:
    asked = ask(duan_yu, people)
    duan_yu.post(UNIT, {"withdraw": str(asked.public_id)})
    assert wang_fang.get(REQUEST, asked.public_id).status_code == 404
    assert "段玉" not in wang_fang.get("employer-members").content.decode()


FEW = Pace(free=3, longest=60)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer accounts than else may be opened from one address."""
    monkeypatch.setattr(register_page, "OPENINGS", FEW)


def test_which_names_are_taken_is_said_only_to_a_whole_form_and_is_counted(
    people: Cast, wang_fang: Browser, few: None
) -> None:
    taken, page = str(people.account(people.wang_fang).login), reverse("person-register")
    for lacking in ("password", "name", "phone"):
        answer = Client().post(page, ABOUT | {"login": taken, "number": "", lacking: ""})
        assert (answer.status_code, LOGIN_TAKEN in answer.content.decode()) == (422, False)
    answers = [Client().post(page, ABOUT | {"login": taken, "number": ""}) for _ in range(FEW.free + 1)]
    assert [LOGIN_TAKEN in one.content.decode() for one in answers] == [True] * FEW.free + [False]


def test_accounts_are_not_opened_by_the_dozen(people: Cast, wang_fang: Browser, few: None) -> None:
    answers = [
        Client().post(reverse("person-register"), ABOUT | {"login": f"duan-yu-{number}", "number": ""})
        for number in range(FEW.free + 1)
    ]
    assert [one.status_code for one in answers] == [302] * FEW.free + [422]
    assert "这里刚开通过好几个账号" in answers[-1].content.decode()
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    opened = elsewhere.post(reverse("person-register"), ABOUT | {"login": "duan-yu-9", "number": ""})
    assert opened.status_code == 302, "others do not wait for it"


def test_openings_of_many_addresses_slow_neither_each_other_nor_passwords_down(people: Cast) -> None:
    for number in range(NAME_UNDER_ATTACK + 1):
        assert claim_turn("register:", f"203.0.113.{number}", FEW) == 0
    assert claim_turn("register:", "203.0.113.99", FEW) == claim_turn("register:", "203.0.113.99", FEW) == 0
    for _ in range(ADDRESS_UNDER_ATTACK + 1):
        claim_turn("register:", "203.0.113.98", Pace(ADDRESS_UNDER_ATTACK * 2, 60))
    assert not is_under_attack("a name", f"{ADDRESS}203.0.113.98", clock.real_moment())
