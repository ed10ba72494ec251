"""A city with its cast, made once."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.web.cast import Cast, cast
from tests.web.server import clone


@pytest.fixture(scope="package")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """The cast, committed in a database of these tests' own."""
    with django_db_blocker.unblock(), clone(f"actions_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"):
        everybody = cast()
        connections.close_all()
        yield everybody


@pytest.fixture
def people(city: Cast, db: None) -> Cast:
    """The cast; what a test does is undone."""
    return city
