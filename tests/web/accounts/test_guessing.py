"""Guessing is slowed down without shutting the owner out: the figures of the review, once more, and what must stay open."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from tests.web.accounts.signing_in import PASSWORD, give_password, run_clock_on, send_password, show_code, sign_in
from tests.web.cast import Cast, cast
from zhicheng_web import clock
from zhicheng_web.accounts.adapter import WRONG
from zhicheng_web.accounts.models import Account, SignInTries
from zhicheng_web.accounts.sign_in import places, tries

OWNER = "wang-fang"
HOME, GUESSER = "192.0.2.7", "198.51.100.9"
WAIT = "输错的次数多了，请"
DAY, MINUTE = 24 * 3600, 60


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A clock that goes on by seconds."""
    return run_clock_on(monkeypatch)


@pytest.fixture
def owner(people: Cast) -> Account:
    """王芳, who has a password and no second factor."""
    return give_password(people.account(people.wang_fang))


def find_outcome(answer: Any) -> str:
    """What became of a try: it is in, it was wrong, it has to wait."""
    if answer.status_code == 302:
        return "in"
    words = answer.content.decode()
    return "wait" if WAIT in words else "wrong" if WRONG in words else words


def guess(times: int, login: str = OWNER, address: str = GUESSER) -> list[str]:
    """Wrong passwords one after another."""
    return [find_outcome(send_password(login, f"wrong {number}", address=address)) for number in range(times)]


def test_after_five_wrong_ones_a_place_waits_and_reads_for_how_long(
    owner: Account, go_on: Callable[[float], None]
) -> None:
    assert guess(6) == ["wrong"] * 5 + ["wait"]
    assert "输错的次数多了，请15秒后再试。" in send_password(OWNER, "x", address=GUESSER).content.decode()
    go_on(15)
    assert guess(2) == ["wrong", "wait"]
    assert "请30秒后再试。" in send_password(OWNER, "x", address=GUESSER).content.decode()


