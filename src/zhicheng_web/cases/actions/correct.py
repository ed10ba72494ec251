"""三（四）: a second person approves other words of a title; number, date and level stay as they were decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng_web.cases.actions._title_change import Outcome, decide_title_change
from zhicheng_web.cases.models import Case, Recognition, TitleChange
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

WORDING = ("series", "title", "specialty")


@dataclass
class Correct(StepAct):
    """Other words of a title; what it was called until now stands in the entry, so that nothing is lost."""

    act: Act
    reason: str
    former: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """The wording that was proposed, and nothing else."""
        change = decide_title_change(case, self.act, Outcome.APPROVED, self.reason)
        self.former = write_wording(case, change)

    def note(self) -> Mapping[str, Any]:
        """The former words, which are no fact about a person."""
        return {"former": self.former}


def write_wording(case: Case, change: TitleChange) -> dict[str, str]:
    """Let the title be called as an approved change says. Returns the words that stood and are other now; the series is named by
    its title.
    """
    now = Recognition.objects.get(case=case)
    former = {key: getattr(now, key) for key in ("specialty", "title") if getattr(now, key) != getattr(change, key)}
    Recognition.objects.filter(case=case).update(**{key: getattr(change, key) for key in WORDING})
    return former


def correct(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Approve the correction that is proposed. `reason`: in place of the examiner's."""
    return take_authorised_step(case, "correct", act, lambda: Correct(act, reason))
