"""三（三）: an officer is back earlier, or does not go: nobody stands in any more."""

from datetime import datetime
from typing import Final

from zhicheng_web.cases.actions.name_stand_in import NOT_YOURS, may_name_stand_in
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.leave_cover_model import LeaveCover

WITHDRAW_STEP: Final = "withdraw_stand_in"


def withdraw_stand_in(cover: LeaveCover, *, by: Actor, at: datetime) -> LeaveCover:
    """From this moment on; what was done stays. Ended already: nothing more happens. Raises StepRefused."""
    with act():
        locked = LeaveCover.objects.select_for_update(of=("self",)).select_related("absent_membership").get(pk=cover.pk)
        require_that(may_name_stand_in(locked.absent_membership, by), "cover_not_yours", "三（三）", *NOT_YOURS)
        if locked.withdrawn_at is None:
            locked.withdrawn_at = at
            locked.save(update_fields=["withdrawn_at"])
            units.record_unit_act(
                locked.organisation_id, WITHDRAW_STEP, by=by, at=at, person_id=locked.absent_id, body={}
            )
    return locked
