"""Who joins in this city only, so that the pages on which they are answered are shown: a unit that registers itself, a person who
asks to be confirmed by one, a parent that is asked for its report of a branch.
"""

from collections.abc import Iterator
from uuid import uuid4

from django.urls import reverse

from bench.office.uploads import make_scan
from bench.office.waiting import JOINS, find_actor
from zhicheng.procedure.states import State
from zhicheng_web import clock
from zhicheng_web.cases.actions.ask_employment import ask_employment
from zhicheng_web.cases.actions.ask_parent import ask_parent, build_parent_token
from zhicheng_web.cases.actions.ask_unit_registration import Contact, Source, ask_unit_registration
from zhicheng_web.cases.models import Case, ParentReport
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.people.models import Membership, Organisation, Person, UnitRequest
from zhicheng_web.people.queries import build_applicant_actor, build_membership_actor

HR = "wang-fang"
"""Whose unit is asked."""
UNIT = {
    "kind": "employer",
    "name": "昆明翠湖测量有限公司",
    "uscc": "91530102MA6K7P2Q0D",
    "employer_kind": "enterprise",
    "affiliation": "none",
    "registered_in_kunming": True,
    "management_area": "530102",
}
SCAN_DOTS = 18


def list_bureau_pages() -> Iterator[str]:
    """A unit waits for the bureau."""
    asked = UnitRequest.objects.filter(kind=UnitRequest.Kind.REGISTER, granted=None).first()
    if asked is None:
        contact, source = Contact("段玉", "13888777661", "duan@example.com"), Source("127.0.0.1", "http://localhost")
        scan = make_scan(SCAN_DOTS, "PNG")
        ask_unit_registration(UNIT, contact, scan, source=source, at=clock.now(), key=uuid4())
        asked = UnitRequest.objects.latest("pk")
    yield reverse("bureau-unit-request", args=[asked.public_id])
    yield reverse("bureau-unit-licence", args=[asked.public_id])


def list_employer_pages() -> Iterator[str]:
    """A person waits for HR; asked again, it is the same question."""
    unit = Organisation.objects.get(pk=find_actor(HR).organisation_id or 0)
    person = Person.objects.get(user__login=JOINS)
    asked = ask_employment(unit, by=build_applicant_actor(person.pk), at=clock.now(), key=uuid4())
    yield reverse("employer-employee-request", args=[asked.public_id])


def list_parent_pages() -> Iterator[str]:
    """A parent has been asked about a case of its branch."""
    report = ParentReport.objects.filter(withdrawn_at=None, answered_at=None).first()
    if report is None:
        case = Case.objects.filter(state=State.SUBMITTED).exclude(employer__branch_of=None).first()
        if case is None:
            return
        hr = build_membership_actor(Membership.objects.filter(organisation_id=case.employer_id, role="employer")[0])
        click = Act(by=hr, at=clock.now(), key=uuid4(), version=case.version)
        ask_parent(case, parent_name="四川大河工程有限公司", mail="", origin="http://localhost", **click)
        report = ParentReport.objects.latest("pk")
    yield reverse("parent-report", args=[build_parent_token(report)])
