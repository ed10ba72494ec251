"""Nobody has tried anything yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh(db: None) -> None:
    """What a process remembers of the test before is gone."""
    cache.clear()
