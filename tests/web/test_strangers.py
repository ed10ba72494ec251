"""Pages whose address names an object that exists and is somebody else's: GET and POST find nothing, and nothing changes.

The matrix (test_matrix.py) asks who enters which page; here everybody comes through a door that is open to their role, and
asks for what is not theirs: never was, is no longer, or is not yet.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from tests.web import walking
from tests.web.cast import (
    SINCE,
    Cast,
    cast,
    give_role,
    moment,
    officer,
    somebody,
    waiting_cover,
    waiting_employee,
    waiting_help,
    waiting_officer,
    waiting_request,
    waiting_title,
)
from tests.web.number_claims import waiting_contest, waiting_correction
from tests.web.past_guards import rewrite
from tests.web.visitors import find_printing
from tests.web.walking import REASON, act
from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficePage, list_office_pages
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.register_unit import end_unit
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.models import ViewLog
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation

HEAD = {"key": "", "reason": REASON, "words": REASON, "conclusion": REASON, "purpose": "verify", "result": "none"}
"""What a form of any page may hold; a stranger's is not read at all."""
TOGETHER = ("employer-publicity", "employer-close", "employer-file", "authority-accept-page")
"""Pages that are sent a list of cases: what is not theirs is left out."""
NOT_THEIRS = (
    "employer-paper-remove",
    "employer-notice",
    "employer-notice-print",
    "bureau-organisation-resume",
    "bureau-unit-licence",
    "help-letter",
    "authority-earlier-title-void",
    "bureau-earlier-title-void",
    "bureau-earlier-title-answer",
)
"""Pages that are not there for this case: of papers that the unit has brought, of publicities to come, of ended units, and
letters, which only the one who has agreed prints, and licences, which only a registration has, and
titles of before this system that nobody has confirmed yet, or that another authority brings in."""
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
RESTS = ("cases", "ledger", "people")


class Stranger(NamedTuple):
    """Who comes, to which case, and how a form that has come too late is answered: 409 to whoever had it."""

    who: str
    case: Callable[[Cast], Case]
    posted: int = 404


def go_elsewhere(people: Cast) -> Case:
    """The applicant has left 王芳's unit and begins with another."""
    case = walking.left(people)
    return choose_employer(case, people.other_firm, **act(case, people.li_yun, moment("02-05")))


def transferred(people: Cast) -> Case:
    """Sent to another authority after it was accepted."""
    case = walking.in_examination(people)
    return transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-12")))


def end_work(people: Cast) -> Case:
    """王芳 no longer does the HR of the unit, which has the case."""
    case = walking.filed(people)
    until = DateRange(SINCE, date(2026, 3, 11))
    rewrite(Membership.objects.filter(person_id=people.wang_fang.person_id), valid=until)
    return case


def choose_agency(people: Cast) -> Case:
    """A draft in which 李云 names 赵敏's firm as the agency that has sent him out."""
    return walking.draft(people, agency=people.other_firm)


FORM = "recognition_form"
STRANGERS = {
    "another applicant and HR of another unit": Stranger("zhao_min", walking.filed),
    "HR, somebody's draft": Stranger("wang_fang", walking.draft),
    "HR of the dispatch agency, somebody's draft": Stranger("zhao_min", choose_agency),
    "the bureau, somebody's draft": Stranger("supervisor", walking.draft),
    "HR whose work has ended": Stranger("wang_fang", end_work),
    "the former employer": Stranger("wang_fang", go_elsewhere, 409),
    "the new employer, still a draft": Stranger("zhao_min", go_elsewhere),
    "the examiner of an earlier authority": Stranger("examiner", transferred, 409),
    "another authority": Stranger("guandu_examiner", walking.in_examination),
    "an authority that has not received it": Stranger("approver", walking.closed),
}


def fill(page: OfficePage, case: Case, **others: Any) -> str:
    """The page's address for this case and its scan of the card."""
    named = {"case": case.public_id, "slug": "education", "place": "0", "number": 1, "layout": FORM} | others
    named["paper"] = case.papers.filter(kind="identity_document").order_by("pk")[0].public_id
    named["printing"] = find_printing(case).public_id
    return ARGUMENT.sub(lambda found: str(named[found[1]]), page.address)


def list_pages(roles: set[Role]) -> Iterator[OfficePage]:
    """The pages that name an object of a case and are open to these roles."""
    yield from (
        one
        for one in list_office_pages()
        if one.entry and one.entry.of in ("case", "paper") and roles & set(one.entry.who)
    )


def count_rows(*, with_looks: bool = True) -> dict[str, Any]:
    """How many rows each table has, and where each case stands; sessions are not counted, and of those whose case it is not
    even the looks at papers.
    """
    tables = [model._meta.db_table for app in RESTS for model in apps.get_app_config(app).get_models()]
    tables = [table for table in tables if with_looks or table != ViewLog._meta.db_table]
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        rows = dict(zip(tables, cursor.fetchone(), strict=True))
    return rows | {"stands": list(Case.objects.values_list("pk", "state", "version", "content_hash", "authority_id"))}


def send(browser: Client, address: str, case: Case) -> int:
    """A form with all that it can hold."""
    form = HEAD | {"key": str(uuid4()), "version": str(case.version), f"version-{case.public_id}": str(case.version)}
    return browser.post(address, form | {"case": [str(case.public_id)]}).status_code


def enter(people: Cast, who: Actor) -> Client:
    """Somebody signed in, when every case has been printed."""
    for case in Case.objects.all():
        find_printing(case)
    browser = Client()
    browser.force_login(people.account(who))
    return browser


