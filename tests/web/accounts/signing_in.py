"""What the tests of signing in share: people with a password, their browsers, what a telephone shows, a clock."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.web.cast import Cast, change_password, set_up_factor
from zhicheng_web import clock
from zhicheng_web.accounts.models import Account
from zhicheng_web.people.actor import Actor

PASSWORD = "putao tielu caihong daxiang"
SECRET = "JBSWY3DPEHPK3PXP"
PERIOD = 30


def give_password(account: Account, *, factor: bool = False) -> Account:
    """The account with a password, and with an authenticator if it is to have one."""
    change_password(account, PASSWORD)
    if factor:
        set_up_factor(account, SECRET)
    return account


def show_code(ahead: int = 0) -> str:
    """What the telephone shows now, or some periods ahead."""
    counter = int(clock.real_moment().timestamp()) // PERIOD + ahead
    return str(format_hotp_value(hotp_value(SECRET, counter)))


def send_password(
    login: str, password: str = PASSWORD, browser: Client | None = None, address: str = "127.0.0.1"
) -> Any:
    """The form of signing in, sent from a browser at an address."""
    return (browser or Client()).post("/accounts/login/", {"login": login, "password": password}, REMOTE_ADDR=address)


def sign_in(people: Cast, who: Actor, *, factor: bool = True) -> Client:
    """A browser in which somebody has signed in by the pages, with password and, where asked for it, code."""
    account, browser = give_password(people.account(who), factor=factor), Client()
    send_password(account.login, browser=browser)
    if factor:
        browser.post("/accounts/2fa/authenticate/", {"code": show_code()})
    return browser


def take_proofs_away(browser: Client) -> None:
    """As though somebody had signed in long ago: nothing was proved lately, and no second factor was given."""
    session = browser.session
    session.pop(AUTHENTICATION_METHODS_SESSION_KEY, None)
    session.save()


def age_proofs(browser: Client, seconds: float) -> None:
    """As though everything had been proved some seconds earlier."""
    session = browser.session
    records = session[AUTHENTICATION_METHODS_SESSION_KEY]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [one | {"at": one["at"] - seconds} for one in records]
    session.save()


def run_clock_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A clock that goes on by seconds when it is told to."""
    began, gone = clock.real_moment(), [0.0]
    monkeypatch.setattr(clock, "real_moment", lambda: began + timedelta(seconds=gone[0]))

    def go_on(seconds: float) -> None:
        gone[0] += seconds

    return go_on
