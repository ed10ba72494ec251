"""What may happen to a case now, and whether one step may: pure functions of the table."""

from collections.abc import Iterable, Sequence

from zhicheng.finding import Finding
from zhicheng.procedure.guards import GUARDS, GuardInputs
from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import STEPS, STEPS_BY_KEY, Step


class StepRefused(Exception):
    """A step that may not be taken; the findings say why, each with its clause and what to do."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("；".join(finding.reason for finding in findings))
        self.findings = tuple(findings)


def list_steps_from(state: State, roles: Iterable[Role]) -> tuple[Step, ...]:
    """The steps that the table opens to somebody with these roles, guards not asked."""
    own_roles = set(roles)
    return tuple(step for step in STEPS if state in step.from_ and own_roles & set(step.by))


def list_obstacles(step: Step, inputs: GuardInputs) -> list[Finding]:
    """What stands in the way of a step: the guards that do not pass."""
    found = (GUARDS[need](inputs, step) for need in step.needs)
    return [finding for finding in found if finding.result != "pass"]


def move(state: State, key: str, role: Role, inputs: GuardInputs) -> State:
    """The state after a step. Raises StepRefused with every obstacle at once."""
    step = STEPS_BY_KEY[key]
    if state not in step.from_ or role not in step.by:
        raise StepRefused([build_out_of_turn_finding(step, state)])
    findings = list_obstacles(step, inputs)
    if findings:
        raise StepRefused(findings)
    return step.to or state


def build_out_of_turn_finding(step: Step, state: State) -> Finding:
    """The case stands elsewhere: who holds it, and what comes next."""
    about = STATES[state]
    reason = f"这件申报现在是“{about.name}”，不能办理“{step.name}”（{step.clause}）。"
    remedy = f"请刷新页面；下一步：{about.next_step}。"
    return Finding("out_of_turn", step.clause, "fail", reason=reason, remedy=remedy)
