"""Join an organisation by the link that somebody there has given."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.db.models import Q

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.invite import INVITATION_DAYS, INVITATION_SALT
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Idempotency
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import build_refusal
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.queries import create_membership

STEP: Final = "accept_invitation"
SPOILT_LINK: Final = Wording("", "邀请链接不完整", "请对方重新发送完整的链接。")
EXPIRED_LINK: Final = Wording("", f"邀请链接已超过{INVITATION_DAYS}天", "请对方重新邀请。")
WITHDRAWN_LINK: Final = Wording("", "邀请您的人已不再办理这个单位的申报", "请向这个单位现在的人事再要一个链接。")
USED_LINK: Final = Wording("", "邀请链接已经用过", "请对方重新邀请。")


def accept_invitation(token: str, *, person: Person, at: datetime) -> Membership:
    """The membership, from today on. The first to open the link joins; opened again by them it changes nothing."""
    payload = parse_invitation(token, at)
    organisation = Organisation.objects.get(pk=payload["of"])
    with act():
        used = claim_key(KeyedStep(payload["by"], UUID(payload["key"]), STEP, 0, 1), at)
        existing = (
            Membership.objects.on(to_kunming_date(at))
            .filter(person=person, organisation=organisation, role=payload["role"])
            .first()
        )
        if used is not None and existing is None:
            raise build_refusal("invitation_used", USED_LINK)
        return existing or join_organisation(person, organisation, payload, at)


def join_organisation(person: Person, organisation: Organisation, payload: dict[str, Any], at: datetime) -> Membership:
    """The membership, and the line that says who joined by whose invitation."""
    membership = create_membership(person, organisation, payload["role"], to_kunming_date(at))
    by = Actor(person.pk, membership.pk, Role(membership.role), organisation.pk)
    units.record_unit_act(organisation.pk, STEP, by=by, at=at, person_id=payload["by"], body={"role": membership.role})
    return membership


def read_invitation(token: str, at: datetime) -> tuple[Organisation, str]:
    """To which organisation, and in which role: for the page before one accepts. Raises StepRefused, where it was used too."""
    payload = parse_invitation(token, at)
    if Idempotency.objects.filter(person_id=payload["by"], key=payload["key"], step=STEP).exists():
        raise build_refusal("invitation_used", USED_LINK)
    return Organisation.objects.get(pk=payload["of"]), str(payload["role"])


def parse_invitation(token: str, at: datetime) -> dict[str, Any]:
    """What a link says. Raises StepRefused where it was altered, is too old, or the person who gave it is no longer there."""
    try:
        payload: dict[str, Any] = signing.loads(token, salt=INVITATION_SALT)
    except signing.BadSignature as spoilt:
        raise build_refusal("invitation_spoilt", SPOILT_LINK) from spoilt
    if at > datetime.fromtimestamp(payload["at"], KUNMING) + timedelta(days=INVITATION_DAYS):
        raise build_refusal("invitation_late", EXPIRED_LINK)
    inviting = Q(role=Role.BUREAU.value) | Q(role=Role.EMPLOYER.value, organisation_id=payload["of"])
    if not Membership.objects.on(to_kunming_date(at)).filter(inviting, person_id=payload["by"]).exists():
        raise build_refusal("invitation_withdrawn", WITHDRAWN_LINK)
    return payload
