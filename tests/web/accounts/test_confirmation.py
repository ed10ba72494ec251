"""Who gives, takes or moves a right has confirmed within ten minutes that it is them; what they had typed is not lost by it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from tests.web import walking
from tests.web.accounts.signing_in import PASSWORD, age_proofs, give_password, show_code, sign_in
from tests.web.actions.turns import TURNS
from tests.web.cast import Cast
from tests.web.walking import REASON
from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS, STEPS_BY_KEY
from zhicheng_web.access import OfficePage, list_office_pages
from zhicheng_web.cases.models import Case, Decision, Recognition
from zhicheng_web.demo import personas
from zhicheng_web.demonstration import Persona

TEN_MINUTES = 600
OFFICERS = {Role.EXAMINER, Role.APPROVER, Role.BUREAU}
RIGHTS_OF_UNITS = {
    "bureau-invitation",
    "bureau-membership",
    "bureau-membership-end",
    "bureau-organisation-edit",
    "bureau-organisation-end",
    "bureau-organisation-new",
    "bureau-unit-request",
    "bureau-unit-import",
    "employer-employee-request",
    "account-channel",
    "account-channel-of",
    "account-correction",
    "account-number",
    "bureau-contest",
    "bureau-correction",
    "bureau-confirm",
    "authority-earlier-title-answer",
    "bureau-earlier-title-answer",
    "bureau-organisation-resume",
    "employer-leaver",
    "help-answer",
    "help-letter",
    "employer-members",
    "password-lost",
}
"""Pages that give or end roles, or make a link for a password; which of the others do so, whoever adds a page asks here."""


def read_rights(case: Case) -> list[Any]:
    """What is right by a case: decisions, titles, which authority has it."""
    tables = [list(model.objects.filter(case=case).values()) for model in (Decision, Recognition)]
    return [*tables, Case.objects.values_list("authority_id", flat=True).get(pk=case.pk)]


@pytest.mark.parametrize("step", [step.key for step in STEPS if OFFICERS & set(step.by)])
def test_the_steps_that_are_confirmed_are_those_that_change_a_right(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    before = read_rights(case)
    turn.do(case, people, walking.act(case, turn.by(people), turn.at))
    assert (read_rights(case) != before) is STEPS_BY_KEY[step].confirm


def list_confirmed_pages() -> dict[str, OfficePage]:
    """The pages that ask for a fresh proof, by name."""
    return {page.name: page for page in list_office_pages() if page.entry and page.entry.confirm}


def test_each_of_those_steps_is_taken_on_a_page_that_asks() -> None:
    pages = {page.name: page.entry for page in list_office_pages() if page.entry and page.entry.step}
    officers = {step.key for step in STEPS if OFFICERS & set(step.by)} - {
        "move_publicity",
        "settle_number",
        "reopen_assessment",
    }
    assert {entry.step for entry in pages.values()} >= officers
    assert all(entry.confirm is STEPS_BY_KEY[entry.step].confirm for entry in pages.values())
    of_steps = {name for name, entry in pages.items() if entry.confirm}
    assert set(list_confirmed_pages()) == of_steps | RIGHTS_OF_UNITS


def test_every_such_page_of_an_approver_asks_and_changes_nothing(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    browser = sign_in(people, people.approver)
    age_proofs(browser, TEN_MINUTES + 1)
    before = read_rights(case), Case.objects.values_list("version", flat=True).get(pk=case.pk)
    asked = {}
    for page in list_confirmed_pages().values():
        if page.entry and Role.APPROVER in page.entry.who:
            address = page.address.replace("<uuid:case>", str(case.public_id)).replace("<uuid:sheet>", str(uuid4()))
            answer = browser.post(address, {"key": str(uuid4()), "version": str(case.version), "reason": REASON})
            asked[page.name] = (answer.status_code, answer.headers["Location"].partition("?")[0])
    assert asked == dict.fromkeys(
        (
            "authority-recognise",
            "authority-refuse",
            "authority-correct",
            "authority-revoke",
            "authority-undo-correction",
            "authority-restore-title",
            "authority-earlier-title-answer",
        ),
        (302, "/accounts/confirm/"),
    )
    assert (read_rights(case), Case.objects.values_list("version", flat=True).get(pk=case.pk)) == before


def recognise(browser: Client, case: Case, **more: Any) -> Any:
    """The button of a recognition."""
    form = {"key": str(uuid4()), "version": str(case.version)}
    return browser.post(f"/authority/cases/{case.public_id}/recognise/", form, **more)


@pytest.mark.parametrize(("age", "asked"), [(0, False), (TEN_MINUTES - 5, False), (TEN_MINUTES + 1, True)])
def test_ten_minutes_count(people: Cast, stand_on: Callable[..., Any], age: float, asked: bool) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    browser = sign_in(people, people.approver)
    age_proofs(browser, age)
    answer = recognise(browser, case)
    print(
        answer.status_code,
        answer.headers,
        Case.objects.get(pk=case.pk).state,
        Case.objects.get(pk=case.pk).version,
        case.version,
    )
    assert answer.headers["Location"].startswith("/accounts/confirm/") is asked
    assert Case.objects.get(pk=case.pk).state == ("proposed" if asked else "recognised")


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/accounts/reauthenticate/", {"password": PASSWORD}),
        ("/accounts/2fa/reauthenticate/", {"code": ""}),
    ],
    ids=["by password", "by code"],
)
def test_confirmed_what_was_typed_comes_back_and_is_done(
    people: Cast, stand_on: Callable[..., Any], address: str, form: dict[str, str]
) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    approver = sign_in(people, people.approver)
    age_proofs(approver, TEN_MINUTES + 1)
    page = f"http://testserver/authority/cases/{case.public_id}/refuse/"
    typed = {"key": str(uuid4()), "version": str(case.version), "reason": REASON}
    sent = approver.post(page, typed, HTTP_REFERER=page)
    confirm = approver.get(sent.headers["Location"])
    assert confirm.headers["Location"].startswith("/accounts/reauthenticate/?next=%2Fauthority%2Fcases%2F")
    asking = approver.get(confirm.headers["Location"]).content.decode()
    assert "您刚才填写的内容没有丢，确认后会放回原来的页面。" in asking
    back = f"/authority/cases/{case.public_id}/refuse/"
    answer = approver.post(address, (form if "password" in form else {"code": show_code(1)}) | {"next": back})
    assert (answer.status_code, answer.headers["Location"]) == (302, back)
    text = approver.get(back).content.decode()
    assert (REASON in text, "您刚才填写的内容已放回这一页，还没有提交" in text) == (True, True)
    assert "confirm" not in approver.post(page, typed | {"key": str(uuid4())}).headers.get("Location", "")


def test_a_wrong_password_confirms_nothing(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    browser = sign_in(people, people.approver)
    age_proofs(browser, TEN_MINUTES + 1)
    assert "密码不对" in browser.post("/accounts/reauthenticate/", {"password": "x"}).content.decode()
    assert recognise(browser, case).headers["Location"].startswith("/accounts/confirm/")


def test_a_proof_of_somebody_else_is_none(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    browser = sign_in(people, people.approver)
    session = browser.session
    session["account_authentication_methods_user"] = "0"
    session.save()
    answer = recognise(browser, case)
    assert answer.headers["Location"].startswith("/accounts/2fa/reauthenticate/")


def test_htmx_loads_the_page_whole(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    browser = sign_in(people, people.approver)
    age_proofs(browser, TEN_MINUTES + 1)
    answer = recognise(browser, case, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"].startswith("/accounts/confirm/")) == (204, True)


def test_hr_who_makes_a_link_or_gives_a_role_confirms_by_password(people: Cast) -> None:
    browser = sign_in(people, people.wang_fang, factor=False)
    assert "Location" not in browser.post("/employer/members/", {"key": str(uuid4())}).headers
    age_proofs(browser, TEN_MINUTES + 1)
    assert browser.get("/employer/members/").status_code == 200
    answer = browser.post("/employer/members/", {"key": str(uuid4())})
    assert answer.headers["Location"].startswith("/accounts/confirm/")
    assert (
        browser.get("/accounts/confirm/?next=//evil.example/")
        .headers["Location"]
        .endswith("?next=%2Faccounts%2Fdesk%2F")
    )


def test_without_password_and_factor_a_password_is_set_first(people: Cast) -> None:
    browser = Client()
    browser.force_login(people.account(people.wang_fang))
    assert browser.get("/accounts/confirm/").headers["Location"].startswith("/accounts/password/set/")
    give_password(people.account(people.wang_fang))


@override_settings(DEMO=True)
def test_a_persona_confirms_by_one_press_that_says_so(
    people: Cast, stand_on: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walking.proposed(people)
    stand_on("03-20")
    monkeypatch.setattr(personas, "PERSONAS", (Persona("yang-fan", "杨帆", "某局", "复核", "/authority/"),))
    browser = Client()
    browser.post("/accounts/personas/enter/", {"login": "yang-fan"})
    session = browser.session
    session["persona_confirmed"] -= TEN_MINUTES + 1
    session.save()
    address = recognise(browser, case).headers["Location"]
    page = browser.get(address).content.decode()
    assert ("演示里点一下就算确认" in page, "确认是我本人" in page) == (True, True)
    back = f"/authority/cases/{case.public_id}/recognise/"
    assert browser.post("/accounts/confirm/", {"next": back}).headers["Location"] == back
    recognise(browser, case)
    assert Case.objects.get(pk=case.pk).state == "recognised"
