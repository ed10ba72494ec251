"""Pages that name a person, a role, a unit, an invitation, a request for help or a secret link: each is there for whom it
concerns, and for nobody else of the same role; and no list names a case that is not its reader's.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import SINCE, Cast, cast, give_role, moment, officer, somebody, waiting_help, waiting_officer
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from tests.web.record.test_snapshot import read_main
from tests.web.test_strangers import STRANGERS, count_rows
from tests.web.walking import REASON
from zhicheng_web.access import list_office_pages
from zhicheng_web.accounts.links import prove_link
from zhicheng_web.accounts.models import AccountHelp
from zhicheng_web.cases.actions.register_unit import end_unit
from zhicheng_web.people.models import Invitation, Membership, Person
from zhicheng_web.people.queries import build_membership_actor

FORM = {"reason": REASON, "answer": "yes", "last_day_0": "2026", "last_day_1": "3", "last_day_2": "20", "factors": "on"}
"""What a form of these pages may hold."""
APPLICANT = "李云"
ROOMS = ("/my/", "/employer/", "/authority/", "/bureau/")
PERSON_PAGES = {"password-lost", "employer-leaver"}


@pytest.fixture(autouse=True)
def day(stand_on: Callable[..., Any]) -> None:
    """A day on which the cast is at work."""
    stand_on("03-16")


def list_answers(browser: Browser, page: str, *things: object) -> list[int]:
    """How a look is answered, and how a form."""
    return [browser.get(page, *things).status_code, browser.post(page, *things, **FORM).status_code]


def make_role(name: str, login: str, of: Any, role: str, until: date | None = None) -> Membership:
    """Somebody with a role."""
    return give_role(somebody(name, login), of, role, SINCE, until)


def list_persons_out_of_reach(people: Cast) -> dict[str, Person]:
    """Whom 王芳 has nothing to do with: of nobody's account, and of nobody's membership is she to decide."""
    return {
        "an applicant who is nobody's employee": people.person(people.li_yun),
        "HR of another unit": people.person(people.zhao_min),
        "an employee of another unit": make_role("何苗", "he-miao", people.other_firm, "employee").person,
        "an employee until yesterday": make_role("苏静", "su-jing", people.firm, "employee", date(2026, 3, 16)).person,
        "an officer": people.person(people.examiner),
        "the bureau's": people.person(people.supervisor),
        "herself": people.person(people.wang_fang),
    }


@pytest.mark.django_db
def test_hr_reaches_the_people_of_its_unit_and_nobody_else() -> None:
    people = cast()
    persons, colleague = list_persons_out_of_reach(people), officer("周宁", "zhou-ning", people.firm, "employer")
    employee, former = (make_role("马丽", "ma-li", people.firm, "employee"), people.person(colleague))
    browser, before = Browser(people, people.wang_fang), count_rows()
    assert {page.name for page in list_office_pages() if "<uuid:person>" in page.address} == PERSON_PAGES
    for page in PERSON_PAGES:
        found = {who: list_answers(browser, page, person.public_id) for who, person in persons.items()}
        allowed = {"herself": [200, 422]} if page == "employer-leaver" else {}
        assert found == {who: [404, 404] for who in persons} | allowed
    assert list_answers(browser, "password-lost", former.public_id) == [404, 404], (
        "a colleague's account is the bureau's"
    )
    assert list_answers(browser, "employer-leaver", employee.person.public_id) == [404, 404], "HR ends HR alone"
    assert count_rows() == before
    assert browser.get("password-lost", employee.person.public_id).status_code == 200
    assert browser.get("employer-leaver", former.public_id).status_code == 200


@pytest.mark.django_db
def test_a_role_is_ended_on_the_page_of_its_own_unit() -> None:
    people = cast()
    theirs = Membership.objects.get(person_id=people.zhao_min.person_id)
    browser, before = Browser(people, people.supervisor), count_rows()
    for membership in (theirs.pk, 0, theirs.pk + 1_000_000):
        assert list_answers(browser, "bureau-membership-end", people.firm.public_id, membership) == [404, 404]
    assert count_rows() == before
    assert browser.get("bureau-membership-end", people.other_firm.public_id, theirs.pk).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["nobody has opened it", "withdrawn", "confirmed"])
def test_an_invitation_is_confirmed_while_it_waits(state: str) -> None:
    people = cast()
    waiting = waiting_officer(people)
    second = people.person(officer("木兰", "mu-lan", people.bureau, "bureau"))
    told: dict[str, dict[str, Any]] = {
        "nobody has opened it": {"opened_by": None, "opened_at": None},
        "withdrawn": {"withdrawn_at": moment("02-04")},
        "confirmed": {"confirmed_by": second, "confirmed_at": moment("02-04")},
    }
    Invitation.objects.filter(pk=waiting.pk).update(**told[state])
    browser, before = Browser(people, people.supervisor), count_rows()
    assert list_answers(browser, "bureau-confirm", waiting.public_id) == [404, 302]
    assert count_rows() == before


@pytest.mark.django_db
def test_help_is_answered_by_a_second_and_its_letter_is_for_whoever_agreed() -> None:
    people = cast()
    asked = waiting_help(people)
    asker = Browser(people, build_membership_actor(Membership.objects.get(person_id=asked.asked_by_id)))
    before = AccountHelp.objects.values().get(pk=asked.pk)
    assert list_answers(asker, "help-letter", asked.public_id) == [404, 404]
    assert list_answers(asker, "help-answer", asked.public_id) == [200, 422]
    assert list_answers(Browser(people, people.supervisor), "help-letter", asked.public_id) == [404, 404]
    assert AccountHelp.objects.values().get(pk=asked.pk) == before


@pytest.mark.django_db
def test_a_link_of_one_account_opens_no_other() -> None:
    people = cast()
    (name, token), (other, _) = (prove_link(people.account(one)) for one in (people.li_yun, people.wang_fang))
    addresses = [reverse("password-reset", args=pair) for pair in ((other, token), (name, f"{token}x"), ("x", token))]
    assert {ask(one).status_code for one in addresses for ask in (Client().get, Client().post)} == {410}
    assert Client().get(reverse("password-reset", args=[name, token])).status_code == 200


@pytest.mark.django_db
def test_a_unit_that_was_ended_takes_nobody_on() -> None:
    people = cast()
    browser, unit = Browser(people, people.supervisor), people.other_firm
    end_unit(unit, reason=REASON, by=people.supervisor, at=moment("03-16"))
    before = Membership.objects.count(), Invitation.objects.count()
    form = {"login": "li-yun", "role": "employer", "since_0": "2026", "since_1": "3", "since_2": "16", "name": "刘敏",
            "phone": "13888777666"}  # fmt: skip
    answers = [
        browser.post(page, unit.public_id, **form, key=str(uuid4())).status_code
        for page in ("bureau-membership", "bureau-invitation")
    ]
    assert (answers, (Membership.objects.count(), Invitation.objects.count())) == ([422, 422], before)


@pytest.mark.django_db
def test_on_the_last_day_of_a_unit_its_hr_invites_nobody_and_from_the_next_on_does_nothing(
    stand_on: Callable[..., Any],
) -> None:
    people = cast()
    later = make_role("何苗", "he-miao", people.other_firm, "employer")
    rewrite(Membership.objects.filter(pk=later.pk), valid=(date(2026, 5, 1), None))
    end_unit(people.other_firm, reason=REASON, by=people.supervisor, at=moment("03-16"))
    answer = Browser(people, people.zhao_min).post("employer-members", name="刘敏", phone="13888777666")
    assert (answer.status_code, "已经停用" in answer.content.decode()) == (422, True)
    for day, who in (("03-17", people.zhao_min), ("05-04", build_membership_actor(later))):
        stand_on(day)
        assert Browser(people, who).get("employer-queue").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", STRANGERS)
def test_no_list_names_a_case_that_is_not_its_readers(name: str) -> None:
    """Messages of while it was theirs stay, without a way to the case."""
    people, stranger = cast(), STRANGERS[name]
    case, actor = stranger.case(people), getattr(people, stranger.who)
    browser = Browser(people, actor)
    lists = [
        page.name
        for page in list_office_pages()
        if page.entry and actor.role in page.entry.who and page.address.startswith(ROOMS) and "<" not in page.address
    ]
    shown = {page: read_main(browser.get(page, case=str(case.public_id)).content.decode()) for page in lists}
    had_it = stranger.posted != 404
    assert {page for page, text in shown.items() if str(case.public_id) in text} == set()
    assert {page for page, text in shown.items() if APPLICANT in text and not (had_it and "messages" in page)} == set()
    assert len(lists) > 1
