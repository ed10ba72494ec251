"""What is written down for those who run the office: enough to find a cause, nothing that is anybody's."""

import errno
import logging
import logging.config
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import DisallowedHost
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from tests.web import walking
from tests.web.cast import Cast, cast, change_password, moment
from tests.web.desks import BACKEND
from tests.web.logged import HeardLog, hearing_log
from tests.web.serving import ask, enter, get_bytes, post_bytes, serving_pages, sign_cookie
from tools.zc.checkout import CHECKOUT
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.actions.open_paper import open_paper
from zhicheng_web.cases.read.id_number import reveal_id_number
from zhicheng_web.entrance.application import Entrance, Environ
from zhicheng_web.entrance.readiness import StartResponse
from zhicheng_web.ledger.units import SECURITY_EVENTS, record_unit_act
from zhicheng_web.logs import handlers
from zhicheng_web.logs.handlers import PrivateLogFile, build_logging
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people import queries as people_queries

NAME, PHONE, NUMBER, LOGIN = "何苗丝雀", "13888777666", "530100199201010019", "he.miao@canary"
CANARIES = (NAME, PHONE, NUMBER, "canary", "530100", "丝雀")


@entry(ANYBODY)
def quote_everything(request: HttpRequest, secret: str) -> HttpResponse:
    """A page whose error quotes what was typed."""
    own_number = request.POST["number"]
    raise ValueError(f"no such person: {NAME} {own_number} {PHONE} {LOGIN} (name={NAME})")


@entry(ANYBODY)
def break_key(request: HttpRequest) -> HttpResponse:
    """A page in which PostgreSQL quotes a row."""
    people_queries.create_person(NAME, at=moment("02-04"), number=NUMBER)
    people_queries.create_person(NAME, at=moment("02-04"), number=NUMBER)
    return HttpResponse()


urlpatterns = [
    path("", include("zhicheng_web.urls")),
    path("planted/quote/<str:secret>/", quote_everything, name="planted-quote"),
    path("planted/key/", break_key, name="planted-key"),
]
handler500 = "zhicheng_web.portal.shared.trouble_pages.render_server_error"


@pytest.fixture
def log() -> Iterator[HeardLog]:
    """What is written meanwhile."""
    with hearing_log() as heard:
        yield heard


def assert_nobody_is_named(log: HeardLog) -> None:
    """None of what was typed is there."""
    assert [canary for canary in CANARIES if canary in log.text] == []


def test_an_error_is_found_by_the_number_on_its_page(own_database: str, log: HeardLog) -> None:
    people, browser = cast(), Client()
    browser.force_login(people.account(people.wang_fang), backend=BACKEND)
    form = {"number": NUMBER, "name": NAME, "phone": PHONE}
    with override_settings(ROOT_URLCONF="tests.web.test_logs"), serving_pages(enter()) as pages:
        request = post_bytes("/planted/quote/canary/", form, f"Cookie: {sign_cookie(browser)}", "X-Request-ID: mine")
        answer = ask(pages, request)
    shown = re.findall("问题编号：<strong>([a-z0-9]{10})</strong>", answer.text)
    error, line = log.of("zhicheng.errors")[0], log.of("zhicheng.request")[0]
    assert [answer.headers["x-request-id"], error["request"], line["request"]] == shown * 3
    assert (line["entry"], line["method"], line["status"]) == ("planted-quote", "POST", 500)
    assert [frame for frame in error["error"][0]["frames"] if "test_logs.py" in frame][0].endswith("quote_everything")
    assert error["error"][0]["kind"] == "builtins.ValueError"
    assert_nobody_is_named(log)


