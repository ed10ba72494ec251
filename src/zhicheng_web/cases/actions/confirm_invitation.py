"""An officer who was invited becomes one when a second person of the bureau has seen who they are (三（三））: two people admit
whoever judges, so that nobody invites a second account of their own.
"""

from datetime import datetime
from typing import Final

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.accept_invitation import join_by_invitation, require_standing
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import (
    build_constraint_refusal,
    build_refusal,
    require_reason,
    require_that,
)
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.invitation_model import Invitation
from zhicheng_web.people.models import Membership

CONFIRM_STEP, DECLINE_STEP = "confirm_invitation", "decline_invitation"
NOTHING_TO_CONFIRM: Final = Wording("", "这个任职不在等待确认", "请刷新页面，看现在是什么情形。")
BY_ANOTHER: Final = Wording("", "邀请的人和加入的人都不能自己确认", "请由市人社局的另一位同事确认。")


def confirm_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> Membership:
    """The officer's membership, from today on. Pressed again by the same person, it changes nothing. Raises StepRefused."""
    with act():
        locked = lock_for_second(invitation, by)
        if locked.confirmed_by_id == by.person_id:
            return locked.memberships.get()
        require_waiting(locked)
        if locked.is_too_late(at):
            raise build_constraint_refusal("invitation_confirmed_in_time")
        require_standing(locked, at)
        locked.confirmed_by_id, locked.confirmed_at = by.person_id, at
        locked.save(update_fields=["confirmed_by", "confirmed_at"])
        return join_by_invitation(locked, at, CONFIRM_STEP, by=by, whom=locked.opened_by_id or 0)


def decline_invitation(invitation: Invitation, *, by: Actor, at: datetime, reason: str) -> None:
    """The one who was invited does not become an officer, for a written reason. Raises StepRefused."""
    written = require_reason(reason, "invitation_reason", "", "不同意没有写明理由")
    with act():
        locked = lock_for_second(invitation, by)
        require_waiting(locked)
        locked.withdrawn_at = at
        locked.save(update_fields=["withdrawn_at"])
        units.record_unit_act(
            locked.organisation_id,
            DECLINE_STEP,
            by=by,
            at=at,
            person_id=locked.opened_by_id,
            body={"role": locked.role, "reason": written},
        )


def lock_for_second(invitation: Invitation, by: Actor) -> Invitation:
    """The invitation, locked, for somebody of the bureau who has neither invited nor joined. Raises StepRefused."""
    require_that(by.role is Role.BUREAU, "membership_not_yours", "", "只有市人社局可以登记任职", "请联系市人社局。")
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)
    if by.person_id in (locked.invited_by_id, locked.opened_by_id):
        raise build_refusal("invitation_confirmed_by_second", BY_ANOTHER)
    return locked


def require_waiting(invitation: Invitation) -> None:
    """Raises StepRefused where nobody has joined by it, or it was confirmed or declined already."""
    waiting = invitation.opened_by_id and invitation.confirmed_at is None and invitation.withdrawn_at is None
    if not waiting or not invitation.needs_confirmation:
        raise build_refusal("invitation_not_waiting", NOTHING_TO_CONFIRM)
