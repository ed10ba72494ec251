"""The database stands still in the middle of a page: the page ends and says so, and other pages go on."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from tests.web.serving import ask, connect, enter, get_bytes, read_answer, serving_pages
from tests.web.waiting import PATIENCE, wait_until
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.entrance import stalled_queries
from zhicheng_web.entrance.stalled_queries import StalledQueries, WatchedRequest
from zhicheng_web.portal.shared.troubles import AWAY
from zhicheng_web.serve.pages_server import RunningPages

BACKENDS: list[int] = []
MAY_ASK = threading.Event()


@entry(ANYBODY)
def ask_twice(request: HttpRequest) -> HttpResponse:
    """A page that asks the database, and once more when it may."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        BACKENDS.append(cursor.fetchone()[0])
        MAY_ASK.wait(PATIENCE)
        cursor.execute("SELECT 1")
    return HttpResponse("answered")


urlpatterns = [path("", include("zhicheng_web.urls")), path("planted/twice/", ask_twice)]
handler500 = "zhicheng_web.portal.shared.trouble_pages.render_server_error"


@pytest.fixture
def pages(own_database: str) -> Iterator[RunningPages]:
    """The office, really served."""
    BACKENDS.clear()
    MAY_ASK.clear()
    with override_settings(ROOT_URLCONF="tests.web.serve.test_stalled_database"), serving_pages(enter()) as served:
        yield served


def test_a_page_whose_database_stands_still_says_so(pages: RunningPages, monkeypatch: pytest.MonkeyPatch) -> None:
    with connect(pages) as visitor:
        visitor.sendall(get_bytes("/planted/twice/"))
        backend = wait_until(lambda: next(iter(BACKENDS), 0))
        os.kill(backend, signal.SIGSTOP)
        try:
            with (
                monkeypatch.context() as soon
            ):  # for this question alone: any other may take that long on a busy machine
                soon.setattr(stalled_queries, "STALLED_SECONDS", 0.1)
                MAY_ASK.set()
                answer = read_answer(visitor)
        finally:
            os.kill(backend, signal.SIGCONT)
    assert (answer.status, answer.text.count(f"<h1>{AWAY.heading}</h1>")) == (503, 1)
    assert ask(pages, get_bytes("/planted/twice/")).text == "answered"


class Waiting(WatchedRequest):
    """A request that waits for the database, or not."""

    is_active = True
    was_cut = False

    def is_waiting(self) -> bool:
        """As it is said."""
        return self.is_active

    def cut(self) -> None:
        """Note it."""
        self.was_cut = True


def test_who_asks_one_thing_after_another_is_not_stalled() -> None:
    requests = StalledQueries()
    busy, idle, stuck = (Waiting(connections["default"]) for _ in range(3))
    idle.is_active = False
    requests.requests = {number: one for number, one in enumerate((busy, idle, stuck))}
    start = stuck.last_progress[1]
    for second in range(0, 30, 2):
        busy.statements += 1
        requests.cut_stalled(start + second)
    assert (busy.was_cut, idle.was_cut, stuck.was_cut) == (False, False, True)
