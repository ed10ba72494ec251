"""The gate, through the real stack: closed until opened, strangers see nothing, what was typed outlives the session."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from tests.web.cast import give_role, organisation
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry, list_office_pages
from zhicheng_web.accounts.models import Account
from zhicheng_web.checks.pages import check_pages_name_entry
from zhicheng_web.people import queries
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.shared.forms import base
from zhicheng_web.portal.shared.steps import draft_recovery


@entry(Role.EMPLOYER)
def for_employers(request: HttpRequest) -> HttpResponse:
    """A page with a form, as any."""
    return HttpResponse(repr(sorted(draft_recovery.restore_initial_values(request).items())))


@entry(ANYBODY)
def for_all(request: HttpRequest) -> HttpResponse:
    """A public page."""
    return HttpResponse("open")


def undeclared(request: HttpRequest) -> HttpResponse:
    """A page whose author forgot."""
    return HttpResponse("never seen")


urlpatterns = [
    path("", include("zhicheng_web.urls")),
    path("planted/employers/", for_employers),
    path("planted/all/", for_all),
    path("planted/undeclared/", undeclared, name="forgotten"),
]


@pytest.fixture
def planted() -> Iterator[None]:
    """The office's addresses and three more."""
    with override_settings(ROOT_URLCONF="tests.web.test_gate"):
        yield


def signed_in(login: str, role: str | None, until: date | None = None) -> Client:
    """A browser in which somebody has signed in who acts, or does not, for an employer."""
    person = queries.create_person(login, at=clock.now())
    person.user = Account.objects.create_user(login)
    person.save()
    if role:
        unit = organisation(Organisation.Kind.EMPLOYER, "某公司")
        give_role(person, unit, role, since=date(2020, 1, 1), until=until)
    browser = Client()
    browser.force_login(person.user)
    return browser


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "until", "status"),
    [
        ("employer", None, 200),
        ("employer", date(2021, 1, 1), 404),
        ("examiner", None, 404),
        (None, None, 404),
    ],
)
def test_a_role_opens_a_page_while_it_is_held(planted: None, role: str | None, until: date | None, status: int) -> None:
    assert signed_in("a", role, until).get("/planted/employers/").status_code == status


@pytest.mark.django_db
def test_who_has_not_signed_in_is_sent_to_sign_in_and_comes_back(planted: None) -> None:
    answer = Client().get("/planted/employers/?page=2")
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/accounts/login/?next=%2Fplanted%2Femployers%2F%3Fpage%3D2",
    )


@pytest.mark.django_db
def test_a_page_that_declares_nothing_does_not_exist(planted: None) -> None:
    assert signed_in("a", "employer").get("/planted/undeclared/").status_code == 404
    assert Client().get("/planted/all/").content == b"open"


def test_and_the_office_does_not_open_with_it(planted: None) -> None:
    assert [(error.id, "/planted/undeclared/（forgotten）" in error.msg) for error in check_pages_name_entry(None)] == [
        ("zhicheng_web.E001", True)
    ]


def test_every_page_of_the_office_declares() -> None:
    assert [page for page in list_office_pages() if page.entry is None] == []


@pytest.mark.django_db
@override_settings(DEMO=True)
def test_what_was_typed_comes_back_after_signing_in_and_to_nobody_else(planted: None) -> None:
    browser = signed_in("a", "employer")
    browser.get("/planted/employers/")
    browser.cookies.pop("sessionid")  # the session ends
    typed = {"reason": "材料不全", "papers": ["1", "2"], "key": "x", "csrfmiddlewaretoken": "x", "password": "x"}
    sent = browser.post("/planted/employers/", typed, HTTP_REFERER="http://testserver/planted/employers/")
    assert (sent.status_code, sent["Location"]) == (302, "/accounts/login/?next=%2Fplanted%2Femployers%2F")
    assert "您刚才填写的内容没有丢" in browser.get(sent["Location"]).content.decode()
    stranger = signed_in("b", "employer")
    aside = browser.session["kept"]
    assert "材料不全" not in str(aside)
    for other, expected in ((stranger, []), (browser, [("papers", ["1", "2"]), ("reason", "材料不全")])):
        if other is browser:
            browser.force_login(Account.objects.get(login="a"))
        session = other.session
        session["kept"] = aside
        session.save()
        assert other.get("/planted/employers/").content.decode() == repr(expected)
    assert browser.get("/planted/employers/").content.decode() == "[]"


