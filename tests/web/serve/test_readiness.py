"""What a watcher is told: the process lives; database, worker, ledger and disk are as they should be."""

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection

from zhicheng_web.databases import limit_statements
from zhicheng_web.entrance import readiness
from zhicheng_web.entrance.application import Entrance, Environ
from zhicheng_web.entrance.readiness import Readiness, ReadinessAnswers, StartResponse, look_at_office

ALL = {"database": "ok", "worker": "ok", "ledger": "ok", "disk": "ok"}


def hear_status(heard: list[str]) -> StartResponse:
    """WSGI's start_response, which notes the status."""

    def start(status: str, headers: object) -> Callable[[bytes], object]:
        heard.append(status)
        return lambda body: None

    return start


def watch(path: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Any]:
    """What a watcher is told who asks by a name that is none of ours; Django is not asked."""
    heard: list[str] = []

    def refuse(environ: Environ, start_response: object) -> list[bytes]:
        raise AssertionError("nobody asks Django")

    monkeypatch.setattr(readiness, "ANSWERS", ReadinessAnswers(look_at_office))
    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "HTTP_HOST": "10.0.0.9"}
    body = Entrance(refuse)(environ, hear_status(heard))
    return heard[0], json.loads(b"".join(body))


@pytest.fixture
def worker(own_database: str) -> None:
    """A worker that has just given a sign of life."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


def test_the_process_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch("/healthz", monkeypatch) == ("200 OK", "ok")


def test_everything_is_there(worker: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch("/readyz", monkeypatch) == ("200 OK", ALL)


def test_a_worker_that_gives_no_sign_of_life_is_told(worker: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    assert watch("/readyz", monkeypatch) == ("503 Service Unavailable", ALL | {"worker": "trouble"})


def test_a_ledger_that_does_not_fit_is_told(worker: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhicheng_web.ledger.looks.find_ledger_trouble", lambda at: ["封存有1处对不上"])
    assert watch("/readyz", monkeypatch) == ("503 Service Unavailable", ALL | {"ledger": "trouble"})


def test_a_disk_without_room_is_told(worker: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", 10**18)
    assert watch("/readyz", monkeypatch) == ("503 Service Unavailable", ALL | {"disk": "trouble"})


def test_a_database_that_is_away_is_told(worker: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:
        assert options["connect_timeout"] == readiness.CONNECT_SECONDS
        raise psycopg.OperationalError("canary")

    monkeypatch.setattr(psycopg, "connect", refuse)
    told = watch("/readyz", monkeypatch)
    assert told == ("503 Service Unavailable", dict.fromkeys(ALL, "trouble") | {"disk": "ok"})


def test_whoever_asks_without_end_asks_the_database_once() -> None:
    looks: list[int] = []
    times = iter([10.0, 10.0, 11.0, 13.0, 13.0])

    def look() -> Readiness:
        looks.append(1)
        return Readiness(True, True, True, True)

    answers = ReadinessAnswers(look, lambda: next(times))
    for expected in (1, 1, 1, 2):
        answers.find_answer()
        assert len(looks) == expected


def test_a_statement_of_a_page_has_an_end(own_database: str) -> None:
    limited = connection.settings_dict | {"OPTIONS": {"connect_timeout": 5, "options": "-c lock_timeout=7s"}}
    limit_statements(limited)
    socket, options = limited["HOST"], limited["OPTIONS"]
    with psycopg.connect(host=socket, dbname=own_database, user=limited["USER"], **options) as asked:
        asks = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        found = [asked.execute(f"SHOW {name}").fetchone() for name in asks]
    assert found == [("15s",), ("7s",), ("1min",)]
