"""三（三）, 四: a second person agrees that the same filing is returned once more; it is returned by that, with another grace."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions.decline_second_return import answer_second_return
from zhicheng_web.cases.actions.return_to_employer import ReturnToEmployer, prepare_return
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step


@dataclass
class AgreeSecondReturn(ReturnToEmployer):
    """The return that was asked for, and the consent to it."""

    reason: str = ""

    def write(self, case: Case) -> None:
        """The faults are those that the examiner has asked for."""
        asked = answer_second_return(case, self.act, agreed=True, words=self.reason)
        self.faults = [Fault(str(one["code"]), str(one["words"])) for one in asked.faults]
        super().write(case)


def agree_second_return(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Agree, with the reason; applicant and employer correct once more."""
    words = require_reason(reason, "second_return_answered_whole", "三（三）", "同意再次告知没有写明理由")
    policy, version = prepare_return(act["at"])
    return take_authorised_step(
        case, "agree_second_return", act, lambda: AgreeSecondReturn(act, (), policy, version, words)
    )
