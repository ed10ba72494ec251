"""三（三）: who stands in for an officer who is away: named by the officer, by who approves there, or by the bureau; a colleague
in the same role, so that nobody gets a right by it.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.backends.postgresql.psycopg_any import DateRange

from zhicheng.procedure.states import Role
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.leave_cover_model import LeaveCover
from zhicheng_web.people.models import Membership

NAME_STEP: Final = "name_stand_in"
LONGEST_COVER: Final = timedelta(days=180)
"""Whoever is away for longer has left the office: somebody else is named to it."""
NOT_YOURS: Final = ("代办不由您登记", "本人、本部门的复核和市人社局可以登记。")


def may_name_stand_in(absent: Membership, by: Actor) -> bool:
    """Whether somebody may say who stands in for an officer."""
    head = by.role is Role.APPROVER and by.organisation_id == absent.organisation_id
    return by.role is Role.BUREAU or head or by.membership_id == absent.pk


def name_stand_in(
    absent: Membership, stand_in: Membership, *, first: date, last: date, by: Actor, at: datetime
) -> LeaveCover:
    """From the first day to the last, both included. Raises StepRefused."""
    require_that(may_name_stand_in(absent, by), "cover_not_yours", "三（三）", *NOT_YOURS)
    same = (stand_in.organisation_id, stand_in.role) == (absent.organisation_id, absent.role)
    require_that(same, "cover_same_role", "三（三）", "代办的人不是本部门同一岗", "没有同岗的，请市人社局登记任职。")
    fits = to_kunming_date(at) <= first <= last
    require_that(
        fits, "leave_cover_has_days", "三（三）", "代办的日子不对", "从今天或以后的一天起，最后一天不早于第一天。"
    )
    short = last - first < LONGEST_COVER
    require_that(
        short, "leave_cover_has_days", "三（三）", f"代办一次最长{LONGEST_COVER.days}天", "更长的，请市人社局登记任职。"
    )
    days = DateRange(first, last + timedelta(days=1))
    away = LeaveCover.objects.filter(absent_membership=stand_in, withdrawn_at=None, days__overlap=days)
    require_that(not away.exists(), "cover_is_there", "三（三）", "代办的人自己这几天也不在", "请选另一位同事。")
    with act():
        body = {
            "role": absent.role,
            "name": stand_in.person.name,
            "since": first.isoformat(),
            "last_day": last.isoformat(),
        }
        units.record_unit_act(absent.organisation_id, NAME_STEP, by=by, at=at, person_id=absent.person_id, body=body)
        return LeaveCover.objects.create(
            organisation_id=absent.organisation_id,
            role=absent.role,
            absent_id=absent.person_id,
            absent_membership=absent,
            stand_in_id=stand_in.person_id,
            stand_in_membership=stand_in,
            days=days,
            named_by_id=by.person_id,
            named_at=at,
        )
