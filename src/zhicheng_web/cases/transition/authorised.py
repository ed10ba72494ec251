"""Taking a step on a case that is one's own to see: what every action asks before the table of steps is asked."""

from datetime import datetime
from functools import partial
from typing import Final, TypedDict
from uuid import UUID

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.reason import MAX_REASON_LENGTH, REASON_REMEDY, is_reason
from zhicheng.procedure.states import Role
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.queries import list_visible_cases
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.wordings import CONSTRAINT_WORDINGS, Wording
from zhicheng_web.cases.transition.parties import may_take_step
from zhicheng_web.cases.transition.record import advance_case
from zhicheng_web.cases.transition.step_act import MakeAct, StepAct
from zhicheng_web.people.actor import Actor

NOT_YOUR_CASE: Final = Wording("", "这件申报不在您的办理范围内", "请核对您现在使用的身份，或联系申报人所在单位。")
EMPLOYER_STEP_ONLY: Final = Wording(
    "三（二）", "这一步由用人单位办理，派遣公司另有自己的审核、公示和盖章", "请由用人单位的人事办理。"
)
AGENCY_STEP_ONLY: Final = Wording(
    "三（二）",
    "这一步由派遣公司自己办理",
    "请由派遣公司的人事办理；派遣公司不用本系统的，请凭证明材料代录。",
)
"""Each unit of a dispatched worker sees the case, and acts in its own lane."""


class Act(TypedDict):
    """What every action is given: who, when, the page's key, and the version of the case that the page showed."""

    by: Actor
    at: datetime
    key: UUID
    version: int


def take_authorised_step(case: Case, step: str, act: Act, make: MakeAct = StepAct) -> Case:
    """Take a step: `record.advance_case`, for nobody but those who may see the case. Raises StepRefused, StaleVersion."""
    return advance_case(case.pk, step, make, permit=partial(permit_own, step=step), **act)


def permit_own(case: Case, by: Actor, step: str) -> None:
    """Raises StepRefused for who may not see the case, or whose step it is not."""
    if not may_see_case(case, by):
        raise build_refusal("not_yours", NOT_YOUR_CASE)
    if not may_take_step(case, step, by):
        own = find_acting_lane(case, by)
        raise build_refusal("employers_step", EMPLOYER_STEP_ONLY if own is Lane.AGENCY else AGENCY_STEP_ONLY)


def may_see_case(case: Case, by: Actor) -> bool:
    """Whether the case is one of the actor's; what only dates do is done to every case."""
    return by.role is Role.SYSTEM or list_visible_cases(by).filter(pk=case.pk).exists()


def build_refusal(key: str, wording: Wording) -> StepRefused:
    """One finding as a refusal, to be raised."""
    return StepRefused([build_failed_finding(key, wording)])


def build_constraint_refusal(constraint: str) -> StepRefused:
    """What the database would refuse, said before it has to, in the words of that constraint; to be raised."""
    return build_refusal(constraint, CONSTRAINT_WORDINGS[constraint])


def require_reason(words: str, key: str, clause: str, sentence: str) -> str:
    """The reason without the spaces around it. Raises StepRefused where it is too short to be one, or too long to be read."""
    require_that(is_reason(words), key, clause, sentence, REASON_REMEDY)
    longest = f"请写在{MAX_REASON_LENGTH}个字以内，写不下的附上材料。"
    require_that(len(words.strip()) <= MAX_REASON_LENGTH, "reason_too_long", clause, "理由写得太长", longest)
    return words.strip()


def require_that(holds: bool, key: str, clause: str, sentence: str, remedy: str) -> None:
    """Raise StepRefused where what a form must hold is not there."""
    if not holds:
        raise build_refusal(key, Wording(clause, sentence, remedy))
