"""The party a person becomes in a case by acting: written down once, for good (four eyes: life-of-a-case.md, "Case rules")."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from zhicheng.procedure.handling_steps import HANDLED_STATES
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, CaseParty
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.officers.handlers import HANDLER_COLUMNS, find_absent_handler
from zhicheng_web.people.actor import Actor

ENDS_HANDLING: Final = ("transfer", "ask_review", "recall")
"""After these other people handle the case, or nobody does."""


def find_party_side(case: Case, by: Actor) -> str | None:
    """As which party an actor acts; None for the bureau and the system, who are none."""
    if by.role in (Role.BUREAU, Role.SYSTEM):
        return None
    if find_acting_lane(case, by) is Lane.AGENCY:
        return CaseParty.Side.AGENCY.value
    return CaseParty.Side(by.role.value).value


def record_party(case: Case, by: Actor) -> None:
    """Note the actor as a party; `one_side_per_person` refuses where they are another one."""
    side = find_party_side(case, by)
    if side is None or CaseParty.objects.filter(case=case, person_id=by.person_id, side=side).exists():
        return
    CaseParty.objects.create(case=case, person_id=by.person_id, side=side)


def record_handler(case: Case, before: State, step: str, by: Actor, at: datetime) -> dict[str, str]:
    """Who acts on a case that waits for them handles it from then on; called inside the act, whose guards have found that no
    colleague does. Who stands in for the handler leaves it with them: what the entry notes of that (代). Where a case has no
    officer, nobody is stood in for: a granted title's review is for whoever did not decide before.
    """
    absent = find_absent_handler(case, by, to_kunming_date(at)) if before in HANDLED_STATES else None
    if step in ENDS_HANDLING:
        case.handling_examiner_id = case.handling_approver_id = None
    elif absent is None and step != "assign" and by.role in HANDLER_COLUMNS and STATES[before].held_by is by.role:
        setattr(case, HANDLER_COLUMNS[by.role], by.person_id)
    return {"absent": str(absent.public_id)} if absent else {}


def find_conflicting_cases(cases: Iterable[Case], by: Actor) -> frozenset[int]:
    """The cases in which an actor is another party already: nothing in them is theirs to do. One query."""
    found = {case.pk: case for case in cases}
    parties = CaseParty.objects.filter(case__in=list(found), person_id=by.person_id).values_list("case_id", "side")
    return frozenset(case for case, side in parties if side != find_party_side(found[case], by))


def may_act_on_case(case: Case, by: Actor) -> bool:
    """Whether the steps of a role are this actor's in a case: the agency of a dispatched worker sees the case, but the
    employer's steps are not its own.
    """
    return by.role is not Role.EMPLOYER or by.organisation_id == case.employer_id


def may_take_step(case: Case, step: str, by: Actor) -> bool:
    """Whether a step of an employer's is taken in the lane of this actor; to everybody else the table says it by their role."""
    return by.role is not Role.EMPLOYER or find_acting_lane(case, by) in STEPS_BY_KEY[step].lanes
