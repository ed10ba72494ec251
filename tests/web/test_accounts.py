"""Accounts: what the database keeps of a second factor, who may make a link for whom."""

import time
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tests.web.cast import give_role, organisation, set_up_factor, state_number
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.models import Account
from zhicheng_web.clock import now
from zhicheng_web.people import queries
from zhicheng_web.people.models import Organisation, Person

pytestmark = pytest.mark.django_db
PASSWORD = "dianchi-haiou-1"
SINCE = date(2020, 1, 1)
SECRET = "JBSWY3DPEHPK3PXP"


def person(name: str, login: str, of: Organisation, role: str) -> Person:
    """Somebody with an account."""
    made = queries.create_person(name, at=now())
    made.user = Account.objects.create_user(login, PASSWORD)
    made.save()
    if role in ("examiner", "approver", "bureau"):
        state_number(made)
    give_role(made, of, role, SINCE)
    return made


def unit(name: str, kind: str = Organisation.Kind.EMPLOYER) -> Organisation:
    """An organisation."""
    return organisation(kind, name)


def signed_in(login: str) -> Client:
    """A browser of somebody."""
    browser = Client()
    browser.force_login(Account.objects.get(login=login))
    return browser


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_counts_half_a_minute_before_and_after(
    steps: int, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_750_000_000.0)
    shown = totp.format_hotp_value(totp.hotp_value(SECRET, 1_750_000_000 // 30 + steps))
    assert totp.validate_totp_code(SECRET, shown) is counts


def test_what_is_left_empty_is_named(client: Client) -> None:
    page = client.post("/accounts/login/", {})
    assert dict(page.context["form"].errors) == {"login": ["请输入登录名。"], "password": ["请输入密码。"]}


@pytest.mark.parametrize(
    ("room", "role", "leads"),
    [("my", "employer", "/my/"), ("employer", "employer", "/employer/"), ("authority", "examiner", "/authority/")],
)
def test_a_door_opens_to_its_role(room: str, role: str, leads: str) -> None:
    person("王芳", "wang", unit("某公司" if role == "employer" else "某局"), role)
    assert signed_in("wang").get(f"/accounts/door/{room}/").headers["Location"] == leads


def test_a_door_that_does_not_open_says_who_one_is(client: Client) -> None:
    person("王芳", "wang", unit("某公司"), "employer")
    page = signed_in("wang").get("/accounts/door/authority/").content.decode()
    assert ("您没有认定部门的身份" in page, "现在登录的是王芳，某公司的单位人事。" in page) == (True, True)
    assert client.get("/accounts/door/employer/").headers["Location"].startswith("/accounts/login/")
    assert signed_in("wang").get("/accounts/door/elsewhere/").status_code == 404


def test_the_secret_of_a_second_factor_lies_sealed() -> None:
    hr = person("王芳", "wang-fang", unit("昆明滇池机械有限公司"), Role.EMPLOYER)
    assert hr.user is not None
    set_up_factor(hr.user, SECRET)
    kept = Authenticator.objects.get(user=hr.user)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code("000000") is False
