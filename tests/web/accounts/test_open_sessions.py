"""Where somebody is signed in: seen, ended, ended by a new password or factor, and at the latest by the clock."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client

from tests.web.accounts.signing_in import PASSWORD, give_password, run_clock_on, send_password, show_code, sign_in
from tests.web.cast import Cast, officer
from tests.web.walking import REASON
from zhicheng_web import clock
from zhicheng_web.accounts.help.ask import ask_for_help
from zhicheng_web.accounts.help.give import confirm_help
from zhicheng_web.accounts.links import prove_link
from zhicheng_web.accounts.models import Account, AccountSession

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1"
NEW = "lianhua yueliang tielu caihong"
HOUR = 3600


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A clock that goes on by seconds."""
    return run_clock_on(monkeypatch)


def open_browser(account: Account, agent: str = EDGE, address: str = "192.0.2.7", *, factor: bool = False) -> Client:
    """A browser of a device, in which somebody has signed in and looked at the first page."""
    browser = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    browser.post("/accounts/login/", {"login": account.login, "password": PASSWORD})
    if factor:
        browser.post("/accounts/2fa/authenticate/", {"code": show_code()})
    assert is_in(browser)
    return browser


def is_in(browser: Client) -> bool:
    """Whether somebody is signed in there still."""
    answer = browser.get("/accounts/sessions/")
    return answer.status_code == 200 or "/accounts/login/" not in answer.headers["Location"]


def read_page(browser: Client) -> tuple[str, list[Any]]:
    """The page, and its rows."""
    answer = browser.get("/accounts/sessions/")
    return answer.content.decode(), answer.context["sessions"]


def test_each_place_is_seen_with_its_device_address_and_times(people: Cast, go_on: Callable[[float], None]) -> None:
    owner, other = give_password(people.account(people.wang_fang)), give_password(people.account(people.zhao_min))
    here, there, _ = open_browser(owner), open_browser(owner, PHONE, "198.51.100.9"), open_browser(other)
    go_on(10 * 60)
    words, rows = read_page(here)
    assert [(row.device, row.address, row.is_this) for row in rows] == [
        ("Windows电脑，Edge", "192.0.2.7", True),
        ("苹果手机，Safari", "198.51.100.9", False),
    ]
    assert rows[0].begun_at == rows[1].begun_at == rows[1].last_used_at
    read_page(there)
    assert read_page(here)[1][0].last_used_at != rows[1].last_used_at, "used ten minutes later"
    keys = (here.session.session_key, there.session.session_key)
    assert all(key and key not in words for key in keys)


def test_another_is_ended_and_this_one_goes_on(people: Cast) -> None:
    owner = give_password(people.account(people.wang_fang))
    here, there, third = open_browser(owner), open_browser(owner, PHONE), open_browser(owner)
    named = next(row.name for row in read_page(here)[1] if row.device.startswith("苹果"))
    assert here.post("/accounts/sessions/", {"session": named}).headers["Location"] == "/accounts/sessions/?ended=1"
    assert [is_in(one) for one in (here, there, third)] == [True, False, True]
    here.post("/accounts/sessions/", {"session": "others"})
    assert [is_in(one) for one in (here, third)] == [True, False]


def test_nobody_ends_the_session_of_somebody_else_or_by_no_name(people: Cast) -> None:
    owner, other = give_password(people.account(people.wang_fang)), give_password(people.account(people.zhao_min))
    here, theirs = open_browser(owner), open_browser(other)
    named = read_page(theirs)[1][0].name
    for session in (named, "", "x"):
        here.post("/accounts/sessions/", {"session": session})
    assert [is_in(one) for one in (here, theirs)] == [True, True]


def change_password(browser: Client, account: Account) -> None:
    browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})


def set_up_factor(browser: Client, account: Account) -> None:
    browser.get("/accounts/2fa/totp/activate/")
    counter = int(clock.real_moment().timestamp()) // 30
    code = format_hotp_value(hotp_value(browser.session["mfa.totp.secret"], counter))
    assert browser.post("/accounts/2fa/totp/activate/", {"code": code}).status_code == 302


