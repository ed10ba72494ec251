"""The engine is asked once an act: its answer is handed on within the attempt."""

from typing import Any
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.actions.turns import TURNS
from tests.web.cast import Cast, moment
from zhicheng.eligibility.check import check
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions.start import start

JUDGED_BY = (
    *("edit", "supplement", "submit", "assess", "start_publicity", "correct_posting_day", "reopen_publicity"),
    *("file", "refile"),
)
"""The steps that keep what the engine says; every other asks it nothing."""


def count_calls(patch: pytest.MonkeyPatch) -> list[str]:
    """One item for every question that the engine is asked from now on."""
    calls = []

    def counted(case: Any, *rest: Any, **options: Any) -> Any:
        calls.append(case["id"])
        return check(case, *rest, **options)

    patch.setattr("zhicheng_web.cases.engine.engine_input.check", counted)
    return calls


@pytest.mark.parametrize("step", STEPS_BY_KEY)
def test_a_step_asks_the_engine_once_or_not_at_all(people: Cast, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    click = walking.act(case, turn.by(people), turn.at)
    calls = count_calls(monkeypatch)
    turn.do(case, people, click)
    assert calls == ([str(case.public_id)] if step in JUDGED_BY else [])


def test_a_beginning_asks_the_engine_nothing(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = count_calls(monkeypatch)
    start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("02-02"), key=uuid4())
    assert calls == []