def test_what_django_lets_out_is_written_and_answered(log: HeardLog) -> None:
    def fail(environ: Environ, start_response: StartResponse) -> list[bytes]:
        raise RuntimeError(NAME)

    heard: list[Any] = []

    def start(status: str, headers: object) -> Callable[[bytes], object]:
        heard.extend((status, headers))
        return lambda body: None

    body = Entrance(fail)({"REQUEST_METHOD": "POST", "PATH_INFO": "/canary/"}, start)
    error, line = log.lines
    assert (heard[0], dict(heard[1])["X-Request-ID"]) == ("500 Internal Server Error", error["request"])
    assert (line["status"], error["error"][0]["kind"]) == (500, "builtins.RuntimeError")
    assert error["request"] in b"".join(body).decode()
    assert_nobody_is_named(log)


def test_what_the_database_quotes_is_not_written(own_database: str, log: HeardLog) -> None:
    with override_settings(ROOT_URLCONF="tests.web.test_logs"):
        Client(raise_request_exception=False).get("/planted/key/")
    kinds = [(one["kind"], one["about"]) for one in log.of("zhicheng.errors")[0]["error"]]
    assert kinds == [
        ("django.db.utils.IntegrityError", "see the cause"),
        ("psycopg.errors.UniqueViolation", "sqlstate 23505, constraint person_one_per_id_number"),
    ]
    assert_nobody_is_named(log)


def test_a_page_says_who_by_number_and_which_by_name(own_database: str, log: HeardLog) -> None:
    people, browser = cast(), Client()
    account = people.account(people.wang_fang)
    browser.force_login(account, backend=BACKEND)
    with serving_pages(enter()) as pages:
        seen = ask(pages, get_bytes("/employer/?q=canary", f"Cookie: {sign_cookie(browser)}"))
        ask(pages, get_bytes("/static/shared/zhicheng.css"))
        ask(pages, get_bytes("/accounts/reset/canary/canary/"))
    first = log.of("zhicheng.request")[0]
    assert (seen.status, first["entry"], first["who"], first["status"]) == (200, "employer-queue", account.pk, 200)
    assert (first["ms"] >= 0, first["waited_ms"] >= 0, len(log.of("zhicheng.request"))) == (True, True, 2)
    assert_nobody_is_named(log)


@pytest.mark.parametrize(
    ("words", "arguments", "event"),
    [
        ("Forbidden (%s): %s", ("Origin", "/join/canary/"), "Forbidden …: "),
        (
            "Invalid HTTP_HOST header: 'canary.example'. You may need to add 'canary.example' to ALLOWED_HOSTS.",
            (),
            None,
        ),
        (f"job deliver(person={NUMBER}) failed for {NAME}", (), "job deliver… failed for …"),
    ],
)
def test_of_what_libraries_write_only_their_own_words_stay(
    log: HeardLog, words: str, arguments: tuple[str, ...], event: str | None
) -> None:
    logging.getLogger("library").error(words, *arguments)
    assert event in (None, log.lines[0]["event"])
    assert_nobody_is_named(log)


@pytest.mark.parametrize(
    "error", [DisallowedHost(NUMBER), IntegrityError(NAME), KeyError("canary"), OSError(2, "canary")]
)
def test_of_an_error_only_its_own_words_stay(log: HeardLog, error: Exception) -> None:
    logging.getLogger("zhicheng.errors").error("unhandled error", exc_info=error)
    assert log.lines[0]["error"][0]["kind"].endswith(type(error).__name__)
    assert_nobody_is_named(log)


def test_a_file_is_private_and_is_put_aside_while_the_office_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "MAX_BYTES", 300)
    monkeypatch.setattr(handlers, "MAX_FILES", 2)
    target, before = PrivateLogFile(str(tmp_path / "logs" / "pages.log")), os.umask(0)
    logger = logging.Logger("planted")
    logger.addHandler(target)
    for number in range(40):
        logger.error("line %s", f"{number:050}")
    target.close()
    os.umask(before)
    modes = {
        file.name: oct(file.stat().st_mode & 0o777) for file in [tmp_path / "logs", *(tmp_path / "logs").iterdir()]
    }
    assert modes == {"logs": "0o700", "pages.log": "0o600", "pages.log.1": "0o600", "pages.log.2": "0o600"}


