"""The foundation: two doors to one database, the clock, the keys."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.test import override_settings

from zhicheng_web import clock
from zhicheng_web.accounts.models import Account


@pytest.mark.django_db
def test_the_office_uses_tables_and_makes_none() -> None:
    Account.objects.create_user("hr-1")
    assert Account.objects.count() == 1
    with pytest.raises(ProgrammingError, match="permission denied for schema public"), transaction.atomic():
        connection.cursor().execute("CREATE TABLE planted (id int)")


def test_a_database_of_ones_own_is_committed_and_gone_afterwards(own_database: str) -> None:
    Account.objects.create_user("hr-2")
    connections.close_all()
    assert [account.login for account in Account.objects.all()] == ["hr-2"]
    assert connection.settings_dict["NAME"] == own_database


@pytest.mark.django_db
def test_what_another_test_committed_is_not_seen() -> None:
    assert Account.objects.count() == 0


@pytest.mark.parametrize(
    ("since", "ahead"),
    [("", timedelta(days=0)), (clock.real_day().isoformat(), timedelta(days=0)), ("2020-01-01", None)],
)
def test_a_day_that_is_given_runs_on_from_then(since: str, ahead: timedelta | None) -> None:
    with override_settings(TODAY="2026-06-03", TODAY_SINCE=since):
        passed = clock.real_day() - date(2020, 1, 1) if ahead is None else ahead
        assert clock.today() == date(2026, 6, 3) + passed
