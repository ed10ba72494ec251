"""三（三）: an examiner asks the bureau to send a case to another authority than the rules name, and says why."""

from dataclasses import dataclass, field
from typing import Unpack

from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Organisation


@dataclass
class AskTransfer(StepAct):
    """What is asked; the case stays where it lies until the bureau has answered."""

    act: Act
    to: Organisation
    words: str
    remark: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """Not where it lies already."""
        elsewhere = case.authority_id != self.to.pk
        require_that(
            elsewhere, "transfer_elsewhere", "三（三）", f"这件申报已经在{self.to.name}", "请选择另一个认定部门。"
        )
        self.remark = save_remark(case, self.act, self.words)

    def note(self) -> dict[str, str]:
        """Where it should go; the hash of the reason."""
        return {"to": str(self.to.public_id), **self.remark}


def ask_transfer(case: Case, to: Organisation, *, reason: str, **act: Unpack[Act]) -> Case:
    """Ask; the bureau answers by assigning the case, or by leaving it. Raises StepRefused, StaleVersion."""
    words = require_reason(reason, "transfer_reason", "三（三）", "报改派没有写明理由")
    require_that(to.recognises, "transfer_to_authority", "三（三）", f"{to.name}不是认定部门", "请选择有权的认定部门。")
    return take_authorised_step(case, "ask_transfer", act, lambda: AskTransfer(act, to, words))
