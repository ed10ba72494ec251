"""Join an organisation by the link that somebody there has given."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.db.models import Q

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.invite import DAYS, SALT
from zhicheng_web.cases.engine.engine_input import date_of
from zhicheng_web.cases.models import Idempotency
from zhicheng_web.cases.refusals.wordings import Meaning
from zhicheng_web.cases.transition.authorised import refusal
from zhicheng_web.cases.transition.idempotency import Keyed, claim
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.queries import employ

STEP: Final = "accept_invitation"
SPOILT: Final = Meaning("", "邀请链接不完整", "请对方重新发送完整的链接。")
LATE: Final = Meaning("", f"邀请链接已超过{DAYS}天", "请对方重新邀请。")
WITHDRAWN: Final = Meaning("", "邀请您的人已不再办理这个单位的申报", "请向这个单位现在的人事再要一个链接。")
USED: Final = Meaning("", "邀请链接已经用过", "请对方重新邀请。")


def accept_invitation(token: str, *, person: Person, at: datetime) -> Membership:
    """The membership, from today on. The first to open the link joins; opened again by them it changes nothing."""
    told = opened(token, at)
    of = Organisation.objects.get(pk=told["of"])
    with act():
        used = claim(Keyed(told["by"], UUID(told["key"]), STEP, 0, 1), at)
        mine = Membership.objects.on(date_of(at)).filter(person=person, organisation=of, role=told["role"]).first()
        if used is not None and mine is None:
            raise refusal("invitation_used", USED)
        return mine or joined(person, of, told, at)


def joined(person: Person, of: Organisation, told: dict[str, Any], at: datetime) -> Membership:
    """The membership, and the line that says who joined by whose invitation."""
    held = employ(person, of, told["role"], date_of(at))
    by = Actor(person.pk, held.pk, Role(held.role), of.pk)
    units.note(of.pk, STEP, by=by, at=at, person_id=told["by"], body={"role": held.role})
    return held


def invitation(token: str, at: datetime) -> tuple[Organisation, str]:
    """To which organisation, and as what: for the page before one accepts. Raises Refused, where it was used too."""
    told = opened(token, at)
    if Idempotency.objects.filter(person_id=told["by"], key=told["key"], step=STEP).exists():
        raise refusal("invitation_used", USED)
    return Organisation.objects.get(pk=told["of"]), str(Membership.As(told["role"]).label)


def opened(token: str, at: datetime) -> dict[str, Any]:
    """What a link says. Raises Refused where it was altered, is too old, or whoever gave it is no longer there."""
    try:
        told: dict[str, Any] = signing.loads(token, salt=SALT)
    except signing.BadSignature as spoilt:
        raise refusal("invitation_spoilt", SPOILT) from spoilt
    if at > datetime.fromtimestamp(told["at"], KUNMING) + timedelta(days=DAYS):
        raise refusal("invitation_late", LATE)
    inviting = Q(role=Role.BUREAU.value) | Q(role=Role.EMPLOYER.value, organisation_id=told["of"])
    if not Membership.objects.on(date_of(at)).filter(inviting, person_id=told["by"]).exists():
        raise refusal("invitation_withdrawn", WITHDRAWN)
    return told
