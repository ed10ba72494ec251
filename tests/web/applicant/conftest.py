"""The applicant's room in a browser of the tests: 李云, on 5 February at 10:32, and a stranger."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.web.cast import Cast
from tests.web.desks import Browser


@pytest.fixture
def morning(stand_on: Callable[..., datetime]) -> datetime:
    """When the applicant sits down."""
    return stand_on("02-05", 10, 32)


@pytest.fixture
def li_yun(people: Cast, morning: datetime) -> Browser:  # fixtures are asked by their names
    """The applicant."""
    return Browser(people, people.li_yun)


@pytest.fixture
def stranger(people: Cast, morning: datetime) -> Browser:
    """HR of another firm, who may apply for themselves but sees nothing of 李云's."""
    return Browser(people, people.zhao_min)
