"""Who holds a case, in the employer's words; and where others than the reader take the employer's steps."""

from collections.abc import Iterable, Mapping

from zhicheng.procedure.states import Role
from zhicheng.procedure.step import LANE_STATES
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.parties import find_conflicting_cases, may_act_on_case
from zhicheng_web.people.actor import Actor


def find_other_holders(cases: Iterable[Case], actor: Actor, acted: bool = True) -> Mapping[int, str]:
    """Who takes the steps that wait in cases in which they refuse this actor: a colleague, or the employer for its agency.

    `acted`: false where the history has nothing of this person in another role; one becomes a party by acting.
    """
    some = list(cases)
    own = {pk: "同事" for pk in find_conflicting_cases(some, actor)} if acted else {}
    return {case.pk: "用人单位" for case in some if not may_act_here(case, actor)} | own


def may_act_here(case: Case, actor: Actor) -> bool:
    """Whether some step of the case is this actor's now: the agency of a dispatched worker has those of its lane."""
    return may_act_on_case(case, actor) or case.about.state in LANE_STATES


def describe_holder_to_unit(case: Case, other_holder: str = "") -> str:
    """Who holds a case, in the employer's words; `other_holder`: who takes the employer's steps instead of the reader."""
    words = {
        Role.APPLICANT: f"本人（{case.particulars.name}）",
        Role.EMPLOYER: f"{other_holder}（{case.particulars.employer.name}）" if other_holder else "本单位人事",
        Role.EXAMINER: case.authority.name if case.authority else "认定部门",
        Role.APPROVER: case.authority.name if case.authority else "认定部门",
    }
    role = case.about.held_by
    return words.get(role, "已办结") if role else "已办结"