def refuse_to_write(handler: PrivateLogFile) -> None:
    """As a full disk does."""
    raise OSError(errno.ENOSPC, "canary")


def test_a_full_disk_stops_nobody_and_tells_the_terminal_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.Logger("planted")
    logger.addHandler(PrivateLogFile(str(tmp_path / "pages.log")))
    monkeypatch.setattr(PrivateLogFile, "_open", refuse_to_write)
    logger.error("canary")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("process", "written_to", "level"),
    [("", None, "WARNING"), ("stderr", None, "INFO"), ("pages", "pages.log", "INFO"), ("worker", "worker.log", "INFO")],
)
def test_each_process_has_its_place(tmp_path: Path, process: str, written_to: str | None, level: str) -> None:
    made = build_logging(tmp_path, process)
    target = made["handlers"]["lines"]
    assert target.get("filename") == (str(tmp_path / "logs" / written_to) if written_to else None)
    assert (made["root"]["level"], made["root"]["handlers"]) == (level, ["lines"])


SIGNED_IN_WITH = "dianchi-haiou-1"


def test_signing_in_and_out_is_written_without_a_name(
    people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    account, browser = people.account(people.wang_fang), Client()
    change_password(account, SIGNED_IN_WITH)
    form = {"login": account.login, "password": "wrong-canary"}
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("account_login"), form)
        browser.post(reverse("account_login"), form | {"password": SIGNED_IN_WITH})
        browser.post(reverse("account_logout"))
    events = [(line["event"], line.get("account"), line["level"]) for line in log.of("zhicheng.security")]
    assert events == [
        ("sign_in_failed", None, "WARNING"),
        ("sign_in", account.pk, "INFO"),
        ("sign_out", account.pk, "INFO"),
    ]
    assert account.login not in log.text
    assert_nobody_is_named(log)


def test_seeing_a_number_is_written(people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any) -> None:
    seen = people.person(people.li_yun)
    with django_capture_on_commit_callbacks(execute=True):
        reveal_id_number(seen, by=people.examiner, at=moment("03-02"), purpose="check_identity")
    line = log.of("zhicheng.security")[0]
    assert (line["event"], line["person"], line["by"]) == ("number_seen", seen.pk, people.examiner.person_id)


def test_opening_anothers_paper_is_written(
    people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    paper = walking.filed(people).papers.order_by("pk")[0]
    with django_capture_on_commit_callbacks(execute=True):
        open_paper(paper, by=people.examiner, at=moment("03-11"))
    (line,) = log.of("zhicheng.security")
    told = (line["event"], line["person"], line["by"], line["paper"])
    assert told == ("paper_seen", people.li_yun.person_id, people.examiner.person_id, str(paper.public_id))
    assert_nobody_is_named(log)


@pytest.mark.parametrize("act", [*SECURITY_EVENTS, "correct_unit"])
def test_links_roles_and_units_are_written(
    act: str, people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    by, owner = people.supervisor, people.person(people.examiner)
    with django_capture_on_commit_callbacks(execute=True):
        record_unit_act(people.wuhua.pk, act, by=by, at=moment("03-02"), person_id=owner.pk, body={"name": NAME})
    line = log.of("zhicheng.security")[0]
    kind = SECURITY_EVENTS.get(act, SecurityEvent.UNIT_CHANGED)
    assert (line["event"], line["act"], line["person"], line["by"]) == (kind, act, owner.pk, by.person_id)
    assert_nobody_is_named(log)


def test_what_was_rolled_back_has_not_happened(
    people: Cast, log: HeardLog, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=False):
        log_security_event(SecurityEvent.NUMBER_SEEN, by=1)
    assert log.of("zhicheng.security") == []


def test_every_event_that_can_be_looked_for_is_written_somewhere() -> None:
    office = CHECKOUT / "src" / "zhicheng_web"
    written = {
        name for file in office.rglob("*.py") for name in re.findall(r"\bSecurityEvent\.([A-Z_]+)", file.read_text())
    }
    assert written == {kind.name for kind in SecurityEvent}
