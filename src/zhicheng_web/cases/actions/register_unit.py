"""An organisation enters the register, or leaves it: by the bureau, written down; never deleted (三（三） routes by it)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.correct_unit import check_unit_data, list_running_cases
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.transition.authorised import require_reason, require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation

REGISTER_STEP, END_UNIT_STEP, RESUME_UNIT_STEP = "register_unit", "end_unit", "resume_unit"
NOTED_FIELDS: Final = ("kind", "name", "uscc", "code", "management_area")


def register_unit(values: Mapping[str, Any], *, by: Actor, at: datetime, key: UUID) -> Organisation:
    """A new organisation. Raises StepRefused, also where its code is registered already."""
    require_bureau(by)
    check_unit_data(values, at)
    with act():
        if claim_key(KeyedStep(by.person_id, key, REGISTER_STEP, 0, 1), at) is not None:
            return Organisation.objects.filter(name=values["name"], kind=values["kind"]).order_by("-pk")[0]
        unit = Organisation.objects.create(**values)
        body = {name: values[name] for name in NOTED_FIELDS if values.get(name)}
        units.record_unit_act(unit.pk, REGISTER_STEP, by=by, at=at, body=body)
        return unit


def end_unit(unit: Organisation, *, reason: str, by: Actor, at: datetime) -> Organisation:
    """From today nobody files for it or with it, and nobody acts for it after today. Refused while cases run there."""
    require_bureau(by)
    words = require_reason(reason, "unit_end_reason", "", "停用没有写明理由")
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        if locked.ended_on is not None:
            return locked
        running = list_running_cases(locked).count()
        require_that(running == 0, "unit_has_cases", "", f"还有{running}件申报在办", "请先办完，或指派给其他部门。")
        locked.ended_on = to_kunming_date(at)
        locked.save(update_fields=["ended_on"])
        ended = end_all_memberships(locked, to_kunming_date(at))
        units.record_unit_act(locked.pk, END_UNIT_STEP, by=by, at=at, body={"reason": words, "memberships": ended})
        return locked


def resume_unit(unit: Organisation, *, by: Actor, at: datetime) -> Organisation:
    """Ended by mistake: it is there again. Who acts for it is registered again."""
    require_bureau(by)
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        if locked.ended_on is not None:
            locked.ended_on = None
            locked.save(update_fields=["ended_on"])
            units.record_unit_act(locked.pk, RESUME_UNIT_STEP, by=by, at=at)
        return locked


def require_bureau(by: Actor) -> None:
    """Raises StepRefused for anybody but the bureau."""
    require_that(
        by.role is Role.BUREAU, "unit_not_yours", "三（三）", "只有市人社局可以登记、停用单位", "请联系市人社局。"
    )


def end_all_memberships(unit: Organisation, last_day: date) -> int:
    """Today is the last day of everybody's role there; how many."""
    tomorrow = last_day + timedelta(days=1)
    number = 0
    for one in Membership.objects.select_for_update().filter(organisation=unit, valid__contains=tomorrow):
        one.valid = DateRange(one.valid.lower, tomorrow)
        one.save(update_fields=["valid"])
        number += 1
    return number
