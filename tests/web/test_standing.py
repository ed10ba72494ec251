"""The look at every case after a test: it sees whatever was written, and looks at nothing twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.standing import assert_cases_stand
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine import rejudge


def questions() -> int:
    """How many it asks."""
    with CaptureQueriesContext(connection) as asked:
        assert_cases_stand()
    return len(asked)


def test_where_nothing_was_written_it_asks_once(people: Cast) -> None:
    assert questions() == 1


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_case_that_was_put_back_is_not_looked_at_and_one_that_went_on_is(people: Cast, time: str) -> None:
    case = walking.submitted(people)
    if time == "second":
        assert questions() == 1
    withdraw(case, **walking.act(case, people.li_yun, moment("02-04")))
    assert questions() > 2


@pytest.mark.unsound
def test_a_state_that_its_ledger_does_not_tell_is_seen(people: Cast) -> None:
    case = walking.submitted(people)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE cases SET version = version + 1 WHERE id = %s", [case.pk])
    with pytest.raises(AssertionError, match=str(case.public_id)):
        assert_cases_stand()


def test_a_verdict_that_comes_out_otherwise_is_seen(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = walking.filed(people)
    withdraw(case, **walking.act(case, people.li_yun, moment("03-10", 12)))
    with (
        monkeypatch.context() as patched,
        pytest.raises(AssertionError, match=f"of case {case.pk} comes out otherwise"),
    ):
        patched.setattr(rejudge, "rejudge_verdict", lambda verdict: "otherwise")
        assert_cases_stand()
