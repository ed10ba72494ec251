"""The cast in an empty city, and after every test: each case stands where its ledger says."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.web.cast import Cast, cast
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.queries import discrepancies


@pytest.fixture
def people(db: None) -> Iterator[Cast]:
    """The cast."""
    yield cast()
    if not transaction.get_connection().needs_rollback:
        assert list(discrepancies(Case.objects.values_list("pk", "public_id", "version", "state"))) == []
