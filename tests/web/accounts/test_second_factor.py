"""Examiner, approver and bureau work with a second factor or not at all: set up at the first signing in, before any page."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, override_settings

from tests.web.accounts.signing_in import PASSWORD, give_password, send_password, show_code, sign_in, take_proofs_away
from tests.web.asking import NOT_ASKED
from tests.web.cast import SINCE, Cast, give_role
from tests.web.logged import hearing_log
from tests.web.visitors import ARGUMENT, NOT_THERE
from zhicheng_web import clock
from zhicheng_web.access import NOBODY, list_office_pages
from zhicheng_web.accounts.forms import OTHER_SECRET
from zhicheng_web.accounts.sign_in.middleware import OPEN_BEFORE_FACTOR
from zhicheng_web.demo import personas
from zhicheng_web.demonstration import Persona

OFFICERS = ("examiner", "approver", "supervisor")
OTHERS = ("li_yun", "wang_fang")
SETTING_UP = "/accounts/2fa/totp/activate/"


def follow(browser: Client, address: str = "/accounts/desk/") -> str:
    """Where a page leads; "" where it is shown."""
    return browser.get(address).headers.get("Location", "").partition("?")[0]


@pytest.mark.parametrize("who", OFFICERS)
def test_an_officer_without_a_factor_comes_to_no_page_but_that_which_sets_one_up(people: Cast, who: str) -> None:
    browser = sign_in(people, getattr(people, who), factor=False)
    led = {}
    for page in list_office_pages():
        if not page.entry or page.entry.public or NOBODY in page.entry.who or page.address in NOT_ASKED:
            continue
        address = ARGUMENT.sub(lambda found: NOT_THERE[found[1] or "str"], page.address)
        answers = (browser.get(address), browser.post(address, {"version": "1"}))
        if page.name not in OPEN_BEFORE_FACTOR:
            led[page.name] = {
                (one.status_code, one.headers.get("Location", "").partition("?")[0]) for one in answers
            } - {(404, "")}
    assert {name: where for name, where in led.items() if where not in ({(302, SETTING_UP)}, set())} == {}
    assert sum(where == {(302, SETTING_UP)} for where in led.values()) > 15
    assert browser.get(SETTING_UP).status_code == 200


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_must_have_one(people: Cast, who: str) -> None:
    browser = sign_in(people, getattr(people, who), factor=False)
    assert follow(browser) in ("/my/", "/employer/")


def test_setting_one_up_opens_the_desk_and_gives_codes_in_reserve(people: Cast) -> None:
    browser = sign_in(people, people.approver, factor=False)
    page = browser.get(SETTING_UP).content.decode()
    assert "登录除了密码还要输入手机验证码" in page
    fours = re.search(r'id="secret">(.+?)</p>', page, re.DOTALL)
    assert fours is not None
    secret = "".join(re.findall(r"<span>(\w{4})</span>", fours[1]))
    key = browser.session.session_key
    counter = int(clock.real_moment().timestamp()) // 30
    answer = browser.post(SETTING_UP, {"code": format_hotp_value(hotp_value(secret, counter))})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/2fa/recovery-codes/")
    assert browser.session.session_key != key
    codes = browser.get("/accounts/2fa/recovery-codes/").content.decode()
    assert ("备用码还剩10个" in codes, "去工作台" in codes) == (True, True)
    assert follow(browser) == "/authority/"
    assert browser.get("/authority/").status_code == 200


def test_with_one_the_password_alone_opens_nothing(people: Cast) -> None:
    account = give_password(people.account(people.approver), factor=True)
    browser = Client()
    assert send_password(account.login, browser=browser).headers["Location"] == "/accounts/2fa/authenticate/"
    assert follow(browser, "/authority/") == "/accounts/login/"
    answer = browser.post("/accounts/2fa/authenticate/", {"code": show_code()})
    assert answer.headers["Location"] == "/accounts/desk/"
    assert browser.get("/authority/").status_code == 200


def test_one_that_was_sealed_under_a_secret_that_is_gone_is_refused_in_words(people: Cast) -> None:
    account, browser = give_password(people.account(people.approver), factor=True), Client()
    with override_settings(SECRET_KEY="of another home", SECRET_KEY_FALLBACKS=[]), hearing_log() as log:
        send_password(account.login, browser=browser)
        answer = browser.post("/accounts/2fa/authenticate/", {"code": show_code()})
    assert (answer.status_code, OTHER_SECRET in answer.content.decode()) == (200, True)
    assert [line["level"] for line in log.of("zhicheng.security") if "secret" in line["event"]] == ["ERROR"]


def test_a_role_that_is_given_in_the_middle_of_a_session_asks_for_one_at_once(people: Cast) -> None:
    browser = sign_in(people, people.wang_fang, factor=False)
    assert browser.get("/employer/").status_code == 200
    give_role(people.person(people.wang_fang), people.guandu, "examiner", SINCE)
    assert follow(browser, "/employer/") == SETTING_UP


def test_a_session_from_before_the_factor_gives_it_first(people: Cast) -> None:
    browser = sign_in(people, people.examiner)
    take_proofs_away(browser)
    assert follow(browser, "/authority/") == "/accounts/2fa/reauthenticate/"


@pytest.mark.parametrize("who", OFFICERS)
def test_an_officer_does_not_take_their_own_away(people: Cast, who: str) -> None:
    browser = sign_in(people, getattr(people, who))
    page = browser.get("/accounts/2fa/totp/deactivate/").content.decode()
    assert ("不能自己停用两步验证" in page, "停用</button>" in page) == (True, False)
    assert browser.post("/accounts/2fa/totp/deactivate/").status_code == 200
    assert Authenticator.objects.filter(user=people.account(getattr(people, who))).exists()


def test_somebody_without_such_a_role_may(people: Cast) -> None:
    browser = sign_in(people, people.wang_fang)
    assert browser.post("/accounts/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.exists()


def show_personas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration has two approvers: one signs in by one press, one as officers do."""
    rows = [Persona(login, "某人", "某局", "复核", "/authority/") for login in ("yang-fan", "chen-jing")]
    monkeypatch.setattr(personas, "PERSONAS", (rows[0], rows[1]._replace(factor=True)))


def test_a_persona_is_excepted_in_a_demonstration_only(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    show_personas(monkeypatch)
    browser = Client()
    with override_settings(DEMO=True):
        assert "正式环境里，认定部门和市局的人员登录" in browser.get("/accounts/personas/").content.decode()
        browser.post("/accounts/personas/enter/", {"login": "yang-fan"})
        assert browser.get("/authority/").status_code == 200
    assert follow(browser, "/authority/") == SETTING_UP


@override_settings(DEMO=True)
def test_one_persona_shows_how_it_is(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    show_personas(monkeypatch)
    browser = Client()
    for _ in range(2):  # the second time the factor is there already
        answer = browser.post("/accounts/personas/enter/", {"login": "chen-jing"})
        assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    page = browser.get("/accounts/2fa/authenticate/").content.decode()
    code = re.search(r'显示的是<b class="code">(\d{6})</b>', page)
    assert code is not None
    assert follow(browser, "/authority/") == "/accounts/login/"
    browser.post("/accounts/2fa/authenticate/", {"code": code[1]})
    assert browser.get("/authority/").status_code == 200


def test_outside_a_demonstration_no_page_shows_a_code(people: Cast) -> None:
    give_password(people.account(people.examiner), factor=True)
    browser = Client()
    send_password("chen-jing", PASSWORD, browser)
    assert "手机上现在显示的是" not in browser.get("/accounts/2fa/authenticate/").content.decode()
