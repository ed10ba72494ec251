"""Join a unit as its employee, by the one link for all of them: who stands on the list that HR has entered, and nobody else."""

from datetime import datetime
from typing import Final

from zhicheng.numbers.person_name import is_same_name
from zhicheng_web.cases.actions.accept_invitation import STEP, join_by_invitation
from zhicheng_web.cases.actions.invite import Invitee, list_awaited_employees
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import build_refusal
from zhicheng_web.cases.transition.record import act
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.counted_guesses import count_guess, take_guess_back
from zhicheng_web.people.invitation_model import MAX_TRIES, Invitation
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.queries import build_applicant_actor

NOT_LISTED: Final = Wording(
    "", "这个姓名和手机不在单位人事登记的名单里", "请核对后再填，或请单位人事把您的姓名和手机加进名单。"
)


def require_listed_employee(unit: Organisation, invitee: Invitee) -> Invitation:
    """The line of the list that is for this person. Raises StepRefused where there is none.

    A telephone that stands there under another name is counted as a try, so that a forwarded link is not guessed open.
    """
    lines = list_awaited_employees(unit.pk).filter(phone=invitee.phone)
    counted = [one for one in lines if count_guess(Invitation.objects.filter(pk=one.pk), MAX_TRIES)]
    found = next((one for one in counted if is_same_name(one.name, invitee.name)), None)
    if found is None:
        raise build_refusal("invitation_not_for_you", NOT_LISTED)
    for one in counted:
        take_guess_back(Invitation.objects.filter(pk=one.pk))
    return found


def join_as_employee(invitation: Invitation, *, person: Person, at: datetime) -> Membership:
    """The membership, from today on. Raises StepRefused where somebody else has joined by this line meanwhile."""
    by: Actor = build_applicant_actor(person.pk)
    with act():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.opened_by_id not in (None, person.pk) or locked.invited_by_id == person.pk:
            raise build_refusal("invitation_not_for_you", NOT_LISTED)
        locked.opened_by, locked.opened_at = person, locked.opened_at or at
        locked.save(update_fields=["opened_by", "opened_at"])
        return join_by_invitation(locked, at, STEP, by=by, whom=locked.invited_by_id)
