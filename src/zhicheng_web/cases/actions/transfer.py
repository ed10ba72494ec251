"""三（三）: an authority, or the bureau, sends a case to the one that is responsible, with a reason on record.

Against the rules only the bureau does. The bureau's queue of cases that no row of the table covers is emptied by this too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Unpack

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.models import Case, Verdict
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

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether it goes where the rules send it; whether the bureau sends it, which may send it elsewhere."""
        computed = find_computed_authority(case, clause_review.find_last_verdict(case))
        follows = self.act["by"].role is Role.BUREAU or (computed is not None and computed.pk == self.to.pk)
        return {"follows_rules": follows, "computed_authority": computed.name if computed else ""}

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


def find_computed_authority(case: Case, verdict: Verdict | None) -> Organisation | None:
    """To whom the rules have sent the filing (三（三）), by its receipt; None where they name nobody, and a person assigns it."""
    return engine_input.find_receiving_authority(case, clause_review.parse_verdict_answer(verdict)) if verdict else None


def transfer(case: Case, to: Organisation, *, reason: str, **act: Unpack[Act]) -> Case:
    """Move the case to another authority; the filing date stays, and whoever receives it has the whole time. An authority
    sends it where the rules send it; against them only the bureau does.
    """
    words = require_reason(reason, "transfer_reason", CLAUSE, "移送没有写明理由")
    require_that(to.recognises, "transfer_to_authority", CLAUSE, f"{to.name}不是认定部门", "请选择有权的认定部门。")
    return take_authorised_step(case, "transfer", act, lambda: Transfer(act, to, words))
