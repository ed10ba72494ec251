"""What the office knows of an organisation is put right: by its own HR, by the bureau; each change is written down.

三（三） routes by what stands here. What is filed keeps its authority and its receipt; everything later reads the new data.
The credit code (by which insurance is matched, 二（二）), the kind and the right to recognise (三（三）) are the bureau's to
change; neither under the hands of those who apply or act there as what it is.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from zhicheng.numbers import uscc
from zhicheng.procedure.states import ACTIVE_STATES, Role
from zhicheng_web.cases.engine import advice, engine_input
from zhicheng_web.cases.engine.engine_input import date_of
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import require
from zhicheng_web.cases.transition.idempotency import Keyed, claim
from zhicheng_web.cases.transition.record import Stale, act
from zhicheng_web.ledger import units
from zhicheng_web.ledger.chain import canonical
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation, Person
from zhicheng_web.people.register import EMPLOYING, role_name, roles_of

STEP: Final = "correct_unit"
BY_ITS_OWN: Final = (
    "name",
    "employer_kind",
    "affiliation",
    "registered_in_kunming",
    "management_area",
    "branch_of",
    "phone",
    "address",
)
BY_THE_BUREAU: Final = (*BY_ITS_OWN, "kind", "code", "uscc", "self_recognition")


def fields_of(by: Actor, organisation_id: int) -> tuple[str, ...]:
    """What somebody may correct of an organisation; nothing of others'."""
    if by.role is Role.BUREAU:
        return BY_THE_BUREAU
    return BY_ITS_OWN if by.role is Role.EMPLOYER and by.organisation_id == organisation_id else ()


def seal(unit: Organisation) -> str:
    """The name of the data as they stand: a form carries it, so that nobody overwrites what they have not seen."""
    stands = {name: getattr(unit, name) for name in BY_THE_BUREAU}
    return sha256(canonical(stands).encode()).hexdigest()[:16]


def correct_unit(
    unit: Organisation, said: Mapping[str, Any], *, by: Actor, at: datetime, key: UUID, seen: str
) -> Organisation:
    """Write what was said over what stands. Raises Refused; Stale where somebody was first (`seen`: see `seal`)."""
    allowed = set(said) <= set(fields_of(by, unit.pk))
    require(allowed, "unit_not_yours", "三（三）", "这项资料不由您更正", "请联系市人社局更正。")
    right(said, at)
    with act():
        locked = Organisation.objects.select_for_update().get(pk=unit.pk)
        if claim(Keyed(by.person_id, key, STEP, 0, 1), at) is not None:
            return locked
        if seal(locked) != seen:
            raise first(locked, at, by)
        changed = {name: [getattr(locked, name), said[name]] for name in said if getattr(locked, name) != said[name]}
        for name in changed:
            setattr(locked, name, said[name])
        fitting(locked, changed, date_of(at))
        if changed:
            locked.save(update_fields=list(changed))
            units.note(locked.pk, STEP, by=by, at=at, body=changed)
    # After it, not within: whoever acts on a case locks its row before the unit's.
    advice.refresh(Case.objects.filter(employer=locked), date_of(at))
    return locked


def right(said: Mapping[str, Any], at: datetime) -> None:
    """What cannot be so is refused, whoever says it."""
    code, area, areas = (
        said.get("uscc"),
        said.get("management_area"),
        engine_input.policy_on(engine_input.day_of(at)).areas,
    )
    require(bool(said.get("name", True)), "unit_has_name", "", "单位名称没有填写", "请填写营业执照或登记证书上的全称。")
    require(not code or uscc.is_valid(code), "unit_uscc", "", "统一社会信用代码不对", "请对照证照再填一次。")
    require(not area or area in areas, "unit_area", "三（三）", "没有这个管理归属地", "请从列出的区县中选择。")


def fitting(unit: Organisation, changed: Collection[str], on: date) -> None:
    """What runs there, and who acts there, belongs to what the unit now is. Raises Refused."""
    if {"kind", "code"} & set(changed):
        running = cases_of(unit).count()
        require(running == 0, "unit_has_cases", "三（三）", f"还有{running}件申报在办", "请等这些申报办完，再改类别。")
    if {"kind", "self_recognition"} & set(changed):
        roles = {role for role, _ in roles_of(unit)} | ({Membership.As.EMPLOYEE} if unit.kind in EMPLOYING else set())
        standing = unit.memberships.on(on) | unit.memberships.filter(valid__startswith__gt=on)
        held = standing.exclude(role__in=roles)
        said = "、".join(sorted({role_name(one.role) for one in held}))
        remedy = "请先结束这些人的任职，再改。"
        require(not said, "unit_has_people", "三（三）", f"改了以后就没有这些身份了：{said}", remedy)


def cases_of(unit: Organisation) -> Any:
    """The running cases of its people, or that lie with it."""
    running = Case.objects.filter(state__in=[state.value for state in ACTIVE_STATES])
    return running.filter(employer=unit) | running.filter(agency=unit) | running.filter(authority=unit)


def first(unit: Organisation, at: datetime, late: Actor) -> Stale:
    """Who has changed it since."""
    last = units.entries(unit.pk).filter(event=STEP).first()
    person = Person.objects.filter(pk=last.by).first() if last else None
    mine = person is not None and person.pk == late.person_id
    return Stale(person.name if person else "系统", last.at if last else at, STEP, mine)
