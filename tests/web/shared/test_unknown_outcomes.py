"""The connection is lost after the commit: nobody knows what has become of the act. The page says so; pressed again, the form
that is in it does nothing twice.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, cast, moment
from tests.web.desks import BACKEND
from tests.web.shared.test_troubles import read_hidden_fields
from zhicheng_web.cases.models import Case, Filing
from zhicheng_web.ledger.models import Entry
from zhicheng_web.portal.shared.troubles import AGAIN, AWAY

LOST = "08006"


class CutConnection:
    """A commit whose answer is lost on the way, once for an act; before it or after it has happened."""

    def __init__(self, is_done: bool) -> None:
        self.is_done = is_done
        self.commit = vars(BaseDatabaseWrapper)["_commit"]
        self.cuts = 1

    def __call__(self, wrapper: DatabaseWrapper) -> None:
        """Commit or not, and tell nobody."""
        wrote = connection.connection.execute("SELECT pg_current_xact_id_if_assigned()").fetchone()[0]
        if not wrote or not self.cuts:
            self.commit(wrapper)
            return
        self.cuts -= 1
        if self.is_done:
            self.commit(wrapper)
        wrapper.connection.close()
        cause = Exception()
        cause.sqlstate = LOST  # type: ignore[attr-defined]
        raise OperationalError("server closed the connection unexpectedly") from cause


@pytest.fixture
def filing(own_database: str, stand_on: Callable[..., Any]) -> tuple[Client, Case, dict[str, str]]:
    """HR before the form that files a case."""
    people: Cast = cast()
    case = walking.closed(people)
    stand_on("03-11")
    browser = Client(raise_request_exception=False)
    browser.force_login(people.account(people.wang_fang), backend=BACKEND)
    browser.get(reverse("employer-file"))
    fields = {"case": str(case.public_id), f"version-{case.public_id}": str(case.version), "key": str(uuid4())}
    return browser, case, fields


@pytest.mark.parametrize("is_done", [True, False], ids=["it was saved", "it was not"])
def test_an_act_whose_answer_was_lost_is_pressed_again_and_done_once(
    filing: tuple[Client, Case, dict[str, str]], monkeypatch: pytest.MonkeyPatch, is_done: bool
) -> None:
    browser, case, fields = filing
    with monkeypatch.context() as cut:
        connection_cut = CutConnection(is_done)
        cut.setattr(DatabaseWrapper, "_commit", lambda wrapper: connection_cut(wrapper))
        answer = browser.post(reverse("employer-file"), fields)
    page = answer.content.decode()
    assert (answer.status_code, connection_cut.cuts) == (503, 0)
    assert [page.count(words) for words in (AWAY.of_form, AGAIN)] == [1, 1]
    assert Filing.objects.filter(case=case).count() == is_done
    address = re.findall(r'<form method="post" action="([^"]*)">', page)[0]
    again = browser.post(address, read_hidden_fields(page))
    assert again.status_code == 200
    assert (Filing.objects.filter(case=case).count(), Entry.objects.filter(case_id=case.pk, event="file").count()) == (
        1,
        1,
    )
    assert moment("03-11").date() == Filing.objects.get(case=case).filing_on
