"""While a hostile file is being refused, every other page answers: the office really served, spoken to over its port."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Lock
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, cast
from tests.web.desks import BACKEND
from tests.web.papers.builders import make_picture
from tests.web.papers.heavy import HEAVY
from tests.web.serving import TOKEN, ask, connect, enter, get_bytes, read_answer, serving_pages, sign_cookie
from tests.web.waiting import wait_until
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers.uploads import cleaning, limits, reader_process
from zhicheng_web.people.actor import Actor
from zhicheng_web.serve.pages_server import RunningPages

BOUNDARY = "boundary-of-a-form"
KIND = "education_certificate"


@pytest.fixture
def pages(own_database: str) -> Iterator[RunningPages]:
    """The office, really served."""
    with serving_pages(enter()) as served:
        yield served


def sign_in(people: Cast, who: Actor) -> str:
    """The cookies of somebody."""
    browser = Client()
    browser.force_login(people.account(who), backend=BACKEND)
    return f"Cookie: {sign_cookie(browser)}"


def upload_form(case: Case, cookie: str, data: bytes) -> bytes:
    """The form that uploads a file, sent."""
    fields = {"csrfmiddlewaretoken": TOKEN, "kind": KIND, "version": str(case.version), "key": str(uuid4())}
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    file = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    body = "".join([*parts, file]).encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
    head = [
        f"POST {reverse('applicant-papers', args=[case.public_id])} HTTP/1.1",
        *(
            "Host: localhost",
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
            f"Content-Length: {len(body)}",
            cookie,
        ),
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def send(pages: RunningPages, stack: ExitStack, request: bytes) -> socket.socket:
    """A visitor who has sent a request and waits."""
    visitor = stack.enter_context(connect(pages))
    visitor.sendall(request)
    return visitor


@pytest.mark.all  # a reader that uses up its seconds of the processor, as in test_readers.py
def test_every_other_page_answers_while_a_file_is_read_that_has_no_end(
    pages: RunningPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        reader_process, "READING_SECONDS", 60
    )  # it is its CPU time that ends it, however busy the machine
    people = cast()
    case = walking.draft(people)
    count, hostile = Paper.objects.count(), HEAVY["90,000 slow fills"]()
    applicant, employer = sign_in(people, people.li_yun), sign_in(people, people.wang_fang)
    with ExitStack() as visitors:
        several = [send(pages, visitors, upload_form(case, applicant, hostile)) for _ in range(3)]
        wait_until(lambda: any(lock.locked() for lock in cleaning.TURNS.values()))
        assert {ask(pages, get_bytes(path, employer)).status for path in ("/", "/notice/", "/employer/")} == {200}
        colleague = cleaning.clean_upload(make_picture())
        assert any(lock.locked() for lock in cleaning.TURNS.values())  # it is still being read
        answers = [read_answer(visitor) for visitor in several]
    assert colleague.pages == 1
    assert [answer.status for answer in answers] == [422] * 3
    assert any("文件太复杂，几秒钟内读不完" in answer.text for answer in answers)
    assert Paper.objects.count() == count
    after = ask(pages, upload_form(case, applicant, make_picture()))
    assert (after.status, Paper.objects.count()) == (303, count + 1)


def test_nobody_takes_all_readers(rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.READERS > 1
    monkeypatch.setattr(cleaning, "WAITING_SECONDS", 0.05)
    turn = cleaning.TURNS.setdefault(7, Lock())
    with turn, pytest.raises(StepRefused, match="上一份文件还在读"):
        cleaning.clean_upload_of(7, make_picture())
    assert cleaning.clean_upload_of(7, make_picture()).pages == 1
    assert cleaning.clean_upload_of(8, make_picture()).pages == 1
