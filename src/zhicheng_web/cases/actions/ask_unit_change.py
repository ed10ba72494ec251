"""三（三） a unit's HR puts its data right: telephone and address at once, what decides competence by asking the bureau (A6)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.correct_unit import (
    COMPETENCE_FIELDS,
    EMPLOYER_FIELDS,
    build_stale_from_unit,
    check_unit_data,
    correct_unit,
    hash_unit_data,
)
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation
from zhicheng_web.people.unit_request_model import UnitRequest
from zhicheng_web.people.unit_requests import WAITING, find_waiting_change

STEP: Final = "ask_unit_change"
WITHDRAW_STEP: Final = "withdraw_unit_change"


def ask_unit_change(
    unit: Organisation, values: Mapping[str, Any], *, by: Actor, at: datetime, key: UUID, known_hash: str
) -> UnitRequest | None:
    """Save what is HR's own to say, and ask for the rest; the request, None where nothing had to be asked.

    A request of before that nobody has answered gives way to the new one; where nothing is asked any more it is taken back, and
    comes back withdrawn. Raises StepRefused; StaleVersion where somebody was first. `known_hash`: `hash_unit_page` of what the
    page showed.
    """
    own = by.role is Role.EMPLOYER and by.organisation_id == unit.pk
    require_that(
        own and set(values) <= {*EMPLOYER_FIELDS, *COMPETENCE_FIELDS},
        "unit_not_yours",
        "三（三）",
        "这项资料不由您更正",
        "请联系市人社局更正。",
    )
    check_unit_data(values, at)
    plain = {name: value for name, value in values.items() if name in EMPLOYER_FIELDS}
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        request_key = uuid5(key, STEP)
        if claim_key(KeyedStep(by.person_id, request_key, STEP, 0, 1), at) is not None:
            return UnitRequest.objects.filter(public_id=request_key).first()
        if hash_unit_page(locked) != known_hash:
            raise build_stale_from_unit(locked, at, by)
        asked = {name: value for name, value in values.items() if name not in plain and getattr(locked, name) != value}
        made = replace_change(locked, asked, by, at, request_key)
    correct_unit(unit, plain, by=by, at=at, key=key, known_hash=hash_unit_data(locked))
    return made


def hash_unit_page(unit: Organisation) -> str:
    """The name of what HR has before them: the data as they stand, and what waits for the bureau."""
    waiting = find_waiting_change(unit.pk)
    return f"{hash_unit_data(unit)}{waiting.public_id if waiting else ''}"


def replace_change(
    unit: Organisation, asked: Mapping[str, Any], by: Actor, at: datetime, public_id: UUID
) -> UnitRequest | None:
    """What waits from now on, in the place of what has waited; None where that stays, or there is nothing."""
    waiting = find_waiting_change(unit.pk)
    if asked and (waiting is None or waiting.values != asked):
        return create_change(unit, asked, by, at, public_id)
    return withdraw_change(unit, waiting, by, at) if waiting is not None and not asked else None


def withdraw_change(unit: Organisation, waiting: UnitRequest, by: Actor, at: datetime) -> UnitRequest:
    """What was asked is asked no more: the data stay as they are."""
    WAITING.filter(pk=waiting.pk).update(withdrawn_at=at)
    changed = {name: [value, getattr(unit, name)] for name, value in waiting.values.items()}
    units.record_unit_act(unit.pk, WITHDRAW_STEP, by=by, at=at, body=changed)
    waiting.withdrawn_at = at
    return waiting


def create_change(
    unit: Organisation, asked: Mapping[str, Any], by: Actor, at: datetime, public_id: UUID
) -> UnitRequest:
    """The row and its line; an unanswered one of before holds no more."""
    WAITING.filter(organisation=unit, kind="change").update(withdrawn_at=at)
    changed = {name: [getattr(unit, name), value] for name, value in asked.items()}
    units.record_unit_act(unit.pk, STEP, by=by, at=at, body=changed)
    return UnitRequest.objects.create(
        public_id=public_id, kind="change", organisation=unit, values=dict(asked), asked_by_id=by.person_id, asked_at=at
    )
