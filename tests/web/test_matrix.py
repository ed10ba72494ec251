"""Every page × every visitor × their relation to the case, through the real stack. Made from what pages declare:
a new page is in here by itself, and whoever it does not name finds nothing there and sends nothing there.

What addresses name is there: the case, a paper of it, a unit, a person, a role, an invitation, a request for help.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.test import Client

from tests.web import walking
from tests.web.cast import SINCE, Cast, cast, give_role, officer, somebody
from tests.web.desks import BACKEND
from tests.web.past_guards import rewrite
from tests.web.test_strangers import count_rows
from tests.web.visitors import SIDES, fill_address, find_things, refused, roles_of
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import NOBODY, list_office_pages
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.models import Case
from zhicheng_web.people.models import Membership, Person

ENDING_THE_SESSION = "/accounts/logout/"


class Visitor(NamedTuple):
    """Who comes beside the cast: how they come to be, the roles that they hold today, in which they have a side in the case."""

    come: Callable[[Cast, Case], Person]
    roles: set[Role]
    sides: set[Role]


def hold_nothing_today(people: Cast, case: Case) -> Person:
    """An employee of 李云's firm, the bureau's until yesterday, an approver who was stopped today, an examiner from tomorrow."""
    person, today = somebody("何苗", "he-miao"), clock.today()
    give_role(person, people.firm, "employee", SINCE)
    give_role(person, people.bureau, "bureau", SINCE, today)
    give_role(person, people.wuhua, "examiner", today + timedelta(days=1))
    give_role(person, people.wuhua, "approver", SINCE)
    rewrite(Membership.objects.filter(person=person, role="approver"), stopped_at=clock.now())
    return person


def come_for_agency(people: Cast, case: Case) -> Person:
    """赵敏, whose firm has sent 李云 out."""
    walking.dispatch(case, people.other_firm)
    return people.person(people.zhao_min)


def add_role(people: Cast, case: Case) -> Person:
    """HR of another firm, who examines for the authority that has the case."""
    person = people.person(officer("木兰", "mu-lan", people.wuhua, "examiner"))
    give_role(person, people.other_firm, "employer", SINCE)
    return person


def add_strange_roles(people: Cast, case: Case) -> Person:
    """HR of another firm, and examiner of another authority: two roles, in neither of which the case is theirs."""
    person = people.person(people.guandu_examiner)
    give_role(person, people.other_firm, "employer", SINCE)
    return person


VISITORS = {
    "an officer before and after today": Visitor(hold_nothing_today, {Role.APPLICANT}, set()),
    "HR of the dispatch agency": Visitor(come_for_agency, {Role.APPLICANT, Role.EMPLOYER}, {Role.EMPLOYER}),
    "HR elsewhere who examines here": Visitor(
        add_role, {Role.APPLICANT, Role.EMPLOYER, Role.EXAMINER}, {Role.EXAMINER}
    ),
    "HR elsewhere who examines elsewhere": Visitor(
        add_strange_roles, {Role.APPLICANT, Role.EMPLOYER, Role.EXAMINER}, set()
    ),
}


EVERY_RUN = ("HR elsewhere who examines here", "HR of the dispatch agency")


def enter(account: Account) -> Client:
    """A browser of somebody who has signed in."""
    browser = Client()
    browser.force_login(account, backend=BACKEND)
    return browser


def ask_every_page(browser: Client, case: Case, things: dict[str, str], roles: set[Role], sides: set[Role]) -> None:
    """A page that names the visitor is no error; every other is not there, for a look and for a form, and nothing changes."""
    pages = {fill_address(page, things): page.entry for page in list_office_pages() if page.entry}
    closed = [there for there, access in pages.items() if NOBODY in access.who or refused(access, roles, sides)]
    form = {"version": str(case.version), "key": "x", "reason": walking.REASON}

    def send(there: str) -> Any:
        return browser.post(there, form)

    before = count_rows()
    found = {(there, verb): ask(there) for there in closed for verb, ask in (("GET", browser.get), ("POST", send))}
    assert {one: answer.status_code for one, answer in found.items() if answer.status_code != 404} == {}
    assert count_rows() == before
    assert len(closed) > 20
    opened = [there for there in pages if there not in closed and there != ENDING_THE_SESSION]
    assert {there: status for there in opened if (status := browser.get(there).status_code) >= 500} == {}


@pytest.mark.django_db
def test_who_has_not_signed_in_sees_public_pages_only() -> None:
    people = cast()
    things = find_things(people, walking.in_examination(people))
    pages = {fill_address(page, things): page.entry for page in list_office_pages() if page.entry}
    answers = {there: Client().get(there) for there in pages}
    sent = {there: Client().post(there, {"version": "1"}) for there in pages}
    closed = {there for there, access in pages.items() if NOBODY in access.who}
    public = {there for there, access in pages.items() if access.public}
    assert {there for there in closed if answers[there].status_code != 404} == set()
    assert {there for there in closed if sent[there].status_code != 404} == set()
    for by in (answers, sent):
        led = {
            there for there, answer in by.items() if answer.headers.get("Location", "").startswith("/accounts/login/?")
        }
        assert led - public == set(answers) - public - closed
    assert {there for there in public if answers[there].status_code >= 500} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("who", SIDES)
def test_a_page_opens_to_whom_it_names_and_to_nobody_else(who: str) -> None:
    people = cast()
    case = walking.in_examination(people)
    browser, things = enter(people.account(getattr(people, who))), find_things(people, case)
    ask_every_page(browser, case, things, roles_of(people, who), SIDES[who])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one in EVERY_RUN else pytest.mark.all) for one in VISITORS]
)
def test_what_somebody_was_will_be_or_is_elsewhere_opens_nothing_here(name: str) -> None:
    people, visitor = cast(), VISITORS[name]
    case = walking.in_examination(people)
    things, account = find_things(people, case), visitor.come(people, case).user
    assert account
    ask_every_page(enter(account), case, things, visitor.roles, visitor.sides)


@pytest.mark.django_db
def test_an_account_that_is_nobodys_enters_no_page_of_the_office() -> None:
    people = cast()
    case = walking.in_examination(people)
    browser, things = enter(Account.objects.create_user("nobody-yet")), find_things(people, case)
    asked = {fill_address(page, things): page.entry for page in list_office_pages() if page.entry}
    behind = [there for there, access in asked.items() if not access.public]
    assert {there for there in behind for ask in (browser.get, browser.post) if ask(there).status_code != 404} == set()
