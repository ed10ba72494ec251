"""PostgreSQL may stop an act in favour of another (a deadlock, a serialisation failure): it is done again whole, unseen."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.web import walking
from tests.web.actions.turns import TURNS
from tests.web.cast import Cast, moment
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition import record
from zhicheng_web.ledger.queries import list_case_entries

DEADLOCK, SERIALISATION = "40P01", "40001"
STOPPED = [DEADLOCK, pytest.param(SERIALISATION, marks=pytest.mark.all)]
"""What an act is asked to do again for; the second is done again by the same line as the first."""
Do = Callable[[], Case]


def count_rows() -> Counter[str]:
    """How many rows each table of the office has."""
    tables = [model._meta.db_table for model in apps.get_models()]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return Counter(dict(cursor.fetchall()))


def count_written(do: Do) -> Counter[str]:
    """How many rows an act adds to each table; what it did is taken back."""
    before, savepoint = count_rows(), transaction.savepoint()
    do()
    after = count_rows()
    transaction.savepoint_rollback(savepoint)
    return after - before


def stop_commits(patch: pytest.MonkeyPatch, sqlstate: str, times: int) -> list[str]:
    """Let PostgreSQL stop the first commits; what is returned names the step of each attempt."""
    commit, attempts = record.commit_transition, []

    def stopped(case: Case, step: str, *rest: Any) -> None:
        commit(case, step, *rest)
        attempts.append(step)
        if len(attempts) <= times:
            with connection.cursor() as cursor:
                cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'stopped' USING ERRCODE = '{sqlstate}'; END $$")

    patch.setattr(record, "commit_transition", stopped)
    return attempts


def assert_done_once(patch: pytest.MonkeyPatch, sqlstate: str, step: str, do: Do) -> None:
    """Stopped at its first commit, the act leaves what it leaves undisturbed."""
    undisturbed = count_written(do)
    assert undisturbed["entry"] == 1
    attempts = stop_commits(patch, sqlstate, times=1)
    before = count_rows()
    case = do()
    assert count_rows() - before == undisturbed
    assert (attempts, list_case_entries(case.pk).latest("seq").event) == ([step, step], step)


@pytest.mark.parametrize("sqlstate", STOPPED)
@pytest.mark.parametrize("step", STEPS_BY_KEY)
def test_a_step_stopped_at_its_first_commit_is_taken_exactly_once(
    people: Cast, monkeypatch: pytest.MonkeyPatch, step: str, sqlstate: str
) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    click = walking.act(case, turn.by(people), turn.at)
    assert_done_once(monkeypatch, sqlstate, step, lambda: turn.do(case, people, click))


@pytest.mark.parametrize("sqlstate", [DEADLOCK, SERIALISATION])
def test_a_beginning_stopped_at_its_first_commit_makes_one_case(
    people: Cast, monkeypatch: pytest.MonkeyPatch, sqlstate: str
) -> None:
    person, key = people.person(people.li_yun), uuid4()

    def begin() -> Case:
        return start(person, people.firm, by=people.li_yun, at=moment("02-02"), key=key)

    assert_done_once(monkeypatch, sqlstate, record.START_STEP, begin)


@pytest.mark.parametrize("sqlstate", [DEADLOCK, SERIALISATION])
def test_an_act_stopped_every_time_is_refused_as_busy_after_three_attempts(
    people: Cast, monkeypatch: pytest.MonkeyPatch, sqlstate: str
) -> None:
    turn = TURNS["propose"]
    case = turn.before(people)
    before, attempts = count_rows(), stop_commits(monkeypatch, sqlstate, times=99)
    with pytest.raises(StepRefused) as refused:
        turn.do(case, people, walking.act(case, turn.by(people), turn.at))
    assert [finding.key for finding in refused.value.findings] == ["busy"]
    assert (attempts, count_rows() - before) == (["propose"] * 3, Counter())
