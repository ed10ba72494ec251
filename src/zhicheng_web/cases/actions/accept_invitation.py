"""Join an organisation by the link that somebody there has sent: the person of that name and telephone, and nobody else."""

from datetime import datetime, timedelta
from typing import Final

from django.core import signing
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from zhicheng.numbers.person_name import is_same_name
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.invite import INVITATION_DAYS, INVITATION_SALT, Invitee
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import build_refusal
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.counted_guesses import count_guess, take_guess_back
from zhicheng_web.people.invitation_model import MAX_TRIES, Invitation
from zhicheng_web.people.models import Membership, Person
from zhicheng_web.people.register import list_organisation_roles

STEP: Final = "accept_invitation"
OPEN_STEP: Final = "open_invitation"
ASK_ANEW: Final = "请对方重新邀请。"
SPOILT_LINK: Final = Wording("", "邀请链接不完整", "请对方重新发送完整的链接。")
EXPIRED_LINK: Final = Wording("", f"邀请链接已超过{INVITATION_DAYS}天", ASK_ANEW)
WITHDRAWN_LINK: Final = Wording("", "邀请您的人已不再办理这个单位的申报", "请向这个单位现在的人事再要一个链接。")
ENDED_UNIT: Final = Wording("", "这个单位已经停用，邀请链接随之失效", "请联系邀请您的人。")
ENDED_ROLE: Final = Wording("", "这个单位不再有邀请您担任的身份，邀请链接随之失效", "请联系邀请您的人。")
USED_LINK: Final = Wording("", "邀请链接已经用过", ASK_ANEW)
REPLACED_LINK: Final = Wording("", "邀请已经作废，或另发了新的链接", "请用最新收到的链接，或请对方重新邀请。")
GUESSED_LINK: Final = Wording("", f"姓名或手机输错满{MAX_TRIES}次，邀请链接已经失效", ASK_ANEW)
OWN_LINK: Final = Wording("", "这个邀请是您自己发出的，您不能用", "请发给要加入的那一位，由本人打开。")
ANOTHERS_LINK: Final = Wording("", "姓名或手机和邀请时登记的不一致", "请核对后再填；登记错了的，请对方重新邀请。")


def find_invitation(token: str, at: datetime, reader_id: int | None = None) -> Invitation:
    """The invitation that a link names, as long as it can be used, or was by its reader. Raises StepRefused, with why not."""
    try:
        public_id = str(signing.loads(token, salt=INVITATION_SALT))
    except signing.BadSignature as spoilt:
        raise build_refusal("invitation_spoilt", SPOILT_LINK) from spoilt
    found = Invitation.objects.select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise build_refusal("invitation_spoilt", SPOILT_LINK)
    if found.opened_by_id not in (None, reader_id):
        raise build_refusal("invitation_used", USED_LINK)
    require_open(found, at)
    return found


def require_open(invitation: Invitation, at: datetime) -> None:
    """Raises StepRefused where an invitation is over: used or not, too old, or its unit, role or sender is gone."""
    if invitation.is_guessed:
        raise build_refusal("invitation_guessed", GUESSED_LINK)
    if invitation.withdrawn_at is not None:
        raise build_refusal("invitation_replaced", REPLACED_LINK)
    if at > invitation.created_at + timedelta(days=INVITATION_DAYS):
        raise build_refusal("invitation_late", EXPIRED_LINK)
    require_standing(invitation, at)


def require_standing(invitation: Invitation, at: datetime) -> None:
    """Raises StepRefused where the unit was ended, has the role no more, or the one who invited is no longer there."""
    unit = invitation.organisation
    if unit.ended_on is not None:
        raise build_refusal("invitation_of_ended_unit", ENDED_UNIT)
    if invitation.role not in dict(list_organisation_roles(unit)):
        raise build_refusal("invitation_of_ended_role", ENDED_ROLE)
    inviting = Q(role=Role.BUREAU.value) | Q(role=Role.EMPLOYER.value, organisation=unit)
    held = Membership.objects.on(to_kunming_date(at)).filter(inviting, person_id=invitation.invited_by_id)
    if not held.exists():
        raise build_refusal("invitation_withdrawn", WITHDRAWN_LINK)


def require_invitee(invitation: Invitation, invitee: Invitee) -> None:
    """Raises StepRefused where the link is not for this person; what was typed wrong is counted, whatever comes of the page."""
    row = Invitation.objects.filter(pk=invitation.pk)
    if not count_guess(row, MAX_TRIES):
        raise build_refusal("invitation_guessed", GUESSED_LINK)
    if is_same_name(invitee.name, invitation.name) and invitee.phone == invitation.phone:
        take_guess_back(row)
        return
    remaining_tries = MAX_TRIES - invitation.tries - 1
    if remaining_tries <= 0:
        raise build_refusal("invitation_guessed", GUESSED_LINK)
    reason = f"{ANOTHERS_LINK.sentence}，还可以试{remaining_tries}次"
    raise build_refusal("invitation_not_for_you", ANOTHERS_LINK._replace(sentence=reason))


def require_not_own(invitation: Invitation, person_id: int) -> None:
    """Raises StepRefused for who has made the invitation."""
    if invitation.invited_by_id == person_id:
        raise build_refusal("invitation_own", OWN_LINK)


def accept_invitation(invitation: Invitation, *, person: Person, at: datetime) -> Membership | None:
    """The membership, from today on; None of an officer, whom a second person of the bureau has yet to confirm.

    The first to open the link joins; opened again by them it changes nothing. Raises StepRefused.
    """
    with act():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        require_not_own(locked, person.pk)
        if locked.opened_by_id == person.pk:
            return locked.memberships.first()
        if locked.opened_by_id is not None:
            raise build_refusal("invitation_used", USED_LINK)
        require_open(locked, at)
        locked.opened_by, locked.opened_at = person, at
        locked.save(update_fields=["opened_by", "opened_at"])
        by = Actor(person.pk, None, Role.APPLICANT)
        if locked.needs_confirmation:
            write_invitation_act(locked, OPEN_STEP, by=by, at=at, whom=locked.invited_by_id)
            return None
        return join_by_invitation(locked, at, STEP, by=by, whom=locked.invited_by_id)


def join_by_invitation(invitation: Invitation, at: datetime, step: str, *, by: Actor, whom: int) -> Membership:
    """The membership from today on, or the one of the same role that is there already, and the line of it."""
    today = to_kunming_date(at)
    held = {"person_id": invitation.opened_by_id, "organisation": invitation.organisation, "role": invitation.role}
    existing = Membership.objects.on(today).filter(**held).first()
    membership = existing or Membership.objects.create(**held, valid=DateRange(today, None), invitation=invitation)
    under = by if by.membership_id else by._replace(membership_id=membership.pk)
    write_invitation_act(invitation, step, by=under, at=at, whom=whom)
    return membership


def write_invitation_act(invitation: Invitation, step: str, *, by: Actor, at: datetime, whom: int) -> None:
    """The line in the organisation's record: who did it, whom it concerns, to which role."""
    units.record_unit_act(
        invitation.organisation_id, step, by=by, at=at, person_id=whom, body={"role": invitation.role}
    )
