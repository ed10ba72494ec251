"""The authority's room in a browser of the tests: the examiner, the approver, and officers of elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.cast import Cast
from tests.web.desks import Browser


@pytest.fixture
def examiner(people: Cast, stand_on: Callable[..., Any]) -> Browser:  # fixtures are asked by their names
    """陈静, who examines."""
    return Browser(people, people.examiner)


@pytest.fixture
def approver(people: Cast, stand_on: Callable[..., Any]) -> Browser:
    """杨帆, who approves."""
    return Browser(people, people.approver)


@pytest.fixture
def elsewhere(people: Cast, stand_on: Callable[..., Any]) -> Browser:
    """段平, who examines in another district."""
    return Browser(people, people.guandu_examiner)
