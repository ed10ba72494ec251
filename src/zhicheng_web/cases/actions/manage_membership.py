"""Who acts for whom: the bureau gives roles in any organisation and ends them; an employer ends those of its own HR."""

from datetime import date, datetime
from typing import Final

from django.db.backends.postgresql.psycopg_any import DateRange

from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._active_unit import require_active_unit
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.invitation_model import OFFICER_ROLES, Invitation
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.queries import create_membership

GIVE_STEP, PROPOSE_STEP, END_STEP = "give_membership", "propose_membership", "end_membership"
UNIDENTIFIED_OFFICER: Final = (
    "这个人还没有登记并确认证件号码，不能担任认定工作",
    "请用邀请链接，由本人填写；已填写的，请本人在“账号”的“证件号码”里确认。",
)


def give_membership(
    person: Person,
    organisation: Organisation,
    role: Role,
    *,
    by: Actor,
    at: datetime,
    since: date,
    until: date | None = None,
) -> Membership:
    """A role from a day on, until before another; an officer's is proposed instead and confirmed by another. By the bureau.

    Raises StepRefused, also for an organisation that was ended.
    """
    allowed = by.role is Role.BUREAU and role.value not in OFFICER_ROLES
    require_that(allowed, "membership_not_yours", "", "只有市人社局可以登记任职", "请联系市人社局，或用邀请链接。")
    require_active_unit(organisation.pk)
    with act():
        body = {"role": role.value, "since": since.isoformat()}
        units.record_unit_act(organisation.pk, GIVE_STEP, by=by, at=at, person_id=person.pk, body=body)
        return create_membership(person, organisation, role.value, since, until)


def propose_membership(
    person: Person, organisation: Organisation, role: Role, *, by: Actor, at: datetime
) -> Invitation:
    """An officer's role for somebody who has an account: it begins when another of the bureau confirms it. By the bureau.

    Pressed again while it waits, it is the same. Raises StepRefused for oneself, for somebody whose number is not known,
    and in an organisation that was ended.
    """
    allowed = by.role is Role.BUREAU and by.person_id != person.pk
    require_that(allowed, "membership_not_yours", "", "这个任职不由您登记", "请由市人社局的另一位同事登记。")
    identified = person.number_state == NumberState.CONFIRMED
    require_that(identified, "officer_is_identified", "", *UNIDENTIFIED_OFFICER)
    require_active_unit(organisation.pk)
    with act():
        known = {"organisation": organisation, "role": role.value, "opened_by": person}
        waiting = Invitation.objects.filter(**known, confirmed_at=None, withdrawn_at=None).first()
        if waiting and not waiting.is_too_late(at):
            return waiting
        if waiting:
            Invitation.objects.filter(pk=waiting.pk).update(withdrawn_at=at)
        units.record_unit_act(
            organisation.pk, PROPOSE_STEP, by=by, at=at, person_id=person.pk, body={"role": role.value}
        )
        times = {"created_at": at, "opened_at": at}
        about = {"name": person.name, "phone": person.phone, "invited_by_id": by.person_id}
        return Invitation.objects.create(**known, **times, **about)


def end_membership(
    membership: Membership, *, by: Actor, at: datetime, last_day: date, at_once: bool = False
) -> Membership:
    """The last day of a role; never a deletion, and never behind an act done under it (`membership_not_cut_back`).

    Ended for that day already: nothing more happens. `at_once`: nothing more is done under it today either.
    """
    own = by.role is Role.EMPLOYER and by.organisation_id == membership.organisation_id
    allowed = (own or by.role is Role.BUREAU) and by.membership_id != membership.pk
    require_that(allowed, "membership_not_yours", "", "这个任职不由您管理", "请由本单位的其他人事或市人社局办理。")
    end = date.fromordinal(last_day.toordinal() + 1)
    with act():
        locked = Membership.objects.select_for_update().get(pk=membership.pk)
        if locked.valid.upper == end and (locked.stopped_at or not at_once):
            return locked
        require_that(end > locked.valid.lower, "membership_has_days", "", "最后一天早于开始的那天", "请核对日期。")
        return write_membership_end(locked, last_day, by=by, at=at, at_once=at_once)


def write_membership_end(locked: Membership, last_day: date, *, by: Actor, at: datetime, at_once: bool) -> Membership:
    """Write the end of a locked role, and note it in the organisation's record."""
    locked.valid = DateRange(locked.valid.lower, date.fromordinal(last_day.toordinal() + 1))
    locked.stopped_at = at if at_once else locked.stopped_at
    locked.save(update_fields=["valid", "stopped_at"])
    body = {"role": locked.role, "last_day": last_day.isoformat()}
    units.record_unit_act(locked.organisation_id, END_STEP, by=by, at=at, person_id=locked.person_id, body=body)
    return locked
