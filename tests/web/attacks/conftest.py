"""One walk a file of tests, in one transaction of its own database, as the owner: no REVOKE stops him, only guards."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django.plugin import DjangoDbBlocker

from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World
from tests.web.server import make_database
from zhicheng_web.databases import OWNER_ROLE


@contextmanager
def use_connection(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let everything done for a block go through this connection, instead of the office's."""
    usual = connections["default"]
    connections["default"] = connection
    try:
        yield
    finally:
        connections["default"] = usual


@pytest.fixture(scope="module")
def whole_walk(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[World, BaseDatabaseWrapper]]:
    """The walk of a file, and the one connection whose transaction it lives in."""
    with django_db_blocker.unblock(), make_database("attacks") as name:
        own = connections["default"].copy()
        own.settings_dict.update(NAME=name, USER=OWNER_ROLE)
        with use_connection(own):
            transaction.atomic().__enter__()
        yield World(STEPS), own
        own.close()  # the transaction ends with its connection


@pytest.fixture
def world(whole_walk: tuple[World, BaseDatabaseWrapper], django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The city; `world.at(stage)` goes to a stage, whatever was done before."""
    with django_db_blocker.unblock(), use_connection(whole_walk[1]):
        yield whole_walk[0]
