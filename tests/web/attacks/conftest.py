"""One walk a file of tests, in one transaction of its own database, as the owner: no REVOKE stops him, only guards."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World
from tests.web.server import clone
from zhicheng_web.databases import OWNER_ROLE


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The city; `world.at(stage)` goes to a stage, whatever was done before."""
    door = connections.settings["default"]
    office = door["USER"]
    with django_db_blocker.unblock(), clone(f"attacks_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"):
        door["USER"] = OWNER_ROLE
        connections.close_all()
        try:
            with transaction.atomic():
                yield World(STEPS)
                transaction.set_rollback(True)
        finally:
            door["USER"] = office
            connections.close_all()
