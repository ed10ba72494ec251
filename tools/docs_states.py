"""Writes docs/states.md: the life of a case as the table of steps tells it."""

from zhicheng.procedure.diagram import build_mermaid_diagram, build_states_table, build_steps_table

HEAD = """# States and steps of a case

Written by `./zc docs` from `zhicheng.procedure`: states say who holds a case and what they do next, steps who may
move it, under which clause, and what must hold (guards, in `zhicheng.procedure.guards`).
"""


def page() -> str:
    """The whole page."""
    parts = (
        HEAD,
        "```mermaid",
        build_mermaid_diagram(),
        "```",
        "",
        "## States",
        "",
        *build_states_table(),
        "",
        "## Steps",
        "",
        *build_steps_table(),
    )
    return "\n".join(parts) + "\n"
