"""What an action does when its step is taken, as an object: what its guards must know, what it writes, what it notes.

It is made inside each attempt and belongs to that attempt: PostgreSQL may stop an act, which is then done again whole.
What `guard_inputs` has found out, `write` and `note` find on the object.
"""

from collections.abc import Callable, Mapping
from typing import Any

from zhicheng_web.cases.models import Case


class StepAct:
    """A step that asks nothing of a form, and writes nothing but what every step writes. Actions override what they need."""

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Fields of GuardInputs that only this act knows. Before the move is checked."""
        return {}

    def write(self, case: Case) -> None:
        """The children of the case, and its other fields. After the move, before the entry."""

    def note(self) -> Mapping[str, Any]:
        """What the entry says of the act: hashes and codes, never names or free text. After `write`."""
        return {}


MakeAct = Callable[[], StepAct]
"""Called once in every attempt."""
