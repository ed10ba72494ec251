"""A session that ends while somebody types: the form is sent, they sign in again, and look at the page that they had."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.web.compact import compact
from tests.web.desks import BACKEND, Browser
from zhicheng_web.accounts.models import Account
from zhicheng_web.portal.shared.steps.draft_recovery import SESSION_KEY


def end_session(client: Client) -> None:
    """End the session as time does: the browser still knows who signed in last, from any page they had."""
    client.get("/")
    del client.cookies["sessionid"]


def back_after(browser: Browser, account: Account, page: str, *args: Any, shown: str = "", **typed: Any) -> str:
    """What the page shows after the session ended on sending it; `shown`: the page on which the form stood, if another."""
    there = f"http://testserver{reverse(shown or page, args=args)}"
    end_session(browser.client)
    sent = browser.client.post(reverse(page, args=args), typed, headers={"Referer": there})
    assert sent["Location"].startswith("/accounts/login/?next=")
    aside = browser.client.session[SESSION_KEY]
    browser.client.force_login(account, backend=BACKEND)
    session = browser.client.session
    session[SESSION_KEY] = aside
    session.save()
    return compact(browser.client.get(there))
