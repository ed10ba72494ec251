"""What the office's tests and journeys stand on: one real PostgreSQL a run, keys of their own, the cast, a day.

Every fixture that two folders share is here and nowhere else, loaded once by the conftest.py of the house. Imported from one
conftest.py into another, a fixture of the session would be made twice.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import user_logged_in
from django.db import connection, connections
from django.http import HttpRequest
from django.test.client import ClientHandler
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from tests.web import shuffling
from tests.web.cast import Cast, cast, moment
from tests.web.guarding import Guard
from tests.web.server import TestServer, lead_doors_to, make_database, stand_in_own_database
from tests.web.standing import assert_cases_stand
from zhicheng_web import clock, keys
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.sign_in.proofs import FACTOR_METHOD

SOCKET = "ZHICHENG_TEST_SOCKET"
SERVERS: list[TestServer] = []
GUARD = Guard()
TESTS_PER_SWEEP = 100
"""A test takes back what it wrote, and PostgreSQL leaves the rows lying: after hundreds of tests half of its time went into
passing them by. Its own sweeper works when it likes, beside a test.
"""
tests_since_sweep: list[str] = []


def pytest_sessionstart(session: pytest.Session) -> None:
    """With several processes, the one that directs them starts the server; they inherit the way to it."""
    directing = getattr(session.config.option, "numprocesses", None) and "PYTEST_XDIST_WORKER" not in os.environ
    if directing:
        with session.config.stash[blocking_manager_key].unblock():
            os.environ[SOCKET] = str(started())


def pytest_sessionfinish() -> None:
    """Whoever started the server stops it."""
    while SERVERS:
        SERVERS.pop().stop()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle the files where a seed asks for it; after pytest-django, which sorts by the kind of database."""
    if shuffling.seed():
        items[:] = shuffling.shuffle_files(items, lambda item: item.nodeid.partition("::")[0], shuffling.seed())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how this order is had again."""
    if shuffling.seed():
        terminalreporter.write_line(f"files in the order of {shuffling.VARIABLE}={shuffling.seed()}")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before a test that has a database: it is as the first one met it."""
    if "django_db_setup" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db"):
        with item.config.stash[blocking_manager_key].unblock():
            GUARD.assert_nobody_left(item.nodeid)
            sweep_database(item.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """After every test and all that it undoes: the doors are where they were."""
    GUARD.assert_doors_unmoved(item.nodeid)


def sweep_database(test: str) -> None:
    """Before one test of many: remove the rows that those before it took back."""
    tests_since_sweep.append(test)
    if len(tests_since_sweep) >= TESTS_PER_SWEEP and connections["owner"].settings_dict["NAME"].startswith("test_"):
        tests_since_sweep.clear()
        with connections["owner"].cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")


def started() -> Path:
    """Start the server of this run."""
    SERVERS.append(TestServer())
    return SERVERS[-1].start()


@pytest.fixture(scope="session", autouse=True)
def rooms(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folders and keys of the tests' own."""
    home = tmp_path_factory.mktemp("home")
    settings.HOME, settings.KEYS_FOLDER, settings.PAPERS_FOLDER = home, home / "keys", home / "papers"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = home / "static"
    settings.STATIC_ROOT.mkdir()
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    keys.ensure_keys(settings.KEYS_FOLDER)


@pytest.fixture(scope="session", autouse=True)
def sign_in_wholly(rooms: None) -> Iterator[None]:
    """`Client.force_login` stands for having signed in as one must: with a second factor, just now. What happens to who has
    not is asked by tests that sign in by the pages, or take the proofs away (`tests/web/accounts`).
    """

    def prove(request: HttpRequest, user: Account, **_: object) -> None:
        if request.method is None:  # no browser has sent it
            record_authentication(request, user, FACTOR_METHOD)

    user_logged_in.connect(prove)
    yield
    user_logged_in.disconnect(prove)


@pytest.fixture(scope="session", autouse=True)
def share_middleware(rooms: None) -> Iterator[None]:
    """Browsers meet one chain of middleware, as the visitors of an office do; a chain of its own took each a third of its
    first request. Where a test overrides settings, what its browsers meet is made from these.
    """
    usual, load = settings._wrapped, ClientHandler.load_middleware
    first: list[Any] = []

    def share(handler: Any, is_async: bool = False) -> None:
        if first and settings._wrapped is usual:
            handler._middleware_chain = first[0]
            return
        load(handler, is_async)
        if settings._wrapped is usual:
            first.append(handler._middleware_chain)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", share)
        yield


@pytest.fixture(scope="session")
def django_db_setup(rooms: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: a clone of the template, used as the office's role."""
    with django_db_blocker.unblock():
        lead_doors_to(TestServer.template, os.environ.get(SOCKET) or started())
        with make_database("test") as name:
            lead_doors_to(name)
            GUARD.take_home()
            yield
            connections.close_all()


@pytest.fixture(autouse=True)
def every_case_stands_where_its_ledger_says(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test that has a database: state and version of each case are what its entries tell, and every verdict
    comes out again.

    Marked `unsound` is a test whose harm is its point.
    """
    doors: list[str] = [door for door in ("own_database", "db") if door in request.fixturenames]
    if not doors and request.node.get_closest_marker("django_db"):
        doors = ["_django_db_helper"]  # what the mark asks for
    for door in doors:
        request.getfixturevalue(door)  # before this one, hence undone after it
    yield
    if doors and not request.node.get_closest_marker("unsound") and not connection.needs_rollback:
        assert_cases_stand()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of the test's own, really committed: for threads, servers and kills. In place of `transaction=True`,
    whose TRUNCATE the office's role is refused.
    """
    with django_db_blocker.unblock(), stand_in_own_database() as name:
        yield name


@pytest.fixture
def people(db: None) -> Cast:
    """The cast."""
    return cast()


@pytest.fixture
def stand_on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """Let the office stand on a day of 2026: `stand_on("03-02")`."""

    def stand(day: str, hour: int = 9, minute: int = 0) -> datetime:
        now = moment(day, hour, minute)
        monkeypatch.setattr(clock, "now", lambda: now)
        return now

    stand("02-04")
    return stand
