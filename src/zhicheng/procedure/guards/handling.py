"""三（三）: one officer at a time handles a case; a colleague takes it over first, with a reason."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.step import Step


def free_to_take_on(inputs: GuardInputs, step: Step) -> Finding:
    """Nobody handles the case, and it waits for this pair of eyes."""
    return build_guard_finding(
        "free_to_take_on",
        step,
        not inputs.take_on_problem,
        inputs.take_on_problem,
        "要接手的，请用“指派办理人”，写明理由。",
    )


def no_other_handler(inputs: GuardInputs, step: Step) -> Finding:
    """No colleague handles the case."""
    return build_guard_finding(
        "no_other_handler",
        step,
        not inputs.other_handler,
        f"这件申报由{inputs.other_handler}在办",
        "请由办理人办理；要接手的，请先用“指派办理人”，写明理由。",
    )
