"""Pages for when something is wrong with us: every trouble, wherever it arises, signed in or not; what was typed stays."""

import errno
import html
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import Client, override_settings
from django.urls import include, path

from tests.web.cast import Cast
from tests.web.desks import BACKEND
from tests.web.logged import HeardLog, hearing_log
from zhicheng_web import capacities
from zhicheng_web.access import ANYBODY, SIGNED_IN, entry
from zhicheng_web.accounts.models import Account
from zhicheng_web.portal.shared.troubles import AGAIN, AWAY, BACK, BROKEN, BUSY, CHECK, FULL, Trouble

HERE = "tests.web.shared.test_troubles"
RAISED: list[BaseException] = []
"""What goes wrong, in whatever is planted."""


class Broken:
    """A value in a page that cannot be written."""

    def __str__(self) -> str:
        raise RAISED[0]


@entry(ANYBODY)
def open_page(request: HttpRequest) -> HttpResponse:
    """A page of everybody's in which something goes wrong."""
    raise RAISED[0]


@entry(SIGNED_IN)
def own_page(request: HttpRequest) -> HttpResponse:
    """A page behind the gate in which something goes wrong."""
    raise RAISED[0]


@entry(ANYBODY)
def half_written_page(request: HttpRequest) -> HttpResponse:
    """A page whose template meets the trouble."""
    return HttpResponse(Template("a {{ broken }} b").render(Context({"broken": Broken()})))


@entry(ANYBODY)
def slow_page(request: HttpRequest) -> HttpResponse:
    """A page that asks PostgreSQL for too much, really."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 10")
        cursor.execute("SELECT pg_sleep(30)")
    return HttpResponse()


urlpatterns = [
    path("", include("zhicheng_web.urls")),
    path("planted/open/", open_page),
    path("planted/own/", own_page),
    path("planted/template/", half_written_page),
    path("planted/slow/", slow_page),
]
handler500 = "zhicheng_web.portal.shared.trouble_pages.render_server_error"


def make_error(kind: type[Exception], state: str | None) -> Exception:
    """An error of Django's that stands for one of PostgreSQL's."""
    error, cause = kind("x"), Exception()
    cause.sqlstate = state  # type: ignore[attr-defined]
    error.__cause__ = cause
    return error


TROUBLES: dict[str, tuple[BaseException, Trouble]] = {
    "disk full": (make_error(OperationalError, "53100"), FULL),
    "disk full, at a key": (make_error(IntegrityError, "53100"), FULL),
    "disk full, of a file": (OSError(errno.ENOSPC, "x"), FULL),
    "quota": (OSError(errno.EDQUOT, "x"), FULL),
    "restarted": (make_error(OperationalError, "57P01"), AWAY),
    "connection lost": (make_error(OperationalError, "08006"), AWAY),
    "not reached": (make_error(OperationalError, None), AWAY),
    "closed": (make_error(InterfaceError, None), AWAY),
    "too long": (make_error(OperationalError, "57014"), BUSY),
    "a lock": (make_error(OperationalError, "55P03"), BUSY),
    "serialisation": (make_error(OperationalError, "40001"), BUSY),
    "too many": (make_error(OperationalError, "53300"), BUSY),
    "a key": (make_error(IntegrityError, "23505"), BROKEN),
    "a value": (make_error(DataError, "22003"), BROKEN),
    "ours": (ValueError("ours"), BROKEN),
    "a file": (OSError(errno.EIO, "x"), BROKEN),
}


def plant_in_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the session meets the trouble."""
    monkeypatch.setattr(SessionStore, "load", raise_planted)


def plant_in_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the account meets the trouble."""
    monkeypatch.setattr(Account._default_manager, "get", raise_planted)


def plant_in_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading what somebody may act as meets the trouble."""
    monkeypatch.setattr(capacities, "list_capacities", raise_planted)


def raise_planted(*arguments: object, **options: object) -> None:
    """The trouble."""
    raise RAISED[0]


