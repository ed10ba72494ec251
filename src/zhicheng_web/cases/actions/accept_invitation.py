"""Join an organisation by the link that somebody there has given."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core import signing

from zhicheng_web.cases.actions.invite import DAYS, SALT
from zhicheng_web.cases.facts import date_of
from zhicheng_web.cases.keys import Keyed, claim
from zhicheng_web.cases.meanings import Meaning
from zhicheng_web.cases.record import act
from zhicheng_web.cases.taking import refusal
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.queries import employ

STEP: Final = "accept_invitation"
SPOILT: Final = Meaning("", "邀请链接不完整", "请对方重新发送完整的链接。")
LATE: Final = Meaning("", f"邀请链接已超过{DAYS}天", "请对方重新邀请。")
USED: Final = Meaning("", "邀请链接已经用过", "请对方重新邀请。")


def accept_invitation(token: str, *, person: Person, at: datetime) -> Membership:
    """The membership, from today on. The first to open the link joins; opened again by them it changes nothing."""
    told = opened(token, at)
    of = Organisation.objects.get(pk=told["of"])
    with act():
        used = claim(Keyed(told["by"], UUID(told["key"]), STEP, 0, 1), at)
        mine = Membership.objects.filter(
            person=person, organisation=of, role=told["role"], valid__contains=date_of(at)
        ).first()
        if used is not None and mine is None:
            raise refusal("invitation_used", USED)
        return mine or employ(person, of, told["role"], date_of(at))


def invitation(token: str, at: datetime) -> tuple[Organisation, str]:
    """To which organisation, and as what: for the page before one accepts. Raises Refused."""
    told = opened(token, at)
    return Organisation.objects.get(pk=told["of"]), str(Membership.As(told["role"]).label)


def opened(token: str, at: datetime) -> dict[str, Any]:
    """What a link says. Raises Refused where it was altered or is too old."""
    try:
        told: dict[str, Any] = signing.loads(token, salt=SALT)
    except signing.BadSignature as spoilt:
        raise refusal("invitation_spoilt", SPOILT) from spoilt
    if at > datetime.fromtimestamp(told["at"], KUNMING) + timedelta(days=DAYS):
        raise refusal("invitation_late", LATE)
    return told
