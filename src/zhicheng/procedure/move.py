"""What may happen to a case now, and whether one step may: pure functions of the table."""

from collections.abc import Iterable, Sequence

from zhicheng.finding import Finding
from zhicheng.procedure.guards import GUARDS, Situation
from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import BY_KEY, STEPS, Step


class Refused(Exception):
    """A step that may not be taken; the findings say why, each with its clause and what to do."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("；".join(finding.reason for finding in findings))
        self.findings = tuple(findings)


def steps_from(state: State, roles: Iterable[Role]) -> tuple[Step, ...]:
    """The steps that the table opens to somebody with these roles, guards not asked."""
    mine = set(roles)
    return tuple(step for step in STEPS if state in step.from_ and mine & set(step.by))


def obstacles(step: Step, situation: Situation) -> list[Finding]:
    """What stands in the way of a step: the guards that do not pass."""
    found = (GUARDS[need](situation, step) for need in step.needs)
    return [finding for finding in found if finding.result != "pass"]


def move(state: State, key: str, role: Role, situation: Situation) -> State:
    """The state after a step. Raises Refused with every obstacle at once."""
    step = BY_KEY[key]
    if state not in step.from_ or role not in step.by:
        raise Refused([out_of_turn(step, state)])
    standing = obstacles(step, situation)
    if standing:
        raise Refused(standing)
    return step.to or state


def out_of_turn(step: Step, state: State) -> Finding:
    """The case stands elsewhere: who holds it, and what comes next."""
    about = STATES[state]
    reason = f"这件申报现在是“{about.name}”，不能办理“{step.name}”（{step.clause}）。"
    return Finding(
        "out_of_turn", step.clause, "fail", None, None, None, None, reason, f"请刷新页面；下一步：{about.next_step}。"
    )
