"""What the office knows of an organisation is put right: by its own HR, by the bureau; each change is written down.

三（三） routes by what stands here. What is filed keeps its authority and its receipt; everything later reads the new data.
What decides competence, the credit code (by which insurance is matched, 二（二）), the kind and the right to recognise (三（三）)
are the bureau's to change; kind and right not while cases run there or somebody acts there as what it is.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from zhicheng.numbers import uscc
from zhicheng.procedure.states import ACTIVE_STATES, Role
from zhicheng_web.cases.engine import advice, engine_input
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import StaleVersion, act
from zhicheng_web.ledger import units
from zhicheng_web.ledger.chain import canonical_json
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.register import EMPLOYING_KINDS, list_organisation_roles, role_name

STEP: Final = "correct_unit"
CHANGE_STEPS: Final = ("ask_unit_change", "withdraw_unit_change", "grant_unit_change", "decline_unit_change")
"""Acts on what waits for the bureau: a page from before them shows what is so no more."""
COMPETENCE_FIELDS: Final = (
    "name",
    "employer_kind",
    "affiliation",
    "registered_in_kunming",
    "management_area",
    "branch_of",
)
"""What decides to whom a unit's cases go (三（三）), and the name on every paper: HR asks, the bureau confirms."""
EMPLOYER_FIELDS: Final = ("phone", "address")
BUREAU_FIELDS: Final = (*COMPETENCE_FIELDS, *EMPLOYER_FIELDS, "kind", "code", "uscc", "self_recognition")


def list_correctable_fields(by: Actor, organisation_id: int) -> tuple[str, ...]:
    """What somebody may correct of an organisation; nothing of others'."""
    if by.role is Role.BUREAU:
        return BUREAU_FIELDS
    return EMPLOYER_FIELDS if by.role is Role.EMPLOYER and by.organisation_id == organisation_id else ()


def hash_unit_data(unit: Organisation) -> str:
    """The name of the data as they stand: a form carries it, so that nobody overwrites what they have not seen."""
    stands = {name: getattr(unit, name) for name in BUREAU_FIELDS}
    return sha256(canonical_json(stands).encode()).hexdigest()[:16]


def correct_unit(
    unit: Organisation, values: Mapping[str, Any], *, by: Actor, at: datetime, key: UUID, known_hash: str
) -> Organisation:
    """Write new data of an organisation over what stands. `known_hash`: `hash_unit_data` of what the page showed.

    Raises StepRefused; StaleVersion where somebody was first.
    """
    allowed = set(values) <= set(list_correctable_fields(by, unit.pk))
    require_that(allowed, "unit_not_yours", "三（三）", "这项资料不由您更正", "请联系市人社局更正。")
    check_unit_data(values, at)
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        if claim_key(KeyedStep(by.person_id, key, STEP, 0, 1), at) is not None:
            return locked
        if hash_unit_data(locked) != known_hash:
            raise build_stale_from_unit(locked, at, by)
        changed = {
            name: [getattr(locked, name), values[name]] for name in values if getattr(locked, name) != values[name]
        }
        for name in changed:
            setattr(locked, name, values[name])
        check_unit_change(locked, changed, to_kunming_date(at))
        if changed:
            locked.save(update_fields=list(changed))
            units.record_unit_act(locked.pk, STEP, by=by, at=at, body=changed)
    # After it, not within: an act on a case locks its row before the unit's.
    advice.refresh_case_advice(Case.objects.filter(employer=locked), to_kunming_date(at))
    return locked


def check_unit_data(values: Mapping[str, Any], at: datetime) -> None:
    """What cannot be so is refused, no matter who says it."""
    code, area, areas = (
        values.get("uscc"),
        values.get("management_area"),
        engine_input.find_policy_on(engine_input.to_kunming_day(at)).areas,
    )
    require_that(
        bool(values.get("name", True)), "unit_has_name", "", "单位名称没有填写", "请填写营业执照或登记证书上的全称。"
    )
    require_that(not code or uscc.is_valid(code), "unit_uscc", "", "统一社会信用代码不对", "请对照证照再填一次。")
    require_that(not area or area in areas, "unit_area", "三（三）", "没有这个管理归属地", "请从列出的区县中选择。")


def check_unit_change(unit: Organisation, changed: Collection[str], on: date) -> None:
    """What runs there, and who acts there, belongs to what the unit now is. Raises StepRefused."""
    if {"kind", "code"} & set(changed):
        running = list_running_cases(unit).count()
        require_that(
            running == 0, "unit_has_cases", "三（三）", f"还有{running}件申报在办", "请等这些申报办完，再改类别。"
        )
    if {"kind", "self_recognition"} & set(changed):
        roles = {role for role, _ in list_organisation_roles(unit)} | (
            {Membership.RoleChoice.EMPLOYEE} if unit.kind in EMPLOYING_KINDS else set()
        )
        current_or_future = unit.memberships.on(on) | unit.memberships.filter(valid__startswith__gt=on)
        memberships = current_or_future.exclude(role__in=roles)
        role_names = "、".join(sorted({role_name(one.role) for one in memberships}))
        remedy = "请先结束这些人的任职，再改。"
        require_that(not role_names, "unit_has_people", "三（三）", f"改了以后就没有这些身份了：{role_names}", remedy)


def list_running_cases(unit: Organisation) -> QuerySet[Case]:
    """The running cases of its people, or that lie with it."""
    running = Case.objects.filter(state__in=[state.value for state in ACTIVE_STATES])
    return running.filter(employer=unit) | running.filter(agency=unit) | running.filter(authority=unit)


def build_stale_from_unit(unit: Organisation, at: datetime, late: Actor) -> StaleVersion:
    """Who has changed it since."""
    last = units.list_unit_entries(unit.pk).filter(event__in=(STEP, *CHANGE_STEPS)).first()
    person = Person.objects.filter(pk=last.by).first() if last else None
    by_same_person = person is not None and person.pk == late.person_id
    return StaleVersion(person.name if person else "系统", last.at if last else at, STEP, by_same_person)
