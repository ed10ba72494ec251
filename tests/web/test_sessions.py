"""Sessions are written for whoever has signed in, and for nobody else; what has run out is deleted every night."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.cast import Cast
from tests.web.desks import Browser
from tests.web.visitors import NOT_THERE, address
from zhicheng_web import jobs
from zhicheng_web.access import list_office_pages
from zhicheng_web.accounts.models import AccountSession
from zhicheng_web.accounts.sign_in.session_store import SessionStore
from zhicheng_web.portal.shared.steps import draft_recovery

LONG = "申" * 9_000
TOKEN = "a" * 32
"""Whoever writes the request himself writes cookie and field alike: to him the token of forms proves nothing."""


def send_forms(browser: Client, times: int, **fields: str) -> list[int]:
    """A long form from "our own page", again and again."""
    headers = {"Origin": "http://testserver", "Referer": "http://testserver/my/start/"}
    return [browser.post("/my/start/", {"words": LONG, **fields}, headers=headers).status_code for _ in range(times)]


@pytest.mark.django_db
def test_a_hundred_forms_of_strangers_leave_no_session() -> None:
    for cookies, fields in (({"a": "b"}, {}), ({"csrftoken": TOKEN}, {"csrfmiddlewaretoken": TOKEN})):
        browser = Client(enforce_csrf_checks=True)
        browser.cookies.load(cookies)
        assert set(send_forms(browser, 50, **fields)) <= {302, 403}
    assert AccountSession.objects.count() == 0


@pytest.mark.django_db
def test_no_page_writes_a_session_for_a_stranger() -> None:
    for page in list_office_pages():
        browser = Client(enforce_csrf_checks=True)
        browser.cookies.load({"csrftoken": TOKEN, draft_recovery.ACCOUNT_COOKIE: "0" * 16})
        fields = {"words": "申报", "csrfmiddlewaretoken": TOKEN}
        headers = {"Origin": "http://testserver"}
        browser.post(address(page, NOT_THERE["uuid"]), fields, headers=headers)  # type: ignore[arg-type]
        browser.get(address(page, NOT_THERE["uuid"]))  # type: ignore[arg-type]
        assert (page.address, AccountSession.objects.count()) == (page.address, 0)


@pytest.mark.django_db
def test_a_stranger_is_shown_what_was_typed() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies.load({"a": "b"})
    answer = browser.post("/my/start/", {"words": "昆明重工"}, headers={"Origin": "http://testserver"})
    assert (answer.status_code, "昆明重工" in answer.content.decode()) == (403, True)


@pytest.mark.django_db
def test_the_cookie_of_who_signed_in_last_cannot_be_made_up(people: Cast) -> None:
    known = Browser(people, people.li_yun).client
    known.get("/my/")
    mine = known.cookies[draft_recovery.ACCOUNT_COOKIE].value
    name = mine.partition(":")[0]
    for value, saved in ((mine, 1), (name, 0), (f"{name}x{mine[len(name) :]}", 0)):
        AccountSession.objects.all().delete()
        browser = Client()
        browser.cookies.load({draft_recovery.ACCOUNT_COOKIE: value})
        send_forms(browser, 1)
        assert AccountSession.objects.count() == saved


@pytest.mark.django_db
def test_sessions_that_have_run_out_are_deleted_every_night(people: Cast) -> None:
    Browser(people, people.li_yun)
    over = SessionStore()
    over["kept"] = "x"
    over.save()
    AccountSession.objects.filter(session_key=over.session_key).update(
        expire_date=timezone.now() - timedelta(seconds=1)
    )
    assert AccountSession.objects.count() == 2
    jobs.forget_expired_sessions(0)
    assert AccountSession.objects.filter(session_key=over.session_key).count() == 0
    assert AccountSession.objects.count() == 1
