"""Taking a step from a page of the applicant: what the page says when it was not done, and which steps are theirs."""

from collections.abc import Callable, Sequence

from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.read.lanes import count_open_objections
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.portal.shared.steps import take_step
from zhicheng_web.portal.shared.steps.take_step import Outcome, Result

__all__ = ["EDIT_STEPS", "Outcome", "attempt_applicant_action", "must_choose_employer", "find_open_step"]

EDIT_STEPS = ("edit", "supplement")
"""The steps by which the applicant changes the facts."""


def attempt_applicant_action(action: Callable[[], Result]) -> Outcome[Result]:
    """Do it, or say why it was not done."""
    return take_step.attempt_action(action, describe_unsaved_conflict)


def describe_unsaved_conflict(stale: StaleVersion) -> str:
    """Who was first, when, with what."""
    first_step = take_step.describe_first_step(stale, "“新建”")
    return f"{first_step}您填写的内容还在这一页，没有保存；核对后再保存一次即可。"


def must_choose_employer(case: Case) -> bool:
    """Whether the applicant has to name an employer before anything else: the former one says that they have left."""
    return find_open_step(case, ("choose_employer",)) is not None and find_open_step(case, ("submit",)) is None


def find_open_step(case: Case, keys: Sequence[str]) -> str | None:
    """Which of some steps the table opens to the applicant now; none that an open objection stops, as the step would say."""
    open_keys = [step.key for step in list_steps_from(case.about.state, [Role.APPLICANT])]
    return next((key for key in keys if key in open_keys and not is_stopped_by_objection(case, key)), None)


def is_stopped_by_objection(case: Case, key: str) -> bool:
    """Whether a step waits until an objection is settled. Before the unit's own publicity only an agency has one."""
    stopped = "no_open_objection" in STEPS_BY_KEY[key].needs and case.agency_id is not None
    return stopped and count_open_objections(case) > 0
