"""Taking a step from a page of any room: what every act is given, whose case it is, who was first when it came too late."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from zhicheng.finding import Finding
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.workdays.words import format_day_in_year
from zhicheng_web import clock
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.shared.forms.base import key_of, version_of

CONFLICT, UNPROCESSABLE = 409, 422


class Outcome(NamedTuple):
    """What has become of an act: done with its result, or why not. `late` tells who was first."""

    done: bool = False
    findings: tuple[Finding, ...] = ()
    late: str = ""
    result: Any = None

    @property
    def status(self) -> int:
        """The status of a page that shows a refusal."""
        return CONFLICT if self.late else UNPROCESSABLE

    @property
    def words(self) -> str:
        """Everything in one line, for a table of several people, where nothing was typed for one."""
        if self.late:
            return self.late.partition("。")[0] + "。"
        return "".join(f"{one.reason}{one.remedy or ''}" for one in self.findings)


def too_late(stale: StaleVersion) -> str:
    """Who was first, when, with what; and that nothing is lost."""
    return f"{who_was_first(stale)}您填写的内容还在这一页；请看过现在的情况，再决定是否提交。"


def who_was_first(stale: StaleVersion, other: str = "别的操作") -> str:
    """Who was first, when, with what (`other`: no step of the table); one who was it oneself, in another tab, is told so."""
    step = STEPS_BY_KEY.get(stale.step)
    done = f"“{step.name}”" if step else other
    if stale.by_same_person:
        return f"您已在另一个页面办理了{done}（{hour(stale.when)}）。"
    return f"{stale.who}已在{hour(stale.when)}办理了{done}。"


def hour(at: datetime) -> str:
    """A moment as people say it: 3月9日10:32."""
    here = at.astimezone(clock.KUNMING)
    return f"{format_day_in_year(here)}{here:%H:%M}"


def attempt(act: Callable[[], object], late: Callable[[StaleVersion], str] = too_late) -> Outcome:
    """Do it, or say why it was not done."""
    try:
        return Outcome(True, result=act())
    except StepRefused as refused:
        return Outcome(findings=refused.findings)
    except StaleVersion as stale:
        return Outcome(late=late(stale))


def given(request: OfficeRequest) -> dict[str, Any]:
    """What every action is given: who, when, once, on which version."""
    return {"by": request.actor, "at": clock.now(), "key": key_of(request), "version": version_of(request)}


def given_for(request: OfficeRequest, case: Any) -> dict[str, Any]:
    """What an action is given for one case among several: a key and a version of its own."""
    seen = request.POST.get(f"version-{case.public_id}", "")
    version = int(seen) if seen.isdecimal() else -1
    return given(request) | {"key": uuid5(key_of(request), str(case.public_id)), "version": version}


class Left(Http404):
    """A case that this desk had and that lies elsewhere by now: no page of it, but a word where it has gone."""

    def __init__(self, case: Any) -> None:
        super().__init__()
        self.case = case


def found(request: OfficeRequest, case: UUID) -> Any:
    """A case that the actor may see. Raises Http404, for strangers too; Left where the desk had it before."""
    try:
        return queries.find_case(request.actor, case)
    except ObjectDoesNotExist:
        before = queries.find_moved_case(request.actor, case)
        raise (Left(before) if before else Http404()) from None
