"""What no browser sends from a page of ours: refused in words, before a page, a session or the database meets it."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.web import walking
from tests.web.asking import list_addresses
from tests.web.cast import Cast
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.visitors import SIDES
from zhicheng.procedure.states import State
from zhicheng_web.cases.models import Case
from zhicheng_web.entrance.application import Entrance
from zhicheng_web.portal.shared.forms.fields import DatePartsField

NUL, HALF = "\x00", "\ud800"
TOO_LONG, TOO_LARGE, ARABIC = "9" * 5000, "9" * 30, "٣"
WORDS = "考核材料不齐，请补正后再报。"
FILTERS = [
    ("supervisor", "bureau-cases", {"group": "employer", "state": "submitted", "page": "1"}),
    ("supervisor", "bureau-cases", {"at": "00000000-0000-4000-8000-000000000000"}),
    ("supervisor", "bureau-organisations", {"kind": "nobody", "page": "1"}),
    ("examiner", "authority-queue", {"group": "review", "sort": "risk", "page": "1"}),
    ("examiner", "authority-queue", {"after": "00000000-0000-4000-8000-000000000000"}),
    ("examiner", "authority-done", {"page": "1"}),
    ("wang_fang", "employer-queue", {"group": "returned"}),
    ("wang_fang", "employer-done", {"page": "1"}),
    ("wang_fang", "employer-history", {"page": "1"}),
]
"""Who, which page, and values of its filters that it knows."""


def send(path: str, **head: Any) -> Any:
    """A request of nobody; an error of ours is an answer, too."""
    return Client(raise_request_exception=False).get(path, **head)


@pytest.mark.django_db
@pytest.mark.parametrize("who", SIDES)
def test_text_that_cannot_be_stored_reaches_no_page(people: Cast, who: str) -> None:
    case = walking.in_examination(people)
    browser = Browser(people, getattr(people, who)).client
    for _, path in list_addresses(people, case, who):
        answers = [browser.get(path, {"q": f"昆{NUL}明"}), browser.post(path, {"words": f"昆{NUL}明", "version": "1"})]
        assert (path, [one.status_code for one in answers]) == (path, [400, 400])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/?q=%00", "/?%00=1", "/notice/%00/", "/employer/join/%00/", "/accounts/reset/x/%00/", "/nowhere/?next=%00"],
)
def test_an_address_with_such_text_is_refused_in_words(path: str) -> None:
    answer = send(path)
    assert (answer.status_code, "看不见的字符" in answer.content.decode()) == (400, True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/my/", "/nowhere/", "/static/shared/nowhere.css"])
def test_another_host_is_told_so(path: str) -> None:
    answer = send(path, headers={"Host": "evil.example"})
    assert (answer.status_code, "这个网址不是办理系统的" in answer.content.decode()) == (400, True)


BROKEN_ADDRESSES = ("http://[", "//[::1", "http://a]b/", "http://testserver：80/", "http://℀.com/")


@pytest.mark.django_db
@pytest.mark.parametrize("broken", BROKEN_ADDRESSES)
def test_an_address_that_nobody_can_take_apart_is_refused_in_words(people: Cast, broken: str) -> None:
    for page in ("account_login", "personas", "home"):
        answer = send(f"{reverse(page)}?{urlencode({'next': broken})}")
        assert (page, answer.status_code) == (page, 400)
    browser = Browser(people, people.wang_fang).client
    for page in ("account_logout", "confirm", "enter"):
        assert (page, browser.post(reverse(page), {"next": broken}).status_code) == (page, 400)
    assert "这个请求里的网址不完整。" in compact(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["referer", "origin", "hx-current-url"])
def test_a_header_with_such_an_address_is_refused_in_words(header: str) -> None:
    browser = Client(raise_request_exception=False)
    answer = browser.post(reverse("bureau-organisation-new"), {"name": "某公司"}, headers={header: "http://["})
    assert answer.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/my/", "/nowhere/"])
@pytest.mark.parametrize("query", ["&".join(f"a{number}=1" for number in range(2000)), "&" * 2000])
def test_an_address_with_fields_without_end_is_refused_in_words(path: str, query: str) -> None:
    answer = send(f"{path}?{query}")
    assert (answer.status_code, "地址里的内容太多。" in answer.content.decode()) == (400, True)


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ['sessionid="abcdefghijkl\\000"', 'csrftoken="\\000"', 'x="\\000"'])
def test_cookies_with_such_text_are_refused(cookie: str) -> None:
    assert send("/my/", headers={"Cookie": cookie}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded; charset=hex",
        "application/x-www-form-urlencoded; charset=unicode_escape",
        "multipart/form-data; boundary=x; charset=unicode_escape",
        "multipart/form-data; boundary=x; charset=rot13",
        "text/plain; charset=utf-7",
    ],
)
def test_only_utf_8_is_read(content_type: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="degree"\r\n\r\n\\ud800\r\n--x--\r\n'
    client = Client(raise_request_exception=False)
    assert client.generic("POST", "/check/", body, content_type).status_code == 400
    assert (
        client.generic("POST", "/check/", b"a=b", 'application/x-www-form-urlencoded; charset="UTF-8"').status_code
        == 422
    )


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["rot13", "hex", "utf-7", '"unicode_escape"', "no-such-set"])
def test_no_set_reaches_the_making_of_a_request(charset: str) -> None:
    """Django reads the address by it, before any middleware could answer."""
    environ = RequestFactory().get("/?q=%2B2AA-", HTTP_HOST="localhost").environ
    environ |= {"CONTENT_TYPE": f"text/plain; Charset={charset}"}
    told: list[str] = []

    def start(status: str, headers: list[tuple[str, str]], *rest: object) -> Any:
        told.append(status)

    body = b"".join(Entrance(get_wsgi_application())(environ, start))
    assert (told, "不是UTF-8编码" in body.decode()) == (["400 Bad Request"], True)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND", "CONNECT"])
@pytest.mark.parametrize("path", ["/", "/my/", "/accounts/login/", "/nowhere/"])
def test_pages_are_opened_and_sent_and_nothing_else(verb: str, path: str) -> None:
    answer = Client(raise_request_exception=False, enforce_csrf_checks=True).generic(verb, path)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "page", "known"), FILTERS)
def test_a_filter_that_nobody_offers_is_refused(people: Cast, who: str, page: str, known: dict[str, str]) -> None:
    walking.in_examination(people)
    browser = Browser(people, getattr(people, who)).client
    assert browser.get(reverse(page), known).status_code == 200
    for name in known:
        answers = [
            browser.get(reverse(page), {name: value}) for value in ("x", TOO_LONG, TOO_LARGE, ARABIC, "-1", "1'")
        ]
        assert (name, [one.status_code for one in answers]) == (name, [400] * 6)
        assert "地址里的" in answers[0].content.decode()


@pytest.mark.django_db
def test_a_day_that_is_none_is_refused(people: Cast) -> None:
    browser = Browser(people, people.wang_fang)
    assert [browser.get("employer-notice", start=day).status_code for day in ("2026-13-01", "x", ARABIC)] == [400] * 3


@pytest.mark.django_db
@pytest.mark.parametrize("version", [TOO_LONG, TOO_LARGE, ARABIC, "１", "-1", "1.0", " 1"])
def test_a_version_that_is_no_number_of_ours_changes_nothing(people: Cast, version: str) -> None:
    case = walking.case_at(people, State.SUBMITTED)
    answer = Browser(people, people.wang_fang).post("employer-decline", case.public_id, reason=WORDS, version=version)
    assert (answer.status_code, WORDS in answer.content.decode()) == (400, True)
    assert Case.objects.get(pk=case.pk).version == case.version


@pytest.mark.django_db
def test_what_was_typed_is_shown_and_comes_back_without_what_cannot_be_stored(people: Cast) -> None:
    case = walking.case_at(people, State.SUBMITTED)
    browser, there = (
        Browser(people, people.wang_fang),
        f"http://testserver{reverse('employer-decline', args=[case.public_id])}",
    )
    own = {"Origin": "http://testserver", "Referer": there}
    answer = browser.post("employer-decline", case.public_id, headers=own, reason=f"{WORDS}{NUL}", version=case.version)
    assert (answer.status_code, answer["Cache-Control"]) == (400, "private, no-store")
    words = answer.content.decode()
    assert (WORDS in words, NUL in words, "回到填写的页面" in words) == (True, False, True)
    again = compact(browser.client.get(there))
    assert (WORDS in again, NUL in again) == (True, False)
    foreign = browser.post(
        "employer-decline", case.public_id, headers={"Origin": "http://elsewhere"}, reason=f"{WORDS}{NUL}"
    )
    assert (foreign.status_code, "回到填写的页面" in foreign.content.decode()) == (400, False)
    assert WORDS not in compact(browser.client.get(there))


@pytest.mark.django_db
def test_what_a_stranger_typed_is_shown(client: Client) -> None:
    answer = client.post("/check/", {"pasted": f"{{“{WORDS}{NUL}"})
    assert (answer.status_code, WORDS in answer.content.decode()) == (400, True)


@pytest.mark.django_db
def test_a_year_that_was_not_imported_is_not_told(people: Cast) -> None:
    told = compact(Browser(people, people.supervisor).get("bureau-calendar", done="恭喜您中奖2026"))
    assert ("已导入" in told, "恭喜" in told) == (False, False)


def test_a_day_is_written_in_the_digits_0_to_9_also_of_full_width() -> None:
    field = DatePartsField(label="出生日期")
    assert field.clean(["２０２４", "１", "2"]) == "2024-01-02"
    for typed in (["٢٠٢٤", "1", "2"], ["2024", "1_1", "2"], ["2024", "-1", "2"]):
        with pytest.raises(ValidationError):
            field.clean(typed)


@pytest.mark.django_db
def test_an_address_without_end_leads_to_signing_in_and_not_back(client: Client) -> None:
    for words in ("字" * 3_000, "x" * 20_000):
        answer = client.get("/my/", {"q": words})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")
