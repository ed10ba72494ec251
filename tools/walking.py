"""The walker of the kills: takes real steps of new cases in a demo city and says each act that it was told is done; and
the look afterwards, whether all of them are in the ledger.
"""

import json
import sys
from random import Random
from typing import Any

import django
from django.db import transaction

django.setup()

from zhicheng.policy import installed  # noqa: E402 - models can be read only when Django stands
from zhicheng.policy.windows import build_timetable  # noqa: E402
from zhicheng.procedure.states import State  # noqa: E402
from zhicheng.workdays.days import day_number  # noqa: E402
from zhicheng_web import clock  # noqa: E402
from zhicheng_web.cases.engine.engine_input import find_policy_on  # noqa: E402
from zhicheng_web.cases.models import Case  # noqa: E402
from zhicheng_web.cases.transition import authorised, record  # noqa: E402
from zhicheng_web.demo import case_days  # noqa: E402
from zhicheng_web.demo.case_walk import CaseSetup  # noqa: E402
from zhicheng_web.demo.organisations import FIRMS  # noqa: E402
from zhicheng_web.demo.people import MEMBERS_SINCE, Team  # noqa: E402
from zhicheng_web.demo.walks import walk_case_to  # noqa: E402
from zhicheng_web.ledger import units  # noqa: E402
from zhicheng_web.ledger.models import Entry  # noqa: E402
from zhicheng_web.ledger.queries import find_discrepancies  # noqa: E402
from zhicheng_web.people import queries  # noqa: E402
from zhicheng_web.people.actor import Actor  # noqa: E402
from zhicheng_web.people.models import Membership, Organisation  # noqa: E402

ENDS = (State.RECOGNISED, State.FILED, State.RETURNED_TO_APPLICANT, State.IN_PUBLICITY, State.REFUSED)


def walk_on() -> None:
    """Case after case, until killed."""
    advance = record.advance_case

    def told(*words: Any, **more: Any) -> Case:
        case = advance(*words, **more)
        print(json.dumps([str(case.public_id), case.version]), flush=True)
        return case

    setattr(authorised, "advance_case", told)  # noqa: B010 - where actions look for it
    print("begun", flush=True)
    chance = Random()
    while True:
        walk_case_to(scene(chance, state := chance.choice(ENDS)), state, chance)


def scene(chance: Random, state: State) -> CaseSetup:
    """Somebody new at the firm of the personas, before its authority."""
    on = clock.today()
    day = day_number(on.isoformat())
    days = case_days.find_recent_windows(on, build_timetable(find_policy_on(day), installed.load_workday_calendar()))
    employer = Organisation.objects.get(name=FIRMS[0].name)
    county = Organisation.objects.get(code=FIRMS[0].area)
    person = queries.create_person("步行者", at=clock.now(), number=f"5301001992010{chance.randrange(10**5):05}")
    with transaction.atomic():
        units.record_founding([(employer.pk, person.pk, Membership.RoleChoice.EMPLOYEE)], clock.now())
        queries.create_membership(person, employer, Membership.RoleChoice.EMPLOYEE, MEMBERS_SINCE)
    team = Team(acting(county, "examiner"), acting(county, "approver"))
    when = case_days.choose_case_days(state, days, chance, former=False)
    hr = acting(employer, "employer")
    return CaseSetup(
        person, queries.build_applicant_actor(person.pk), FIRMS[0], employer, hr, None, None, {county.pk: team}, when
    )


def acting(of: Organisation, role: str) -> Actor:
    """Who acts for an organisation in a role."""
    held = Membership.objects.filter(organisation=of, role=role).order_by("pk").first()
    if held is None:
        raise LookupError(f"{of} has nobody as {role}")
    return queries.build_membership_actor(held)


def check() -> None:
    """Says what is not in the ledger of the acts that are read, and which cases do not fit theirs."""
    missing = [
        f"{case} {version} is lost"
        for case, version in json.load(sys.stdin)
        if not Entry.objects.filter(case_ref=case, seq=version).exists()
    ]
    rows = Case.objects.values_list("pk", "public_id", "version", "state")
    print(json.dumps([*missing, *find_discrepancies(rows)]))


if __name__ == "__main__":
    {"walk": walk_on, "check": check}[sys.argv[1]]()
