"""三（三）: an authority, or the bureau, sends a case to the one that is competent, with a reason that is kept.

The bureau's queue of cases that no row of the table covers is emptied by this too.
"""

from typing import Unpack

from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.models.employer import MIN_REASON_LENGTH
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.people.models import Organisation


def transfer(case: Case, to: Organisation, *, reason: str, **act: Unpack[Act]) -> Case:
    """Move the case to another authority; the filing date stays."""
    clause, words = "三（三）", reason.strip()
    require_that(
        len(words) >= MIN_REASON_LENGTH, "transfer_reason", clause, "移送没有写明理由", "请写明理由（至少6个字）。"
    )
    note = {"to": str(to.public_id)}
    require_that(to.recognises, "transfer_to_authority", clause, f"{to.name}不是认定部门", "请选择有权的认定部门。")

    def inside(locked: Case) -> None:
        require_that(
            locked.authority_id != to.pk,
            "transfer_elsewhere",
            clause,
            f"这件申报已经在{to.name}",
            "请选择另一个认定部门。",
        )
        if locked.authority:
            note["from"] = str(locked.authority.public_id)
        locked.authority = to
        note.update(save_remark(locked, act, words))

    return take_authorised_step(case, "transfer", act, note=note, inside=inside)
