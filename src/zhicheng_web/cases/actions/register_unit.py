"""An organisation enters the register, or leaves it: by the bureau, written down; never deleted (三（三） routes by it)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.correct_unit import cases_of, right
from zhicheng_web.cases.engine.engine_input import date_of
from zhicheng_web.cases.models.employer import REASON_LENGTH
from zhicheng_web.cases.transition.authorised import require
from zhicheng_web.cases.transition.idempotency import Keyed, claim
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation

NEW, END, RESUME = "register_unit", "end_unit", "resume_unit"
WRITTEN_DOWN: Final = ("kind", "name", "uscc", "code", "management_area")


def register_unit(said: Mapping[str, Any], *, by: Actor, at: datetime, key: UUID) -> Organisation:
    """A new organisation. Raises Refused, also where its code is registered already."""
    bureaus(by)
    right(said, at)
    with act():
        if claim(Keyed(by.person_id, key, NEW, 0, 1), at) is not None:
            return Organisation.objects.filter(name=said["name"], kind=said["kind"]).order_by("-pk")[0]
        unit = Organisation.objects.create(**said)
        body = {name: said[name] for name in WRITTEN_DOWN if said.get(name)}
        units.note(unit.pk, NEW, by=by, at=at, body=body)
        return unit


def end_unit(unit: Organisation, *, reason: str, by: Actor, at: datetime) -> Organisation:
    """From today nobody files for it or with it, and nobody acts for it after today. Refused while cases run there."""
    bureaus(by)
    enough = len(reason.strip()) >= REASON_LENGTH
    require(enough, "unit_end_reason", "", "停用没有写明理由", "请写明理由（至少6个字）。")
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        if locked.ended_on is not None:
            return locked
        running = cases_of(locked).count()
        require(running == 0, "unit_has_cases", "", f"还有{running}件申报在办", "请先办完，或指派给其他部门。")
        locked.ended_on = date_of(at)
        locked.save(update_fields=["ended_on"])
        ended = end_memberships(locked, date_of(at))
        units.note(locked.pk, END, by=by, at=at, body={"reason": reason.strip(), "memberships": ended})
        return locked


def resume_unit(unit: Organisation, *, by: Actor, at: datetime) -> Organisation:
    """Ended by mistake: it is there again. Who acts for it is registered anew."""
    bureaus(by)
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        if locked.ended_on is not None:
            locked.ended_on = None
            locked.save(update_fields=["ended_on"])
            units.note(locked.pk, RESUME, by=by, at=at)
        return locked


def bureaus(by: Actor) -> None:
    """Raises Refused for anybody but the bureau."""
    require(by.role is Role.BUREAU, "unit_not_yours", "三（三）", "只有市人社局可以登记、停用单位", "请联系市人社局。")


def end_memberships(unit: Organisation, last_day: date) -> int:
    """Today is the last day of everybody's role there; how many."""
    tomorrow = last_day + timedelta(days=1)
    number = 0
    for one in Membership.objects.select_for_update().filter(organisation=unit, valid__contains=tomorrow):
        one.valid = DateRange(one.valid.lower, tomorrow)
        one.save(update_fields=["valid"])
        number += 1
    return number