@pytest.mark.django_db
def test_an_old_token_loses_nothing_and_a_foreign_page_learns_nothing(planted: None) -> None:
    known = signed_in("a", "employer")
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = known.cookies
    page = "http://testserver/planted/employers/"
    own = browser.post(page, {"reason": "甲"}, HTTP_ORIGIN="http://testserver", HTTP_REFERER=page)
    assert (own.status_code, own["Location"]) == (302, "/planted/employers/")
    assert browser.get(page).content.decode() == "[('reason', '甲')]"
    by_htmx = {"Origin": "http://testserver", "Referer": page, "HX-Request": "true"}
    saved = browser.post(page, {"reason": "丙"}, headers=by_htmx)
    assert (saved.status_code, saved["HX-Redirect"]) == (204, "/planted/employers/")
    assert browser.get(page).content.decode() == "[('reason', '丙')]"
    foreign = browser.post(page, {"reason": "乙"}, HTTP_ORIGIN="http://elsewhere")
    assert foreign.status_code == 403
    assert "页面停留太久" in foreign.content.decode()
    assert browser.get(page).content.decode() == "[]"


@pytest.mark.django_db
def test_a_form_of_one_person_does_nothing_after_another_has_signed_in(planted: None) -> None:
    before, after = signed_in("jia", "employer"), signed_in("yi", "employer")
    browser = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    browser.cookies = after.cookies
    made = before.cookies["last_account"].value if "last_account" in before.cookies else "0" * 16
    form = {"words": "还没写完", "who": made}
    answer = browser.post("/planted/employers/", form)
    assert answer.status_code == 409
    assert ("没有办理：<wbr>登录的人换了" in answer.content.decode(), "还没写完" in answer.content.decode()) == (
        True,
        True,
    )
    saving = browser.post("/planted/employers/", form, headers={"HX-Request": "true"})
    assert (saving.status_code, saving.headers["HX-Retarget"]) == (200, "#saved")
    assert "没有保存：现在登录的是yi" in saving.content.decode()


def test_pages_carry_the_strict_policy_and_the_frame(client: Client) -> None:
    answer = client.get("/accounts/login/")
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert " style=" not in words and "<style" not in words
    assert (words.count("<h1>"), words.count('id="main"')) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "elder"), [("elder", True), ("standard", False), ("huge", False)])
def test_the_size_is_remembered(client: Client, size: str, elder: bool) -> None:
    client.get(f"/accounts/login/?size={size}")
    again = client.get("/accounts/login/").content.decode()
    assert ('<html lang="zh-CN" class="elder">' in again) is elder


@pytest.mark.django_db
@pytest.mark.parametrize(("demo", "status"), [(True, 200), (False, 404)])
def test_personas_exist_in_a_demonstration_only(client: Client, demo: bool, status: int) -> None:
    with override_settings(DEMO=demo):
        assert client.get("/accounts/personas/").status_code == status
        assert client.post("/accounts/personas/enter/", {"login": "?"}).status_code == 404


@pytest.mark.django_db
def test_a_lost_page_is_ours(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert (answer.status_code, "没有找到这一页" in answer.content.decode()) == (404, True)


def test_a_form_without_key_or_version_matches_no_case() -> None:
    request = HttpRequest()
    assert base.read_case_version(request) == -1
    assert base.read_idempotency_key(request) != base.read_idempotency_key(request)