@pytest.mark.django_db
@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_finds_nothing_and_changes_nothing(name: str, stand_on: Callable[..., Any]) -> None:
    people, stranger = cast(), STRANGERS[name]
    who: Actor = getattr(people, stranger.who)
    case = stranger.case(people)
    stand_on("03-16")
    browser, before, asked, sent = enter(people, who), count_rows(), {}, {}
    roles = {Role.APPLICANT, who.role}
    for page in list_pages(roles):
        address = fill(page, case)
        asked[page.name] = browser.get(address).status_code
        sent[page.name] = send(browser, address, case)
    there = {page.name for page in list_pages({who.role}) if page.entry and page.entry.of == "case"}
    assert {one: status for one, status in asked.items() if status != 404} == {}
    assert {one: status for one, status in sent.items() if status != (stranger.posted if one in there else 404)} == {}
    assert count_rows() == before
    assert len(asked) > 20


@pytest.mark.django_db
@pytest.mark.parametrize("name", STRANGERS)
def test_a_list_that_holds_a_strangers_case_leaves_it_out(name: str, stand_on: Callable[..., Any]) -> None:
    people, stranger = cast(), STRANGERS[name]
    case = stranger.case(people)
    stand_on("03-16")
    browser, before = enter(people, getattr(people, stranger.who)), count_rows()
    pages = [page for page in list_office_pages() if page.name in TOGETHER]
    assert {page.name for page in pages} == set(TOGETHER)
    assert {page.name: status for page in pages if (status := send(browser, page.address, case)) >= 500} == {}
    assert count_rows() == before


OWN_STEPS = ("employer-remind", "employer-left")
"""What the agency of a dispatched worker may do at any time: remind the employer, note that the person has left it."""


@pytest.mark.django_db
def test_the_dispatch_agency_looks_and_changes_nothing_of_the_employers(stand_on: Callable[..., Any]) -> None:
    people = cast()
    case = walking.closed(people)
    walking.dispatch(case, people.other_firm)
    stand_on("03-16")
    browser, before = enter(people, people.zhao_min), count_rows(with_looks=False)
    broken: dict[str, int] = {}
    assert browser.get(f"/employer/cases/{case.public_id}/").status_code == 200
    for page in list_office_pages():
        if page.name not in OWN_STEPS and (page.name in TOGETHER or page in [*list_pages({Role.EMPLOYER})]):
            status = send(browser, fill(page, case), case)
            broken |= {page.name: status} if status >= 500 else {}
    assert broken == {}
    assert count_rows(with_looks=False) == before


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["li_yun", "wang_fang", "examiner", "approver", "supervisor"])
def test_whose_it_is_finds_every_page_and_looking_changes_nothing(who: str, stand_on: Callable[..., Any]) -> None:
    """The control: these addresses are those of pages that are there; a form sent as a question is none."""
    people = cast()
    case, actor = walking.in_examination(people), getattr(people, who)
    colleague = officer("周宁", "zhou-ning", people.firm, "employer")
    stand_on("03-16")
    named = {"unit": people.firm.public_id, "membership": colleague.membership_id}
    named |= {"invitation": waiting_officer(people).public_id, "help": waiting_help(people).public_id}
    named |= {"contest": waiting_contest(people).public_id, "correction": waiting_correction(people).public_id}
    named |= {"asked": waiting_request(people).public_id, "employee": waiting_employee(people).public_id}
    earlier = waiting_title(people)
    named |= {"cover": waiting_cover(people).public_id, "sheet": earlier.sheet, "title": earlier.public_id}
    employee = give_role(somebody("何苗", "he-miao"), people.firm, "employee", SINCE).person.public_id
    browser, before, asked = enter(people, actor), count_rows(with_looks=False), {}
    for page in list_office_pages():
        if page.entry and actor.role in page.entry.who and page.name not in NOT_THEIRS:
            named["person"] = employee if page.name == "password-lost" else people.person(colleague).public_id
            asked[page.name] = browser.get(fill(page, case, **named), HEAD | {"case": str(case.public_id)}).status_code
    assert {name: status for name, status in asked.items() if status >= 400} == {}
    assert count_rows(with_looks=False) == before
    assert len(asked) > 9


@pytest.mark.django_db
def test_an_address_that_only_receives_leads_back_whoever_looks(stand_on: Callable[..., Any]) -> None:
    people = cast()
    case = walking.filed(people)
    stand_on("03-16")
    asked = {"case": str(case.public_id), f"version-{case.public_id}": str(case.version)}
    answer = enter(people, people.examiner).get("/authority/accept/", asked)
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/authority/")
    assert Case.objects.get().state == "filed"


@pytest.mark.django_db
def test_hr_takes_out_no_paper_of_the_applicants(stand_on: Callable[..., Any]) -> None:
    people = cast()
    case = walking.submitted(people)
    stand_on("02-04")
    browser, before = enter(people, people.wang_fang), count_rows(with_looks=False)
    papers = [f"/employer/papers/{paper.public_id}/remove/" for paper in case.papers.order_by("pk")]
    assert {(browser.get(one).status_code, send(browser, one, case)) for one in papers} == {(404, 404)}
    assert count_rows(with_looks=False) == before


@pytest.mark.django_db
def test_looking_at_the_page_that_brings_a_unit_back_brings_none_back(stand_on: Callable[..., Any]) -> None:
    people = cast()
    end_unit(people.other_firm, reason=REASON, by=people.supervisor, at=stand_on("03-16"))
    browser, address = enter(people, people.supervisor), f"/bureau/organisations/{people.other_firm.public_id}/resume/"
    seen = []
    for ask in (browser.get, browser.post):
        answer = ask(address, {"key": str(uuid4())})
        ended = Organisation.objects.filter(pk=people.other_firm.pk).exclude(ended_on=None).exists()
        seen.append((answer.status_code, ended))
    assert seen == [(200, True), (302, False)]
