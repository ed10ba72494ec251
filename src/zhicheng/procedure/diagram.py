"""The table as a picture (Mermaid) and as pages of text: generated, never drawn."""

from collections.abc import Iterator

from zhicheng.procedure.states import STATES, State
from zhicheng.procedure.steps import FIRST_STATE, STEPS, STEPS_BY_KEY, Step
from zhicheng.words.roles import ROLE_NAMES


def build_mermaid_diagram() -> str:
    """The machine as a Mermaid state diagram; a step that leaves the state is an arrow, the others are left out."""
    lines = [
        "stateDiagram-v2",
        *(f"    {state} : {about.name}" for state, about in STATES.items()),
        f"    [*] --> {FIRST_STATE}",
    ]
    for step in STEPS:
        lines += [
            f"    {state} --> {step.to} : {step.name}" for state in step.from_ if step.to and step.to is not state
        ]
    lines += [f"    {state} --> [*]" for state, about in STATES.items() if not about.active]
    return "\n".join(lines)


def build_states_table() -> Iterator[str]:
    """Each state with its two names, who holds it and what comes next, as rows of a Markdown table."""
    yield "| state | 名称 | 申报人看到 | 由谁办 | 下一步 | 期限 |"
    yield "|---|---|---|---|---|---|"
    for about in STATES.values():
        holder = ROLE_NAMES[about.held_by] if about.held_by else "—"
        yield f"| `{about.state}` | {about.name} | {about.public_name} | {holder} | {about.next_step} | {about.due or '—'} |"


def build_steps_table() -> Iterator[str]:
    """Each step as a row: from, to, by whom, clause, guards, and the step that takes it back with until when."""
    yield "| step | 名称 | 从 | 到 | 由谁 | 条款 | 条件 | 取回 |"
    yield "|---|---|---|---|---|---|---|---|"
    for step in STEPS:
        names = (f"`{step.key}`", step.name, join_from_names(step), find_to_name(step), join_role_names(step))
        yield f"| {' | '.join((*names, step.clause, describe_guards(step), describe_undo(step)))} |"


def describe_undo(step: Step) -> str:
    """The step that takes it back, and in which state that is still possible."""
    back = STEPS_BY_KEY.get(step.undo)
    return f"`{back.key}`，在“{join_from_names(back)}”时" if back else "—"


def join_from_names(step: Step) -> str:
    """The names of the states a step starts from."""
    return "、".join(STATES[state].name for state in step.from_)


def find_to_name(step: Step) -> str:
    """The name of the state a step leads to."""
    return STATES[step.to].name if isinstance(step.to, State) else "不变"


def join_role_names(step: Step) -> str:
    """The roles that take a step, by name."""
    return "、".join(ROLE_NAMES[role] for role in step.by)


def describe_guards(step: Step) -> str:
    """The guards of a step."""
    return "、".join([*(f"`{need}`" for need in step.needs), *(["理由"] if step.reason else [])]) or "—"
