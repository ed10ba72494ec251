"""A server that some tests of the record have for themselves."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.web.server import TestServer, point_doors_to, stand_in_own_database


@pytest.fixture(scope="session")
def server_alone(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[TestServer]:
    """A server without other tests: the oldest open transaction is the server's, and a seal waits for every one of it."""
    server = TestServer()
    with django_db_blocker.unblock():
        server.start_copied()
    yield server
    server.stop()


@pytest.fixture
def database_alone(server_alone: TestServer, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database on it, for one test."""
    with (
        django_db_blocker.unblock(),
        point_doors_to(server_alone.template, server_alone.postgres.socket),
        stand_in_own_database() as name,
    ):
        yield name