@pytest.mark.all  # hundreds of tries
def test_of_a_day_of_guessing_from_one_place_a_hundred_tries_count(
    owner: Account, go_on: Callable[[float], None]
) -> None:
    outcomes = []
    for _ in range(DAY // (5 * MINUTE)):
        outcomes += guess(1)
        go_on(5 * MINUTE)
    assert outcomes.count("wrong") < 110


def test_five_wrong_passwords_of_anybody_close_nothing_for_the_owner(owner: Account) -> None:
    assert guess(6)[-1] == "wait"
    assert find_outcome(send_password(OWNER, address=HOME)) == "in"


@pytest.mark.all  # hundreds of tries
def test_repeated_all_day_from_a_hundred_places_the_owner_still_comes_in(
    owner: Account, go_on: Callable[[float], None]
) -> None:
    for number in range(100):
        looked_at = 5 if number * 5 < tries.NAME_UNDER_ATTACK else 1
        assert guess(looked_at + 1, address=f"203.0.113.{number}") == ["wrong"] * looked_at + ["wait"]
        go_on(5 * MINUTE)
    assert guess(2, address="203.0.113.200") == ["wrong", "wait"], "an unknown place has one free try by now"
    assert find_outcome(send_password(OWNER, address=HOME)) == "in"


def test_a_device_of_the_owner_is_counted_apart_even_at_the_guessers_address(owner: Account) -> None:
    browser = Client()
    assert find_outcome(send_password(OWNER, browser=browser, address=GUESSER)) == "in"
    browser.post("/accounts/logout/")
    assert guess(8)[-1] == "wait"
    assert find_outcome(send_password(OWNER, address=GUESSER)) == "wait", "the same right password without the device"
    assert find_outcome(send_password(OWNER, browser=browser, address=GUESSER)) == "in"


def test_a_device_is_known_for_the_names_that_signed_in_on_it_alone(owner: Account, people: Cast) -> None:
    browser = Client()
    send_password(OWNER, browser=browser, address=GUESSER)
    give_password(people.account(people.zhao_min))
    guess(6, "zhao-min")
    browser.post("/accounts/logout/")
    assert find_outcome(send_password("zhao-min", browser=browser, address=GUESSER)) == "wait"


@pytest.mark.parametrize("forged", ["", "x", "eyJpZCI6MX0:1:x"])
def test_a_forged_device_is_an_address(owner: Account, forged: str) -> None:
    guess(6)
    browser = Client()
    browser.cookies[places.COOKIE] = forged
    assert find_outcome(send_password(OWNER, browser=browser, address=GUESSER)) == "wait"


def test_thirty_wrong_names_a_minute_shut_no_colleague_behind_the_address_out(owner: Account) -> None:
    for number in range(90):
        assert guess(1, f"nobody-{number}", HOME) == ["wrong"]
    assert find_outcome(send_password(OWNER, address=HOME)) == "in"


def test_seventy_five_people_behind_one_proxy_come_in_while_somebody_guesses(people: Cast) -> None:
    logins = [f"clerk-{number}" for number in range(75)]
    for login in logins:
        Account.objects.create_user(login, PASSWORD)
    assert guess(20, "yang-fan", HOME).count("wrong") == 5
    assert [find_outcome(send_password(login, address=HOME)) for login in logins] == ["in"] * 75


def test_of_many_names_from_one_address_each_has_one_free_try(owner: Account) -> None:
    for number in range(tries.ADDRESS_UNDER_ATTACK):
        guess(1, f"nobody-{number}")
    assert guess(2) == ["wrong", "wait"]


def test_an_unknown_name_is_answered_as_a_known_one(owner: Account) -> None:
    assert guess(7) == guess(7, "nobody-at-all")


def test_nothing_is_remembered_by_the_process(owner: Account) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("DummyCache")
    guess(5)
    assert list(SignInTries.objects.values_list("place", "failures")) == [(f"address:{GUESSER}", 5)]
    SignInTries.objects.update(failures=0)  # what another process has counted is what counts
    assert guess(1) == ["wrong"]


def test_a_name_is_the_same_however_it_is_typed_and_is_not_stored(owner: Account) -> None:
    for typed in ("wang-fang", "WANG-FANG", " wang-fang ", "ｗａｎｇ-ｆａｎｇ", "Wang-Fang"):
        guess(1, typed)
    assert guess(1) == ["wait"]
    assert "wang" not in str(list(SignInTries.objects.values_list("name", "place")))


def test_addresses_of_one_network_of_ipv6_are_one_place(owner: Account) -> None:
    for number in range(5):
        guess(1, address=f"2001:db8:1:2::{number}")
    assert guess(1, address="2001:db8:1:2:ffff::1") == ["wait"]


def test_right_it_begins_anew(owner: Account) -> None:
    guess(4, address=HOME)
    send_password(OWNER, address=HOME)
    assert guess(6, address=HOME) == ["wrong"] * 5 + ["wait"]


def test_what_lies_a_day_back_counts_no_more(owner: Account, go_on: Callable[[float], None]) -> None:
    guess(5)
    go_on(DAY)
    assert guess(5) == ["wrong"] * 5


def test_codes_are_counted_too_and_apart(people: Cast) -> None:
    give_password(people.account(people.approver), factor=True)
    browser = Client()
    send_password("yang-fan", browser=browser)
    answers = [browser.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode() for _ in range(6)]
    assert [WAIT in one for one in answers] == [False] * 5 + [True]
    assert WAIT in browser.post("/accounts/2fa/authenticate/", {"code": show_code()}).content.decode()
    assert send_password("yang-fan").status_code == 302
    elsewhere = Client()
    send_password("yang-fan", browser=elsewhere, address=HOME)
    assert elsewhere.post("/accounts/2fa/authenticate/", {"code": show_code()}, REMOTE_ADDR=HOME).status_code == 302


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/accounts/password/change/", {"oldpassword": "x", "password1": "y", "password2": "y"}),
        ("/accounts/reauthenticate/", {"password": "x"}),
    ],
)
def test_a_password_is_guessed_nowhere_else(people: Cast, address: str, form: dict[str, str]) -> None:
    browser = sign_in(people, people.wang_fang, factor=False)
    answers = [browser.post(address, form).content.decode() for _ in range(6)]
    assert [WAIT in one for one in answers] == [False] * 5 + [True]


def test_the_owner_is_not_returned_before_at_the_next_signing_in(owner: Account) -> None:
    guess(3)
    guess(2, address="203.0.113.5")
    browser = Client()
    send_password(OWNER, browser=browser, address=HOME)
    words = browser.get("/employer/").content.decode()
    assert "输错了5次密码或验证码" in words and "来自203.0.113.5。" in words
    assert "次密码或验证码" not in browser.get("/employer/").content.decode()
    send_password(OWNER, browser=Client(), address=HOME)
    assert not SignInTries.objects.filter(untold__gt=0).exists()


def test_somebody_who_just_signs_in_is_told_nothing(owner: Account) -> None:
    browser = Client()
    send_password(OWNER, browser=browser, address=HOME)
    assert "次密码或验证码" not in browser.get("/employer/").content.decode()


def test_what_is_told_or_is_nobodys_is_forgotten_at_night(owner: Account, go_on: Callable[[float], None]) -> None:
    guess(1)
    guess(1, "nobody")
    go_on(DAY + 1)
    tries.forget_old_tries(read_moment())
    assert SignInTries.objects.get().account == owner
    go_on(90 * DAY)
    tries.forget_old_tries(read_moment())
    assert not SignInTries.objects.exists()


def read_moment() -> Any:
    """The moment outside."""
    return clock.real_moment()


@pytest.mark.usefixtures("own_database")
def test_of_many_guesses_at_once_no_more_are_looked_at_than_one_after_another() -> None:
    give_password((people := cast()).account(people.wang_fang))
    outcomes: list[str] = []

    def run() -> None:
        outcomes.extend(guess(2))
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (outcomes.count("wrong"), outcomes.count("wait")) == (5, 11)
