"""What whoever guards the office finds in its log: guessing, and every change of what protects an account."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.web.accounts.signing_in import PASSWORD, give_password, send_password, sign_in
from tests.web.cast import Cast
from tests.web.logged import HeardLog, hearing_log
from zhicheng_web import clock
from zhicheng_web.accounts.links import prove_link
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.sign_in.tries import FREE_TRIES

NEW = "yusan qianbi gangqin huozai"
Event = tuple[str, int | None]


@pytest.fixture
def log(db: None) -> Iterator[HeardLog]:
    """What is written meanwhile."""
    with hearing_log() as heard:
        yield heard


def list_events(log: HeardLog, commit: Any, act: Callable[[], object]) -> list[Event]:
    """What an act writes: the event, and the account by its number."""
    before = len(log.of("zhicheng.security"))
    with commit(execute=True):
        act()
    return [(line["event"], line.get("account")) for line in log.of("zhicheng.security")[before:]]


def test_guessing_is_written_and_so_is_each_delay(
    people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    give_password(people.account(people.wang_fang))

    def guess() -> None:
        """One wrong password more than is free."""
        for _ in range(FREE_TRIES + 1):
            send_password("wang-fang", "canary")

    events = list_events(log, django_capture_on_commit_callbacks, guess)
    assert events == [("sign_in_failed", None)] * FREE_TRIES + [("sign_in_delayed", None)]
    assert "wang-fang" not in log.text


def set_up_factor(browser: Client) -> None:
    """By the page, with the code of the secret that it shows."""
    browser.get("/accounts/2fa/totp/activate/")
    counter = int(clock.real_moment().timestamp()) // 30
    code = format_hotp_value(hotp_value(browser.session["mfa.totp.secret"], counter))
    browser.post("/accounts/2fa/totp/activate/", {"code": code})


def read_codes(browser: Client, page: str) -> None:
    """Codes in reserve, made and then read on a page."""
    browser.post("/accounts/2fa/recovery-codes/generate/")
    assert browser.get(f"/accounts/2fa/recovery-codes/{page}").status_code == 200


CHANGES: dict[str, tuple[Callable[[Client], object], str]] = {
    "a factor is set up": (set_up_factor, "factor_changed"),
    "codes in reserve are renewed": (lambda one: one.post("/accounts/2fa/recovery-codes/generate/"), "factor_changed"),
    "codes in reserve are read": (lambda one: read_codes(one, ""), "codes_seen"),
    "codes in reserve are put into a file": (lambda one: read_codes(one, "download/"), "codes_seen"),
    "a factor is done without": (lambda one: one.post("/accounts/2fa/totp/deactivate/"), "factor_removed"),
    "a password is changed": (
        lambda one: one.post(
            "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        ),
        "password_changed",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_of_what_protects_an_account_is_written(
    name: str, people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    change, event = CHANGES[name]
    browser = sign_in(people, people.wang_fang, factor=change is not set_up_factor)
    events = list_events(log, django_capture_on_commit_callbacks, lambda: change(browser))
    assert (event, people.account(people.wang_fang).pk) in events


def test_a_password_that_is_set_by_a_link_is_written(
    people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    owner: Account = people.account(people.wang_fang)
    name, token = prove_link(owner)
    form = {"password1": NEW, "password2": NEW}
    events = list_events(
        log, django_capture_on_commit_callbacks, lambda: Client().post(f"/accounts/reset/{name}/{token}/", form)
    )
    assert events == [("password_changed", owner.pk)]
