"""Arrival counts, not processing (四): what was sent whole before midnight and served after it is taken; the reverse is not."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from tests.web import walking
from tests.web.cast import Cast, cast, moment
from tests.web.desks import BACKEND
from tests.web.serving import connect, enter, get_bytes, post_bytes, read_answer, serving_pages, sign_cookie
from tests.web.waiting import PATIENCE, wait_until
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.models import Case, Filing
from zhicheng_web.entrance.arrival import ARRIVED_AT, MAX_WAIT, NO_PROXY, ProxyTrust, read_arrival
from zhicheng_web.people.actor import Actor
from zhicheng_web.serve.pages_server import THREADS, RunningPages

MIDNIGHT = moment("03-21", 0)
"""The end of the window of March."""
JUST_IN_TIME, JUST_TOO_LATE, LONG_AFTER = (MIDNIGHT + timedelta(seconds=some) for some in (-0.4, 0.1, 3))
RELEASED = threading.Event()


@entry(ANYBODY)
def held(request: HttpRequest) -> HttpResponse:
    """A page that takes its time."""
    RELEASED.wait(PATIENCE)
    return HttpResponse("late")


urlpatterns = [path("", include("zhicheng_web.urls")), path("planted/held/", held)]


class Wall:
    """The clock outside, which stands where it is put."""

    def __init__(self) -> None:
        self.moment = JUST_IN_TIME


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    """A clock that goes by hand."""
    made = Wall()
    monkeypatch.setattr(clock, "real_moment", lambda: made.moment)
    return made


@pytest.fixture
def pages(own_database: str, wall: Wall) -> Iterator[RunningPages]:
    """The office, really served."""
    RELEASED.clear()
    with override_settings(ROOT_URLCONF="tests.web.serve.test_arrival"), serving_pages(enter()) as served:
        yield served
        RELEASED.set()


def sign_in(people: Cast, who: Actor) -> str:
    """The cookies of somebody."""
    browser = Client()
    browser.force_login(people.account(who), backend=BACKEND)
    return f"Cookie: {sign_cookie(browser)}"


def file_form(case: Case, cookie: str, key: str) -> bytes:
    """The form that files a case."""
    fields = {"case": str(case.public_id), f"version-{case.public_id}": str(case.version), "key": key}
    return post_bytes(reverse("employer-file"), fields, cookie)


@pytest.mark.parametrize(
    ("arrives", "filed_on"), [(JUST_IN_TIME, [moment("03-20").date()]), (JUST_TOO_LATE, [])], ids=["before", "after"]
)
def test_a_filing_counts_when_it_has_arrived_however_long_the_queue(
    pages: RunningPages, wall: Wall, arrives: datetime, filed_on: list[Any]
) -> None:
    people = cast()
    case = walking.closed(people)
    queue = pages.dispatchers[0].queue
    with ExitStack() as slow:
        for _ in range(THREADS + 20):
            slow.enter_context(connect(pages)).sendall(get_bytes("/planted/held/"))
        wait_until(lambda: len(queue) == 20)
        wall.moment = arrives
        employer = slow.enter_context(connect(pages))
        employer.sendall(file_form(case, sign_in(people, people.wang_fang), "0c5f4a39-9f43-4f86-93f4-2f8a70f8a9a1"))
        wait_until(lambda: len(queue) == 21)
        wall.moment = LONG_AFTER
        RELEASED.set()
        answer = read_answer(employer)
    assert answer.status == 200
    assert [row.filing_on for row in Filing.objects.filter(case=case)] == filed_on
    assert [row.arrived_at for row in Filing.objects.filter(case=case)] == [arrives] * len(filed_on)


def test_half_a_request_has_not_arrived(pages: RunningPages, wall: Wall) -> None:
    people = cast()
    case = walking.closed(people)
    form = file_form(case, sign_in(people, people.wang_fang), "0c5f4a39-9f43-4f86-93f4-2f8a70f8a9a1")
    with connect(pages) as employer:
        employer.sendall(form[:-1])
        wait_until(lambda: [one for one in pages.list_channels() if one.request and one.request.body_bytes_received])
        wall.moment = JUST_TOO_LATE
        employer.sendall(form[-1:])
        answer = read_answer(employer)
    assert (answer.status, Filing.objects.filter(case=case).count()) == (200, 0)


PROXY = ProxyTrust("10.0.0.1", "X-Request-Start")


@pytest.mark.parametrize(
    ("trust", "environ", "arrived"),
    [
        (NO_PROXY, {}, LONG_AFTER),
        (NO_PROXY, {ARRIVED_AT: JUST_IN_TIME}, JUST_IN_TIME),
        (PROXY, {"REMOTE_ADDR": "10.0.0.1"}, JUST_IN_TIME),
        (PROXY, {"REMOTE_ADDR": "10.0.0.2"}, LONG_AFTER),
        (PROXY._replace(arrival_header=""), {"REMOTE_ADDR": "10.0.0.1"}, LONG_AFTER),
        (PROXY, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_REQUEST_START": "yesterday"}, LONG_AFTER),
        (PROXY, {"REMOTE_ADDR": "10.0.0.1", ARRIVED_AT: JUST_IN_TIME - timedelta(seconds=1)}, "own"),
        (PROXY, {"REMOTE_ADDR": "10.0.0.1", ARRIVED_AT: JUST_IN_TIME + MAX_WAIT + timedelta(seconds=1)}, "own"),
    ],
    ids=[
        "nothing",
        "our server",
        "the proxy",
        "a visitor",
        "not configured",
        "no number",
        "later than ours",
        "too old",
    ],
)
def test_a_header_says_when_only_from_the_proxy_that_is_trusted(
    wall: Wall, trust: ProxyTrust, environ: dict[str, Any], arrived: datetime | str
) -> None:
    wall.moment = LONG_AFTER
    sent = {"HTTP_X_REQUEST_START": f"t={JUST_IN_TIME.timestamp():.3f}"} | environ
    assert read_arrival(sent, trust) == (environ[ARRIVED_AT] if arrived == "own" else arrived)


def test_the_clock_stands_at_the_arrival_for_the_length_of_a_request(wall: Wall) -> None:
    with clock.stand_at_arrival(JUST_IN_TIME):
        wall.moment = LONG_AFTER
        assert (clock.now(), clock.today()) == (JUST_IN_TIME, moment("03-20").date())
    assert (clock.now(), clock.today()) == (LONG_AFTER, moment("03-21").date())
