"""The bureau's room in a browser of the tests."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.cast import Cast
from tests.web.desks import Browser


@pytest.fixture
def supervisor(people: Cast, stand_on: Callable[..., Any]) -> Browser:  # fixtures are asked by their names
    """和志明 of the bureau."""
    return Browser(people, people.supervisor)
