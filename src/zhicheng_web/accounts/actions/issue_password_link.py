"""Make a link by which the owner of an account sets a new password; the bureau may remove the second factors as well."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from allauth.mfa.models import Authenticator

from zhicheng.procedure.states import Role
from zhicheng_web.accounts.links import prove_link
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

STEP: Final = "password_link"
FACTORS_REMOVED: Final = "factors_removed"


def issue_password_link(
    person: Person, organisation_id: int, *, by: Actor, at: datetime, key: UUID, remove_factors: bool = False
) -> tuple[str, str]:
    """The two parts of the link. `organisation_id`: in whose record it is written, once a key.

    Raises StepRefused where anybody but the bureau would remove factors, ValueError for a person without an account.
    """
    account = person.user
    if account is None:
        raise ValueError(f"person {person.pk} has no account")
    allowed = by.role is Role.BUREAU or not remove_factors
    require_that(allowed, "factors_not_yours", "", "两步验证只能由市人社局取消", "请联系市人社局。")
    with act():
        if claim_key(KeyedStep(by.person_id, uuid5(key, STEP), STEP, 0, 1), at) is None:
            if remove_factors:
                Authenticator.objects.filter(user=account).delete()
            for event in (STEP, *([FACTORS_REMOVED] if remove_factors else [])):
                units.record_unit_act(organisation_id, event, by=by, at=at, person_id=person.pk)
        return prove_link(account)
