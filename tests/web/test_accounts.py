"""Accounts: how often one may try, what the database keeps of a second factor, who may make a link for whom."""

import time
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from zhicheng.procedure.states import Role
from zhicheng_web.accounts.adapter import TOO_MANY, WRONG
from zhicheng_web.accounts.models import Account
from zhicheng_web.clock import now
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people import queries
from zhicheng_web.people.models import Membership, Organisation, Person

PASSWORD = "dianchi-haiou-1"
SINCE = date(2020, 1, 1)
PRESSED, OTHER = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def fresh(db: None) -> None:
    """Nobody has tried anything yet."""
    cache.clear()


def person(name: str, login: str, of: Organisation, role: str) -> Person:
    """Somebody with an account."""
    made = queries.create_person(name, at=now())
    made.user = Account.objects.create_user(login, PASSWORD)
    made.save()
    queries.create_membership(made, of, role, SINCE)
    return made


def unit(name: str, kind: str = Organisation.Kind.EMPLOYER) -> Organisation:
    """An organisation."""
    return Organisation.objects.create(kind=kind, name=name)


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


def test_five_wrong_passwords_close_a_name_for_a_while_and_say_so(client: Client) -> None:
    person("王芳", "wang-fang", unit("昆明滇池机械有限公司"), Role.EMPLOYER)
    told = []
    for _ in range(6):
        page = client.post("/accounts/login/", {"login": "wang-fang", "password": "wrong"})
        told.append([word for word in (WRONG, TOO_MANY) if word in page.content.decode()])
    assert told == [[WRONG]] * 5 + [[TOO_MANY]]
    right = client.post("/accounts/login/", {"login": "wang-fang", "password": PASSWORD})
    assert TOO_MANY in right.content.decode()


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


def test_who_tries_too_fast_reads_our_page(client: Client) -> None:
    person("王芳", "wang-fang", unit("昆明滇池机械有限公司"), Role.EMPLOYER)
    browser = signed_in("wang-fang")
    form = {"oldpassword": "x", "password1": "y", "password2": "y"}
    answers = [browser.post("/accounts/password/change/", form) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert "试得太快了，请一分钟后再试" in answers[-1].content.decode()


def test_the_secret_of_a_second_factor_lies_sealed() -> None:
    hr = person("王芳", "wang-fang", unit("昆明滇池机械有限公司"), Role.EMPLOYER)
    assert hr.user is not None
    totp.TOTP.activate(hr.user, SECRET)
    kept = Authenticator.objects.get(user=hr.user)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code("000000") is False


@pytest.mark.parametrize(
    ("who", "whose", "status"),
    [
        ("wang-fang", "李云", 200),
        ("wang-fang", "王芳", 404),
        ("wang-fang", "赵敏", 404),
        ("he-zhiming", "赵敏", 200),
        ("li-yun", "王芳", 404),
    ],
    ids=["本单位的职工", "自己", "别单位的人", "市局为任何人", "职工不能"],
)
def test_a_link_is_made_by_whoever_looks_after_the_account(who: str, whose: str, status: int) -> None:
    ours, theirs = unit("昆明滇池机械有限公司"), unit("云岭测绘有限公司")
    person("王芳", "wang-fang", ours, Role.EMPLOYER)
    person("李云", "li-yun", ours, Membership.RoleChoice.EMPLOYEE)
    person("赵敏", "zhao-min", theirs, Role.EMPLOYER)
    person("和志明", "he-zhiming", unit("昆明市人力资源和社会保障局", Organisation.Kind.BUREAU), Role.BUREAU)
    address = f"/accounts/people/{Person.objects.get(name=whose).public_id}/password/"
    assert signed_in(who).post(address).status_code == status
    assert UnitEntry.objects.filter(event="password_link").count() == (status == 200)


def test_only_the_bureau_takes_a_second_factor_away() -> None:
    ours = unit("昆明滇池机械有限公司")
    person("王芳", "wang-fang", ours, Role.EMPLOYER)
    staff = person("李云", "li-yun", ours, Membership.RoleChoice.EMPLOYEE)
    person("和志明", "he-zhiming", unit("昆明市人力资源和社会保障局", Organisation.Kind.BUREAU), Role.BUREAU)
    assert staff.user is not None
    totp.TOTP.activate(staff.user, SECRET)
    address = f"/accounts/people/{staff.public_id}/password/"
    left = []
    for who in ("wang-fang", "he-zhiming"):
        signed_in(who).post(address, {"factors": "on"})
        left.append(Authenticator.objects.filter(user=staff.user).count())
    assert left == [1, 0]
    assert [one.event for one in UnitEntry.objects.order_by("pk")] == ["password_link"] * 2 + ["factors_removed"]


def test_a_link_pressed_twice_is_one_act() -> None:
    ours = unit("昆明滇池机械有限公司")
    person("王芳", "wang-fang", ours, Role.EMPLOYER)
    staff = person("李云", "li-yun", ours, Membership.RoleChoice.EMPLOYEE)
    browser = signed_in("wang-fang")
    for key in (PRESSED, PRESSED, OTHER):
        answer = browser.post(f"/accounts/people/{staff.public_id}/password/", {"key": key})
        assert "/accounts/reset/" in answer.content.decode()
    assert UnitEntry.objects.filter(event="password_link").count() == 2


def test_a_link_dies_when_its_maker_no_longer_looks_after_the_account() -> None:
    firm = unit("某公司")
    person("王芳", "wang", firm, Role.EMPLOYER)
    staff = person("张慧", "zhang", firm, Membership.RoleChoice.EMPLOYEE)
    page = signed_in("wang").post(f"/accounts/people/{staff.public_id}/password/").content.decode()
    link = "/accounts/reset/" + page.split("/accounts/reset/")[1].split('"')[0]
    assert Client().get(link).status_code == 200
    Membership.objects.filter(person=staff).update(stopped_at=now())
    assert Client().get(link).status_code == 410
    assert signed_in("wang").get(f"/accounts/people/{staff.public_id}/password/").status_code == 404


def test_the_bureau_helps_who_belongs_nowhere() -> None:
    office = unit("昆明市人力资源和社会保障局", Organisation.Kind.BUREAU)
    person("和志明", "he-zhiming", office, Role.BUREAU)
    alone = queries.create_person("张慧", at=now())
    alone.user = Account.objects.create_user("zhang", PASSWORD)
    alone.save()
    assert signed_in("he-zhiming").post(f"/accounts/people/{alone.public_id}/password/").status_code == 200
    assert UnitEntry.objects.get(event="password_link").organisation_id == office.pk
