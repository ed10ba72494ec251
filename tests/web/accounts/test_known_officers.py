"""三（三）: an officer of an earlier release, whose number nobody asked for, states it before anything else (A2)."""

import pytest

from tests.web import walking
from tests.web.accounts.signing_in import sign_in
from tests.web.cast import Cast, forget_number

pytestmark = pytest.mark.django_db
NUMBER = "530102199003070016"
NUMBER_PAGE = "/accounts/number/"


@pytest.mark.parametrize(
    ("who", "desk"), [("examiner", "/authority/"), ("approver", "/authority/"), ("supervisor", "/bureau/")]
)
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
