"""A stop does not cut what is in flight; a job whose worker was killed is done again, once."""

import asyncio
import inspect
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from waitress.task import ThreadedTaskDispatcher

from tests.web.waiting import PATIENCE, wait_until
from tools.zc.checkout import CHECKOUT
from zhicheng_web import jobs
from zhicheng_web.serve.pages_server import GRACE, finish_requests
from zhicheng_web.serve.web import exit_on_signal

SLOW = """
import signal
from threading import Event
from zhicheng_web.serve.pages_server import RunningPages
from zhicheng_web.serve.web import exit_on_signal
stopping = Event()
def slow(environ, start):
    print("in flight", flush=True)
    stopping.wait()
    start("200 OK", [("Content-Length", "4")])
    return [b"done"]
pages = RunningPages(slow, "127.0.0.1", 0)
usual = pages.dispatchers[0].shutdown
def shutdown(**told):
    stopping.set()
    return usual(**told)
pages.dispatchers[0].shutdown = shutdown
signal.signal(signal.SIGTERM, exit_on_signal)
print(pages.port, flush=True)
pages.run()
"""


def test_a_request_in_flight_is_answered_before_the_stop() -> None:
    surroundings = os.environ | {"PYTHONPATH": f"{CHECKOUT / 'src'}"}
    answers: list[bytes] = []
    with subprocess.Popen([sys.executable, "-c", SLOW], env=surroundings, stdout=subprocess.PIPE, text=True) as office:
        assert office.stdout
        address = f"http://127.0.0.1:{office.stdout.readline().strip()}/"
        visitor = threading.Thread(
            target=lambda: answers.append(urllib.request.urlopen(address, timeout=PATIENCE).read())
        )
        visitor.start()
        assert office.stdout.readline() == "in flight\n"
        office.send_signal(signal.SIGTERM)
        visitor.join(PATIENCE)
    assert (answers, office.returncode) == ([b"done"], 0)


def test_a_request_in_flight_has_longer_than_waitress_alone_would_wait() -> None:
    alone = inspect.signature(ThreadedTaskDispatcher.shutdown).parameters["timeout"].default
    told: dict[str, object] = {}
    finish_requests(lambda **words: bool(told.update(words)))
    assert told == {"cancel_pending": False, "timeout": GRACE}
    assert alone < GRACE


def test_a_stop_leaves_the_loop() -> None:
    with pytest.raises(SystemExit):
        exit_on_signal(signal.SIGTERM, None)


def states(*columns: str) -> list[tuple[object, ...]]:
    """What the queue says of its jobs."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM procrastinate_jobs ORDER BY id")
        return list(cursor.fetchall())


@pytest.mark.parametrize(("attempts", "then"), [(0, "todo"), (jobs.MAX_ATTEMPTS, "failed")])
def test_a_job_of_a_dead_worker_is_given_back_a_few_times(own_database: str, attempts: int, then: str) -> None:
    app.configure_task("zhicheng_web.jobs.forget_old_jobs").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s", [worker, attempts]
        )
    assert asyncio.run(swept()) == 1
    assert states("status") == [(then,)]


async def swept() -> int:
    """The sweep, as the worker does it."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            return await jobs.retry_stalled_jobs()


WORKER = """
import os, time
import django
django.setup()
from django.core.management import call_command
from procrastinate.contrib.django import app

@app.task(name="slow")
def slow():
    with open(os.environ["DONE"], "a") as out:
        out.write("x")
    time.sleep(float(os.environ["SECONDS"]))

call_command("worker")
"""


def worker(database: str, done: Path, seconds: int) -> "subprocess.Popen[bytes]":
    """A real worker on this database, which knows a job that takes its time."""
    socket = connection.settings_dict["HOST"]
    surroundings = os.environ | {
        "PYTHONPATH": f"{CHECKOUT / 'src'}",
        "DJANGO_SETTINGS_MODULE": "zhicheng_web.settings",
        "DATABASE_URL": f"postgresql://zhicheng_app@/{database}?host={socket}",
        "DONE": str(done),
        "SECONDS": str(seconds),
    }
    return subprocess.Popen([sys.executable, "-c", WORKER], env=surroundings)


@pytest.mark.all
def test_the_job_of_a_killed_worker_runs_once_more(own_database: str, tmp_path: Path) -> None:
    done = tmp_path / "done"
    app.configure_task("slow", allow_unknown=True).defer()
    with worker(own_database, done, 300) as first:
        wait_until(lambda: done.exists() and done.read_text())
        first.kill()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    with worker(own_database, done, 0) as second:
        wait_until(lambda: ("slow", "succeeded") in states("task_name", "status"))
        second.terminate()
    assert (done.read_text(), second.returncode) == ("xx", 0)
