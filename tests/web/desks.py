"""What the rooms' tests share: the cast, a day that stands still, and somebody signed in who sees pages as their reader does."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast, cast, moment
from zhicheng_web import clock
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.people.actor import Actor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def people(db: None) -> Iterator[Cast]:
    """The cast; after the test each case stands where its ledger says."""
    yield cast()
    if not transaction.get_connection().needs_rollback:
        assert list(find_discrepancies(Case.objects.values_list("pk", "public_id", "version", "state"))) == []


@pytest.fixture
def stand_on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """Let the office stand on a day of 2026: `stand_on("03-02")`."""

    def stand(day: str, hour: int = 9, minute: int = 0) -> datetime:
        now = moment(day, hour, minute)
        monkeypatch.setattr(clock, "now", lambda: now)
        return now

    stand("02-04")
    return stand


class Browser:
    """Somebody signed in; `get` and `post` by the page's name, with what each form carries."""

    def __init__(self, people: Cast, who: Actor) -> None:
        self.client = Client()
        self.client.force_login(people.account(who), backend=BACKEND)

    def get(self, page: str, *args: Any, **query: Any) -> Any:
        """Look at a page."""
        return self.client.get(reverse(page, args=args), query)

    def post(self, page: str, *args: Any, headers: Any = None, **fields: Any) -> Any:
        """Send a form; a key of its own unless one is given."""
        return self.client.post(reverse(page, args=args), {"key": str(uuid4())} | fields, headers=headers)
