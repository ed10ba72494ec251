"""三（三）: a case is given to an officer of its authority, with a reason on record: to a colleague by whoever handles it, to
oneself by whoever takes it over, to anybody by who approves and by the bureau.
"""

from dataclasses import dataclass, field
from typing import Final, Unpack

from zhicheng.procedure.handling_steps import find_handling_role
from zhicheng.procedure.move import list_obstacles
from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.officers.handlers import HANDLER_COLUMNS
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.guard_inputs import build_guard_inputs
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Person
from zhicheng_web.people.queries import build_membership_actor

CLAUSE: Final = "三（三）"


@dataclass
class Assign(StepAct):
    """The case in the hands of somebody else; `to` None: in nobody's, so that a colleague may take it on."""

    act: Act
    to: Person | None
    words: str
    noted: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """Only to somebody who may judge the case, and not to who handles it already."""
        role = find_handling_role(State(case.state)) or Role.EXAMINER
        column = HANDLER_COLUMNS[role]
        former = getattr(case, column)
        require_that(
            (self.to.pk if self.to else None) != former, "assign_elsewhere", CLAUSE, "这件申报已经是这样", "请选别人。"
        )
        require_may_assign(former, self.to, role, self.act["by"])
        if self.to is not None:
            require_able(case, self.to, role, self.act)
        setattr(case, column, self.to.pk if self.to else None)
        self.noted = {"handler": str(self.to.public_id)} if self.to else {}
        before = Person.objects.filter(pk=former or 0).first()
        self.noted |= {"former_handler": str(before.public_id)} if before else {}
        self.noted |= save_remark(case, self.act, self.words)

    def note(self) -> dict[str, str]:
        """Who handles it, and who did before; the hash of the reason."""
        return self.noted


def require_may_assign(former: int | None, to: Person | None, role: Role, by: Actor) -> None:
    """An examiner gives away what they handle, and takes over what they do not; who approves and the bureau assign anything.
    Raises StepRefused.
    """
    heads = by.role in (Role.APPROVER, Role.BUREAU)
    own = by.role is role and (former == by.person_id or (to is not None and to.pk == by.person_id))
    require_that(
        heads or own,
        "assign_not_yours",
        CLAUSE,
        "这件申报不由您指派",
        "可以接手给自己；要交给别人的，请办理人或者复核指派。",
    )


def require_able(case: Case, to: Person, role: Role, act: Act) -> None:
    """Somebody who holds the role in the authority of the case, and whom nothing keeps from judging it. Raises StepRefused."""
    held = Membership.objects.on(to_kunming_date(act["at"])).filter(
        person=to, organisation_id=case.authority_id or 0, role=role.value
    )
    membership = held.first()
    known = membership is not None
    require_that(known, "assign_to_officer", CLAUSE, f"{to.name}不是本部门的这一岗", "请选本部门的同事。")
    if membership is None:
        return
    actor = build_membership_actor(membership)
    inputs = build_guard_inputs(case, "take_on", actor, act["at"], {"take_on_problem": ""})
    able = not list_obstacles(STEPS_BY_KEY["take_on"], inputs)
    require_that(able, "assign_to_able", CLAUSE, f"{to.name}须回避，或者在这件申报里已有另一个身份", "请选别的同事。")


def assign(case: Case, to: Person | None, *, reason: str, **act: Unpack[Act]) -> Case:
    """Put the case in somebody's hands, or with None in nobody's. Raises StepRefused, StaleVersion."""
    words = require_reason(reason, "assign_reason", CLAUSE, "指派办理人没有写明理由")
    return take_authorised_step(case, "assign", act, lambda: Assign(act, to, words))
