"""An office that is new: the authorities that its policy names, policy and calendar as rows, its first person.

From there on everybody is invited: the bureau invites officers and HR, HR invites employees.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from zhicheng.policy import installed
from zhicheng.policy.model import Policy
from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.queries import find_account_by_login
from zhicheng_web.cases.engine import policy_rows
from zhicheng_web.cases.engine.engine_input import find_policy_on
from zhicheng_web.ledger import units
from zhicheng_web.people import queries
from zhicheng_web.people.models import Organisation

Kind = Organisation.Kind


def build_authorities(policy: Policy) -> Iterator[Organisation]:
    """The bureau, the counties and zones, the municipal departments; each under the code that routing names (三（三）)."""
    yield Organisation(kind=Kind.BUREAU, name=f"{policy.city_name}人力资源和社会保障局", code=policy.city)
    for area in policy.areas.values():
        county = area.code.isdigit()
        name = area.name + ("人力资源和社会保障局" if county else "职称管理部门")
        yield Organisation(kind=Kind.COUNTY if county else Kind.ZONE, name=name, code=area.code)
    for key, name in {one.code: one.name for one in policy.departments}.items():
        yield Organisation(kind=Kind.MUNICIPAL, name=name, code=key)


def found_office(name: str, login: str, on: date, at: datetime) -> Account:
    """The account of somebody of the bureau; everything that stands before it is made where it is missing."""
    policy, calendar = find_policy_on(day_number(on.isoformat())), installed.load_workday_calendar()
    with transaction.atomic():
        policy_rows.ensure_policy_version(policy, calendar, at)
        policy_rows.ensure_calendar_version(calendar, at)
        known = set(Organisation.objects.filter(code__isnull=False).values_list("code", flat=True))
        made = Organisation.objects.bulk_create(one for one in build_authorities(policy) if one.code not in known)
        units.record_founding([(one.pk, None, "") for one in made], at)
        account = find_account_by_login(login) or Account.objects.create_user(login)
        if queries.find_person_of_account(account.pk) is None:
            person = queries.create_person(name, at=at)
            queries.bind_person_to_account(person, account.pk)
            bureau = Organisation.objects.get(code=policy.city)
            queries.create_membership(person, bureau, Role.BUREAU, on)
            units.record_founding([(bureau.pk, person.pk, Role.BUREAU)], at)
    return account
