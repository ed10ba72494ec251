"""Somebody who asks the office for pages as a server would pass it on: the real application, cookies, no test client.

Django's test client would add its own work to both sides of a comparison, and so make any ratio look better.
"""

from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.util import setup_testing_defaults

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import user_logged_in
from django.http import HttpRequest
from django.test import Client

from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.sign_in.proofs import FACTOR_METHOD

Application = Any
"""A WSGI application."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    kind: str
    body: bytes

    @property
    def html(self) -> str:
        """The page; "" for a file."""
        return self.body.decode() if self.kind.startswith("text/html") else ""


class Browser:
    """A browser with its cookies, in which somebody is signed in; or nobody."""

    def __init__(self, office: Application, login: str = "") -> None:
        self.office, self.login = office, login
        self.cookies: SimpleCookie = SimpleCookie()
        if login:
            self.cookies[settings.SESSION_COOKIE_NAME] = session(Account.objects.get(login=login))

    def environ(self, address: str) -> dict[str, Any]:
        """A request as WSGI has it."""
        parts = urlsplit(address)
        environ = {
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items()),
            "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
            "QUERY_STRING": parts.query.encode().decode("latin-1"),
        }
        setup_testing_defaults(environ)
        return environ

    def open(self, address: str) -> Answer:
        """Ask for a page, and keep the cookies that came with it."""
        told: list[Any] = []
        body = drain(self.office, self.environ(address), told)
        status, headers = told
        for name, value in headers:
            if name == "Set-Cookie":
                self.cookies.load(value)
        return Answer(int(status[:3]), dict(headers).get("Content-Type", ""), body)


def session(account: Account) -> str:
    """A session of an account that has just signed in with a second factor."""
    client = Client(SERVER_NAME="localhost")
    user_logged_in.connect(prove_factor)
    client.force_login(account)
    user_logged_in.disconnect(prove_factor)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def prove_factor(request: HttpRequest, user: Account, **_: object) -> None:
    """What the pages of signing in note of who has given a second factor."""
    record_authentication(request, user, FACTOR_METHOD)


def drain(application: Application, environ: dict[str, Any], told: list[Any]) -> bytes:
    """One request from end to end, as a server does it; status and headers are put into `told`."""
    answer = application(environ.copy(), lambda status, headers, *_: told.extend((status, headers)))
    try:
        return b"".join(answer)
    finally:
        answer.close()