def plant_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page itself meets it."""


PLACES: dict[str, tuple[str, bool, Callable[[pytest.MonkeyPatch], None]]] = {
    "a page, nobody": ("/planted/open/", False, plant_nowhere),
    "a page, somebody": ("/planted/open/", True, plant_nowhere),
    "a page behind the gate": ("/planted/own/", True, plant_nowhere),
    "a template, nobody": ("/planted/template/", False, plant_nowhere),
    "a template, somebody": ("/planted/template/", True, plant_nowhere),
    "the session": ("/planted/own/", True, plant_in_session),
    "the account": ("/planted/own/", True, plant_in_user),
    "the gate": ("/planted/own/", True, plant_in_gate),
}


@pytest.fixture
def browser(people: Cast) -> Iterator[Callable[[bool], Client]]:
    """Somebody, signed in or not, who is shown what goes wrong."""

    def open_browser(signed_in: bool) -> Client:
        client = Client(raise_request_exception=False)
        if signed_in:
            client.force_login(people.account(people.wang_fang), backend=BACKEND)
        return client

    with override_settings(ROOT_URLCONF=HERE):
        yield open_browser


@pytest.fixture
def log() -> Iterator[HeardLog]:
    """What is written meanwhile."""
    with hearing_log() as heard:
        yield heard


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_trouble_is_its_page_wherever_it_arises(
    browser: Callable[[bool], Client], monkeypatch: pytest.MonkeyPatch, log: HeardLog, trouble: str, place: str
) -> None:
    address, signed_in, plant = PLACES[place]
    error, told = TROUBLES[trouble]
    client = browser(signed_in)
    RAISED[:] = [error]
    plant(monkeypatch)
    for answer, what in ((client.get(address), told.of_page), (client.post(address), told.of_form)):
        page = answer.content.decode()
        assert (answer.status_code, page.count(f"<h1>{told.heading}</h1>"), page.count(f"<p>{what}</p>")) == (
            told.status,
            1,
            1,
        )
        assert answer["Cache-Control"] == "private, no-store"
    kinds = {line["error"][0]["kind"].rpartition(".")[2] for line in log.of("zhicheng.errors")}
    assert kinds == {type(error).__name__}


KEY = str(uuid4())
TYPED = {
    "key": KEY,
    "version": "7",
    "csrfmiddlewaretoken": "t",
    "reason": "材料不全，<请>补“身份证”\r\n第二行",
    "pick": "a",
}


def read_hidden_fields(page: str) -> dict[str, str]:
    """The form that is to be sent again."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    return {html.unescape(name): html.unescape(value) for name, value in found}


@pytest.mark.parametrize("signed_in", [False, True])
def test_what_was_typed_is_in_the_page_and_can_be_sent_again(
    browser: Callable[[bool], Client], signed_in: bool
) -> None:
    RAISED[:] = [make_error(OperationalError, "08006")]
    page = browser(signed_in).post("/planted/open/?next=/a", TYPED).content.decode()
    assert read_hidden_fields(page) == TYPED
    assert page.count('<form method="post" action="/planted/open/?next=/a">') == 1
    assert page.count(AGAIN) == 1
    assert "材料不全，&lt;请&gt;补“身份证”<br>第二行" in page


@pytest.mark.parametrize(
    ("fields", "next_step", "is_sendable"),
    [
        ({"reason": "没有钥匙的表单"}, CHECK, True),
        ({"login": "wang-fang", "password": "dianchi-haiou-1"}, CHECK, False),
        ({}, CHECK, False),
        ({"key": KEY, "reason": "long " * 200_001}, CHECK, False),
        ({"key": KEY, "file": SimpleUploadedFile("a.pdf", b"%PDF")}, BACK, False),
    ],
    ids=["no key", "a password", "nothing", "too long", "a file"],
)
def test_what_cannot_be_sent_again_from_the_page_says_what_to_do(
    browser: Callable[[bool], Client], fields: dict[str, Any], next_step: str, is_sendable: bool
) -> None:
    RAISED[:] = [make_error(OperationalError, "57P01")]
    page = browser(True).post("/planted/own/", fields).content.decode()
    assert (page.count(next_step), "再提交一次</button>" in page, "dianchi" in page) == (1, is_sendable, False)


def test_a_form_that_a_full_disk_did_not_take_is_told_so(
    browser: Callable[[bool], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    RAISED[:] = [OSError(errno.ENOSPC, "x")]
    monkeypatch.setattr(HttpRequest, "parse_file_upload", raise_planted)
    upload = {"key": KEY, "file": SimpleUploadedFile("a.pdf", b"%PDF")}
    answer = browser(True).post("/planted/own/", upload)
    assert (answer.status_code, answer.content.decode().count(FULL.of_form)) == (507, 1)


@entry(ANYBODY)
def cut_off_page(request: HttpRequest) -> HttpResponse:
    """A page whose connection PostgreSQL really ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return HttpResponse()


urlpatterns.append(path("planted/cut/", cut_off_page))


@pytest.mark.parametrize(("address", "told"), [("/planted/slow/", BUSY), ("/planted/cut/", AWAY)])
def test_what_postgresql_really_raises_is_its_page(own_database: str, address: str, told: Trouble) -> None:
    with override_settings(ROOT_URLCONF=HERE):
        client = Client(raise_request_exception=False)
        answers = client.get(address), client.post(address, {"key": KEY, "reason": "写好的理由"})
    connection.close()
    assert [(one.status_code, one.content.decode().count(f"<h1>{told.heading}</h1>")) for one in answers] == [
        (503, 1)
    ] * 2
    assert answers[1].content.decode().count("写好的理由") == 2
