"""三（三）: an authority, or the bureau, sends a case to the one that is responsible, with a reason on record.

The bureau's queue of cases that no row of the table covers is emptied by this too.
"""

from dataclasses import dataclass, field
from typing import Final, Unpack

from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Organisation

CLAUSE: Final = "三（三）"


@dataclass
class Transfer(StepAct):
    """The case with another authority."""

    act: Act
    to: Organisation
    words: str
    came_from: dict[str, str] = field(default_factory=dict, init=False)
    remark: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """Not where it lies already."""
        elsewhere = case.authority_id != self.to.pk
        sentence = f"这件申报已经在{self.to.name}"
        require_that(elsewhere, "transfer_elsewhere", CLAUSE, sentence, "请选择另一个认定部门。")
        self.came_from = {"from": str(case.authority.public_id)} if case.authority else {}
        case.authority = self.to
        self.remark = save_remark(case, self.act, self.words)

    def note(self) -> dict[str, str]:
        """From whom to whom; the hash of the reason."""
        return {"to": str(self.to.public_id), **self.came_from, **self.remark}


def transfer(case: Case, to: Organisation, *, reason: str, **act: Unpack[Act]) -> Case:
    """Move the case to another authority; the filing date stays."""
    words = require_reason(reason, "transfer_reason", CLAUSE, "移送没有写明理由")
    require_that(to.recognises, "transfer_to_authority", CLAUSE, f"{to.name}不是认定部门", "请选择有权的认定部门。")
    return take_authorised_step(case, "transfer", act, lambda: Transfer(act, to, words))
