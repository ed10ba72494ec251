"""The town in which the stories happen: its people, made once; every story gets a copy of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Page
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys.stories.papers import Folder, folder
from tests.journeys.stories.person import WIDE, Gallery, Person
from tests.web.cast import Cast, cast, officer
from tests.web.server import fill_database, stand_in_own_database
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.queries import find_discrepancies

Somebody = TypeVar("Somebody", bound=Person)


@pytest.fixture(scope="session")
def town_hall(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, Cast]]:
    """A database with everybody whom a story begins with: the cast of the office's tests, and a colleague of 王芳's."""

    def bring_everybody() -> Cast:
        everybody = cast()
        officer("杨丽", "yang-li", everybody.firm, "employer")
        return everybody

    with django_db_blocker.unblock(), fill_database("town", bring_everybody) as town:
        yield town


@pytest.fixture
def own_database(town_hall: tuple[str, Cast], django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The story's own copy; at its end each case stands where its ledger says."""
    with django_db_blocker.unblock(), stand_in_own_database(town_hall[0]) as name:
        yield name
        assert list(find_discrepancies(Case.objects.values_list("pk", "public_id", "version", "state"))) == []


@pytest.fixture
def town(town_hall: tuple[str, Cast], own_database: str, stand_on: object) -> Cast:
    """Everybody, on a day that stands still until the story moves it."""
    return town_hall[1]


@pytest.fixture
def papers(tmp_path: Path) -> Folder:
    """What lies on the applicant's table."""
    return folder(tmp_path)


@pytest.fixture
def sit(
    town: Cast, desk: Callable[..., Page], shot: Callable[[Page, str], None], request: pytest.FixtureRequest
) -> Callable[..., Person]:
    """Somebody at a desk of their own: `sit(Applicant, "li-yun", width=320)`."""
    gallery = Gallery(request.node.originalname.removeprefix("test_"), shot, every="ZHICHENG_SHOTS" in os.environ)

    def sit_down(role: type[Somebody], login: str, width: int = WIDE, script: bool = True) -> Somebody:
        return role(desk(login, width=width, script=script), login, gallery, script)

    return sit_down
