"""Taking a step from a page of any audience: what every act is given, whose case it is, who was first when it came too late."""

from collections.abc import Callable
from typing import Generic, NamedTuple, Never, TypeVar
from uuid import UUID, uuid5

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from zhicheng.finding import Finding
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.shared.forms.base import read_case_version, read_idempotency_key
from zhicheng_web.portal.shared.request_values import parse_whole_number
from zhicheng_web.portal.shared.words.city_words import restate_here
from zhicheng_web.portal.shared.words.near_days import format_moment

CONFLICT, UNPROCESSABLE = 409, 422
Result = TypeVar("Result", covariant=True)


class Outcome(NamedTuple, Generic[Result]):
    """What has become of an act: done with its result, or why not. `late` tells who was first."""

    done: bool = False
    findings: tuple[Finding, ...] = ()
    late: str = ""
    result: Result | None = None

    @property
    def status(self) -> int:
        """The status of a page that shows a refusal."""
        return CONFLICT if self.late else UNPROCESSABLE

    @property
    def words(self) -> str:
        """Everything in one line, for a table of several people, where nothing was typed for one."""
        if self.late:
            return self.late.partition("。")[0] + "。"
        return restate_here("".join(f"{one.reason}{one.remedy or ''}" for one in self.findings))


NOT_ATTEMPTED: Outcome[Never] = Outcome()
"""Before anybody has pressed the button: neither done nor refused."""


def describe_conflict(stale: StaleVersion) -> str:
    """Who was first, when, with what; and that nothing is lost."""
    return f"{describe_first_step(stale)}您填写的内容还在这一页；请看过现在的情况，再决定是否提交。"


def describe_first_step(stale: StaleVersion, other: str = "别的操作") -> str:
    """Who was first, when, with what (`other`: no step of the table); who was it oneself, in another tab, reads that."""
    step = STEPS_BY_KEY.get(stale.step)
    done_words = f"“{step.name}”" if step else other
    if stale.by_same_person:
        return f"您已在另一个页面办理了{done_words}（{format_moment(stale.when)}）。"
    return f"{stale.who}已在{format_moment(stale.when)}办理了{done_words}。"


def attempt_action(
    action: Callable[[], Result], describe_late: Callable[[StaleVersion], str] = describe_conflict
) -> Outcome[Result]:
    """Do it, or say why it was not done."""
    try:
        return Outcome(True, result=action())
    except StepRefused as refused:
        return Outcome(findings=refused.findings)
    except StaleVersion as stale:
        return Outcome(late=describe_late(stale))


def read_action_arguments(request: OfficeRequest) -> Act:
    """What every action is given: who, when, once, on which version."""
    return Act(by=request.actor, at=clock.now(), key=read_idempotency_key(request), version=read_case_version(request))


def read_case_action_arguments(request: OfficeRequest, case: Case) -> Act:
    """What an action is given for one case among several: a key and a version of its own."""
    seen_version = parse_whole_number(request.POST.get(f"version-{case.public_id}", ""))
    version = -1 if seen_version is None else seen_version
    key = uuid5(read_idempotency_key(request), str(case.public_id))
    return Act(by=request.actor, at=clock.now(), key=key, version=version)


class CaseMoved(Http404):
    """A case that this actor's organisation had and that lies elsewhere by now: no page of it, but a word where it is."""

    def __init__(self, case: Case, actor: Actor) -> None:
        super().__init__()
        self.case, self.actor = case, actor


def find_case_or_404(request: OfficeRequest, case_id: UUID) -> Case:
    """A case that the actor may see. Raises Http404, for strangers too; CaseMoved where the actor had it before."""
    try:
        return queries.find_case(request.actor, case_id)
    except ObjectDoesNotExist:
        moved_case = queries.find_moved_case(request.actor, case_id)
        raise (CaseMoved(moved_case, request.actor) if moved_case else Http404()) from None
