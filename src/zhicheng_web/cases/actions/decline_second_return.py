"""三（三）: a second person does not agree that the same filing is returned once more; the examination goes on."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._decision import NO_ID
from zhicheng_web.cases.models import Case, SecondReturn
from zhicheng_web.cases.read.second_returns import find_asked_return
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class DeclineSecondReturn(StepAct):
    """What was asked for, declined."""

    act: Act
    reason: str

    def write(self, case: Case) -> None:
        """With the reason."""
        answer_second_return(case, self.act, agreed=False, words=self.reason)


def answer_second_return(case: Case, act: Act, *, agreed: bool, words: str) -> SecondReturn:
    """Write the answer to what is asked for. LookupError: nothing is, which the guard of the step has asked."""
    asked, by = find_asked_return(case.pk), act["by"]
    if asked is None:
        raise LookupError(f"no second return is asked for in case {case.public_id}")
    asked.agreed, asked.answered_at, asked.answered_seq, asked.answer = agreed, act["at"], case.version, words
    asked.approver_id, asked.approver_membership_id = by.person_id, by.membership_id or NO_ID
    asked.save(update_fields=["agreed", "answered_at", "answered_seq", "answer", "approver", "approver_membership"])
    return asked


def decline_second_return(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Decline, with the reason."""
    words = require_reason(reason, "second_return_answered_whole", "三（三）", "不同意再次告知没有写明理由")
    return take_authorised_step(case, "decline_second_return", act, lambda: DeclineSecondReturn(act, words))
