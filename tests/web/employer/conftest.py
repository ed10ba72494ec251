"""The employer's room in a browser of the tests: HR of the firm, and HR of another one."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.cast import Cast
from tests.web.desks import Browser


@pytest.fixture
def wang_fang(people: Cast, stand_on: Callable[..., Any]) -> Browser:  # fixtures are asked by their names
    """HR of the firm."""
    return Browser(people, people.wang_fang)


@pytest.fixture
def zhao_min(people: Cast, stand_on: Callable[..., Any]) -> Browser:
    """HR of another firm."""
    return Browser(people, people.zhao_min)
