"""三（二） 双审核: the agency of a dispatched worker has checked the material; the person is assessed where they work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from zhicheng.procedure.lanes import Lane
from zhicheng_web.cases.actions._lanes import write_check
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class CheckAsAgency(StepAct):
    """The first cell of the agency's lane."""

    act: Act
    checked: bool
    words: str

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether legality, truth, completeness and validity were each confirmed."""
        return {"material_checked": self.checked}

    def write(self, case: Case) -> None:
        """Of the content as it is now."""
        write_check(case, self.act, Lane.AGENCY, self.words)


def check_as_agency(case: Case, *, checked: bool, words: str = "", **act: Unpack[Act]) -> Case:
    """Note that the agency has checked everything. `words`: what was compared with what, at most 200 characters."""
    return take_authorised_step(case, "check_as_agency", act, lambda: CheckAsAgency(act, checked, words))
