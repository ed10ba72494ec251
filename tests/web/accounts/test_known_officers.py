"""三（三）: an officer of an earlier release, whose number nobody asked for, states it before anything else (A2)."""

import pytest

from tests.web import walking
from tests.web.accounts.signing_in import sign_in
from tests.web.cast import Cast, forget_number, moment
from tests.web.number_claims import NUMBER as HELD_NUMBER
from tests.web.number_claims import claim, confirm, make_claimant, make_holder
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.models import Case, NumberContest
from zhicheng_web.cases.read.id_number import read_person_number
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import find_known_person

pytestmark = pytest.mark.django_db
NUMBER = "530102199003070016"
NUMBER_PAGE = "/accounts/number/"
DESKS = [("examiner", "/authority/"), ("approver", "/authority/"), ("supervisor", "/bureau/")]


@pytest.mark.parametrize(("who", "desk"), DESKS)
def test_the_desk_opens_when_the_number_is_known(people: Cast, who: str, desk: str) -> None:
    walking.proposed(people)
    actor = getattr(people, who)
    forget_number(people.person(actor))
    browser = sign_in(people, actor)
    led = browser.get(desk)
    assert (led.status_code, led["Location"].partition("?")[0]) == (302, NUMBER_PAGE)
    assert "办好以后才能办理业务" in browser.get(NUMBER_PAGE).content.decode()
    assert browser.post(NUMBER_PAGE, {"number": NUMBER}).status_code == 302
    assert browser.get(desk).status_code == 302, "a number that is only typed is a claim"
    assert browser.post(NUMBER_PAGE, {"answer": "confirm"}).status_code == 302
    assert browser.get(desk).status_code == 200


def test_nothing_is_decided_before(people: Cast) -> None:
    case = walking.proposed(people)
    forget_number(people.person(people.approver))
    browser = sign_in(people, people.approver)
    led = browser.post(f"/authority/cases/{case.public_id}/recognise/", {"version": case.version})
    assert (led.status_code, led["Location"].partition("?")[0]) == (302, NUMBER_PAGE)
    case.refresh_from_db()
    assert case.state == "proposed"


def test_who_only_applies_or_does_hr_is_not_asked(people: Cast) -> None:
    forget_number(people.person(people.wang_fang))
    assert sign_in(people, people.wang_fang, factor=False).get("/employer/").status_code == 200


def contest_number_of(people: Cast, actor: Actor) -> Case:
    """Somebody who applies says that the number of an officer is theirs, and confirms it."""
    number = read_person_number(people.person(actor))
    assert number
    return confirm(claim(make_claimant(people), number, moment("02-04")), moment("02-04", 10))


@pytest.mark.parametrize(("who", "desk"), DESKS)
def test_nobody_closes_a_desk_by_claiming_its_number(people: Cast, who: str, desk: str) -> None:
    actor = getattr(people, who)
    contest_number_of(people, actor)
    assert NumberContest.objects.filter(decided_at=None).exists()
    assert sign_in(people, actor).get(desk).status_code == 200


def test_what_waits_is_decided_meanwhile(people: Cast) -> None:
    case = walking.proposed(people)
    claimant = contest_number_of(people, people.approver)
    assert recognise(case, **walking.act(case, people.approver, moment("03-14"))).state == "recognised"
    known = find_known_person(people.approver.person_id)
    assert (known is not None, find_known_person(claimant.person_id)) == (True, None), "who came second waits"


def test_an_officer_who_comes_second_waits(people: Cast) -> None:
    make_holder(people)
    forget_number(people.person(people.approver))
    browser = sign_in(people, people.approver)
    browser.post(NUMBER_PAGE, {"number": HELD_NUMBER})
    browser.post(NUMBER_PAGE, {"answer": "confirm"})
    assert people.person(people.approver).number_state == "contested"
    assert browser.get("/authority/").status_code == 302
