"""Taking a step from a page of the applicant: what every act is given, and what the page says when it was not done."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from zhicheng.finding import Finding
from zhicheng.procedure.move import Refused, steps_from
from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases.record import Stale
from zhicheng_web.portal.shared.taking import CONFLICT, UNPROCESSABLE

EDITS = ("edit", "supplement")
"""The steps by which the applicant changes what was said."""


class Outcome(NamedTuple):
    """What has become of an act: the case, or why it was not done. `late` tells who was first, and when."""

    case: Any = None
    findings: tuple[Finding, ...] = ()
    late: str = ""

    @property
    def done(self) -> bool:
        """Whether it was done."""
        return self.case is not None

    @property
    def status(self) -> int:
        """The status of a page that shows a refusal."""
        return CONFLICT if self.late else UNPROCESSABLE


def attempt(act: Callable[[], Any]) -> Outcome:
    """Do it, or say why it was not done."""
    try:
        return Outcome(act())
    except Refused as refused:
        return Outcome(findings=refused.findings)
    except Stale as stale:
        return Outcome(late=too_late(stale))


def too_late(stale: Stale) -> str:
    """Who was first, when, with what."""
    moment = stale.when.astimezone(clock.KUNMING)
    step = BY_KEY.get(stale.step)
    when = f"{moment.month}月{moment.day}日{moment:%H:%M}"
    done = step.name if step else "新建"
    return f"{stale.who}已在{when}办理了“{done}”。您填写的内容还在这一页，没有保存；核对后再保存一次即可。"


def step_of(case: Any, keys: Sequence[str]) -> str | None:
    """Which of some steps the table opens to the applicant now."""
    mine = [step.key for step in steps_from(State(case.state), [Role.APPLICANT])]
    return next((key for key in keys if key in mine), None)
