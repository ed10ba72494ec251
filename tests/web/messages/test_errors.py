"""What the jobs must not pass over in silence: a mistake of ours is raised, a refusal that nobody foresaw is in the log."""

from datetime import datetime
from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import cast, moment
from zhicheng.finding import Finding
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.messages import dates

AFTER = moment("03-20", 1)


def refusal(key: str) -> StepRefused:
    """A refusal for one reason."""
    return StepRefused([Finding(key, "四", "fail", None, None, None, None, "不能办理。", "请稍候。")])


@pytest.fixture
def late(db: None) -> Case:
    """A case whose grace is over."""
    return walking.returned_to_employer(cast())


def run(monkeypatch: pytest.MonkeyPatch, error: Exception, at: datetime = AFTER) -> int:
    """The job of graces, where the step fails with an error."""

    def fail(*case: Any, **act: Any) -> None:
        raise error

    monkeypatch.setattr(dates, "expire", fail)
    return dates.expire_graces(at)


@pytest.mark.parametrize(
    "error",
    [refusal("out_of_turn"), refusal("busy"), StaleVersion("王芳", AFTER, "refile")],
    ids=["elsewhere", "busy", "stale"],
)
def test_a_case_on_which_somebody_has_just_acted_is_left_to_them(
    late: Case, error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert (run(monkeypatch, error), caplog.records) == (0, [])


def test_a_case_that_cannot_end_is_an_error_in_the_log(
    late: Case, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert run(monkeypatch, refusal("grace_over")) == 0
    assert [(one.levelname, one.getMessage()) for one in caplog.records] == [
        ("ERROR", f"grace of case {late.public_id}: 不能办理。")
    ]


def test_a_mistake_of_ours_is_raised(late: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match="^ours$"):
        run(monkeypatch, TypeError("ours"))