@pytest.mark.parametrize("change", [change_password, set_up_factor])
def test_a_new_password_or_factor_ends_the_others_at_once(
    people: Cast, change: Callable[[Client, Account], None]
) -> None:
    owner = give_password(people.account(people.wang_fang))
    here, there = open_browser(owner), open_browser(owner, PHONE)
    change(here, owner)
    assert [row.is_this for row in read_page(here)[1]] == [True]
    assert [is_in(one) for one in (here, there)] == [True, False]


@pytest.mark.parametrize("address", ["/accounts/2fa/totp/deactivate/", "/accounts/2fa/recovery-codes/generate/"])
def test_so_does_a_factor_that_is_taken_away_or_renewed(people: Cast, address: str) -> None:
    here = sign_in(people, people.wang_fang)
    there = Client()
    send_password("wang-fang", browser=there)
    there.post("/accounts/2fa/authenticate/", {"code": show_code(1)})
    assert [is_in(one) for one in (here, there)] == [True, True]
    assert here.post(address).status_code == 302
    assert [is_in(one) for one in (here, there)] == [True, False]


def test_a_password_that_is_set_by_a_link_ends_all(people: Cast) -> None:
    owner = give_password(people.account(people.wang_fang))
    here, there = open_browser(owner), open_browser(owner, PHONE)
    name, token = prove_link(Account.objects.get(pk=owner.pk))
    answer = Client().post(f"/accounts/reset/{name}/{token}/", {"password1": NEW, "password2": NEW})
    assert (answer.status_code, [is_in(one) for one in (here, there)]) == (302, [False, False])
    assert not AccountSession.objects.filter(account=owner).exists()


def test_a_factor_that_two_of_the_bureau_take_away_ends_all(people: Cast) -> None:
    here, second = sign_in(people, people.wang_fang), officer("周宁", "zhou-ning", people.bureau, "bureau")
    owner, key = people.person(people.wang_fang), uuid4()
    act: Any = {"by": people.supervisor, "at": clock.now(), "key": key, "reason": REASON, "origin": "http://testserver"}
    asked, _ = ask_for_help(owner, **act, remove_factors=True)
    assert is_in(here)
    confirm_help(asked.public_id, by=second, at=clock.now())
    assert (is_in(here), Authenticator.objects.exists()) == (False, False)


@pytest.mark.parametrize(("idle", "still"), [(HOUR - 60, True), (HOUR + 1, False)])
def test_an_hour_without_use_ends_it(people: Cast, go_on: Callable[[float], None], idle: float, still: bool) -> None:
    browser = open_browser(give_password(people.account(people.wang_fang)))
    go_on(idle)
    assert is_in(browser) is still


def test_twelve_hours_end_it_however_much_it_is_used(people: Cast, go_on: Callable[[float], None]) -> None:
    browser, stays = open_browser(give_password(people.account(people.wang_fang))), []
    for _ in range(25):
        go_on(HOUR / 2)
        stays.append(is_in(browser))
    assert stays == [True] * 24 + [False]


def test_what_was_typed_comes_back_after_it(people: Cast, go_on: Callable[[float], None]) -> None:
    browser = open_browser(give_password(people.account(people.wang_fang)))
    go_on(HOUR + 1)
    page = "http://testserver/employer/members/"
    answer = browser.post(page, {"name": "刘敏"}, headers={"Referer": page, "Origin": "http://testserver"})
    assert answer.headers["Location"] == "/accounts/login/?next=%2Femployer%2Fmembers%2F"
    assert "您刚才填写的内容没有丢" in browser.get(answer.headers["Location"]).content.decode()


def test_it_is_written_down_once_in_five_minutes(
    people: Cast, go_on: Callable[[float], None], django_assert_num_queries: Any
) -> None:
    browser = open_browser(give_password(people.account(people.wang_fang)))
    seen = []
    for _ in range(4):
        browser.get("/accounts/sessions/")
        seen.append(AccountSession.objects.get().seen_at)
        go_on(2 * 60)
    assert (len(set(seen[:3])), len(set(seen))) == (1, 2)


def test_the_limits_are_those_of_the_settings() -> None:
    assert (settings.SESSION_IDLE_SECONDS, settings.SESSION_LONGEST_SECONDS) == (HOUR, 12 * HOUR)
    assert settings.SESSION_COOKIE_AGE == settings.SESSION_LONGEST_SECONDS
